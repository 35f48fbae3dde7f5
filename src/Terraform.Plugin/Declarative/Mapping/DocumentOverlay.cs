using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>
/// A document whose parts have typed fields beside it. A place belongs to the typed field where that has a value, and to the document otherwise, so that
/// each value is said, compared and written once.
/// </summary>
internal static class DocumentOverlay
{
    /// <summary>What the API holds of the document, less what the typed fields have; null when nothing is left.</summary>
    /// <param name="root">The API object.</param>
    /// <param name="scope">The part of it that the fields are in.</param>
    /// <param name="siblings">The document's field and those beside it.</param>
    /// <param name="document">The document's field.</param>
    /// <param name="json">What the API holds in the document's place.</param>
    /// <param name="states">Say which typed fields have a value.</param>
    public static JToken? Rest(JObject root, JToken? scope, IReadOnlyList<Field> siblings, Field document, JToken? json, params TfValue[] states)
    {
        if (document.Placement is not OverlaidPlacement { Block: var name } || json is not JObject whole)
        {
            return json;
        }

        var typed = states.SelectMany(s => s[name].Items.Take(1)).ToList();
        var rest = (JObject)whole.DeepClone();
        foreach (var field in siblings.First(f => f.Name == name).Children.Where(f => f.Placement is OverlayPlacement && typed.Any(t => !t[f.Name].IsNull)))
        {
            if (ApiTree.Find(root, scope, field.Location) is { } token && Steps(token, whole) is { Count: > 0 } steps)
            {
                Remove(rest, steps);
            }
        }

        return rest.Count == 0 && whole.Count > 0 ? null : rest;
    }

    private static List<string>? Steps(JToken token, JObject whole)
    {
        var steps = new List<string>();
        for (var at = token; at is not null && at != whole; at = at.Parent)
        {
            if (at is JProperty property)
            {
                steps.Insert(0, property.Name);
            }
        }

        return token.Ancestors().Contains(whole) ? steps : null;
    }

    // An object that held nothing else goes too.
    private static void Remove(JObject from, List<string> steps)
    {
        if (steps.Count == 1)
        {
            from.Remove(steps[0]);
        }
        else if (from[steps[0]] is JObject inner)
        {
            Remove(inner, steps[1..]);
            if (inner.Count == 0)
            {
                from.Remove(steps[0]);
            }
        }
    }
}
