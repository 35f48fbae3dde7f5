using Terraform.Plugin.Values;
using Tfplugin6;

namespace Testing.TerraformCore;

/// <summary>Core's check of what an apply returned against what was planned (AssertObjectCompatible, section 4.7), and of values it saves.</summary>
internal static class ApplyRules
{
    public static IEnumerable<string> Violations(Schema.Types.Block block, TfValue planned, TfValue actual)
    {
        foreach (var attribute in block.Attributes.Where(a => a.WriteOnly && !actual[a.Name].IsNull))
        {
            yield return $"{attribute.Name}: write-only and not null; core drops the object";
        }

        if (!actual.IsWhollyKnown)
        {
            yield return "unknown values are left";
        }

        foreach (var problem in Compare("", planned, actual))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> Compare(string at, TfValue planned, TfValue actual) => (planned, actual) switch
    {
        (TfUnknown, _) => [],
        (TfMap p, TfMap a) when p.Entries.Keys.SequenceEqual(a.Entries.Keys) =>
            p.Entries.SelectMany(e => Compare($"{at}.{e.Key}", e.Value, a[e.Key])),
        (TfList p, TfList a) when p.Elements.Count == a.Elements.Count =>
            p.Elements.Zip(a.Elements).SelectMany((pair, i) => Compare($"{at}[{i}]", pair.First, pair.Second)),
        _ => planned.Equals(actual) ? [] : [$"{at}: was {planned}, but now {actual}"],
    };
}
