using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Mapping;

namespace Rancher.Provider.Resources.Clusters.Rke;

/// <summary>
/// The configuration of secrets encryption. Rancher 2.4 passes it through a Go struct without names for JSON, so that it comes back with the names of
/// Go's fields (<c>AESCBC</c>, <c>Keys</c>) and with null for what was left out. Go reads names without regard to case, and so are they compared.
/// </summary>
internal static class EncryptionDocument
{
    public static IEquivalence Equivalence { get; } = Terraform.Plugin.Declarative.Mapping.Equivalence.YamlWith(LowerNames);

    private static JToken LowerNames(JToken token) => token switch
    {
        JObject map => new JObject(map.Properties()
            .Where(p => p.Value.Type != JTokenType.Null)
            .GroupBy(p => p.Name.ToLowerInvariant(), StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new JProperty(g.Key, LowerNames(g.Last().Value)))),
        JArray list => new JArray(list.Select(LowerNames)),
        _ => token,
    };
}
