using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>Maps and documents that are written entry by entry: what others added stays, and what is no text is not written again.</summary>
internal static class EntryMerge
{
    /// <summary>Puts what the user changed into the map that the server has.</summary>
    /// <param name="field">The map or document.</param>
    /// <param name="map">Where its entries are.</param>
    /// <param name="was">The entries before.</param>
    /// <param name="becomes">The entries to reach.</param>
    /// <param name="put">Gives an entry its value, or takes it away where there is none.</param>
    /// <returns>Entries to which somebody else gave another value than they had and than they are to have.</returns>
    public static IReadOnlyList<string> Apply(Field field, JObject map, TfValue was, TfValue becomes, Action<JObject, string, JToken?> put)
    {
        var (before, after, overruled) = (Entries(field, was), Entries(field, becomes), new List<string>());
        foreach (var name in before.Properties().Concat(after.Properties()).Select(p => p.Name)
            .Where(name => field.Placement is not AdditionalPropertiesPlacement members || members.Allows(name)).Distinct().ToList())
        {
            var (then, now, next) = (before[name], map[name] is { Type: not JTokenType.Null } there ? there : null, after[name]);
            var isHidden = field.IsHidden && now is null;
            if (JToken.DeepEquals(then, next) && !isHidden)
            {
                continue;
            }

            if (then is not null && !isHidden && !MeansTheSame(now, then) && !MeansTheSame(now, next))
            {
                overruled.Add(name);
            }

            put(map, name, next);
        }

        return overruled;
    }

    private static JObject Entries(Field field, TfValue value) => JsonValues.Write(field, value) as JObject ?? [];

    // Servers write numbers and flags of a map as texts, and the other way round.
    private static bool MeansTheSame(JToken? left, JToken? right) =>
        JToken.DeepEquals(left, right) || (left is JValue a && right is JValue b && a.ToString() == b.ToString());
}
