using System.Collections.Frozen;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>Blocks of which an object has one: which of them an answer belongs to, where more than one could have it.</summary>
internal static class OneOfBlocks
{
    /// <summary>
    /// The blocks whose place another one has. The block that the user gave comes first, then those that are declared first: so a block for any kind is
    /// declared after those for one.
    /// </summary>
    /// <param name="fields">The blocks and what stands beside them.</param>
    /// <param name="root">The API object.</param>
    /// <param name="scope">The part of it that the fields are in.</param>
    /// <param name="known">What is known of the object.</param>
    public static IReadOnlySet<string> ShadowedBlocks(IReadOnlyList<Field> fields, JObject root, JToken? scope, TfValue known)
    {
        if (!fields.Any(f => f.IsOneOfBlocks))
        {
            return FrozenSet<string>.Empty;
        }

        var (shadowed, taken) = (new HashSet<string>(), new HashSet<JToken>(ReferenceEqualityComparer.Instance));
        foreach (var kind in fields.Where(f => f.IsOneOfBlocks).OrderByDescending(f => known[f.Name].Items.Count))
        {
            var places = FieldPlace.Objects(root, scope, kind).ToList();
            if (places.Count > 0 && places.All(taken.Contains))
            {
                shadowed.Add(kind.Name);
            }

            taken.UnionWith(places);
        }

        return shadowed;
    }
}
