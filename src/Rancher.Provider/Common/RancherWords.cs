using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Mapping;

namespace Rancher.Provider.Common;

/// <summary>Words of a field line that know conventions of Rancher's APIs.</summary>
internal static class RancherWords
{
    // Domains of keys that Rancher and Kubernetes write.
    private static readonly string[] SystemDomains = ["cattle.io", "rancher.io", "kubernetes.io", "k8s.io"];

    /// <summary>Labels or annotations in which Rancher, Kubernetes and other controllers keep entries of their own.</summary>
    public static Field IgnoresSystemKeys(this Field field) => field.IgnoresKeys(IsSystemKey);

    /// <summary>
    /// As <see cref="IgnoresSystemKeys"/>, in the management API: a PUT leaves each entry with <c>cattle.io/</c> in its key as it is; those of the domain
    /// field.cattle.io it sets, and does not remove (Norman's mergeProtected, in every version).
    /// </summary>
    public static Field IgnoresNormanKeys(this Field field) =>
        field.IgnoresKeys(new SystemKeys(IsSystemKey) { IsSetOnCreateOnly = IsProtected, IsNeverRemoved = IsRanchers });

    /// <summary>A YAML document that the API holds as an object, in which Norman may name schemas.</summary>
    public static Field YamlObject(this Field field) => field.EncodedAsObject(IsSchemaName);

    /// <summary>As <see cref="YamlObject"/>, with lists of command line arguments whose order means nothing between different flags.</summary>
    public static Field YamlArguments(this Field field) => field.YamlObject().SemanticEquality(Equivalence.YamlWith(SortArguments));

    /// <summary>Whether the entry belongs to Rancher or Kubernetes itself.</summary>
    public static bool IsSystemKey(string key) =>
        key.Contains("cattle.io/", StringComparison.Ordinal) || key.Contains("rancher.io/", StringComparison.Ordinal)
        || key.Contains("k8s.io/", StringComparison.Ordinal)
        // Some have a domain and no name below it, such as provider.cattle.io, and some are of the older form io.cattle.agent.
        || SystemDomains.Any(domain => key.Split('/')[0] is var own && (own == domain || own.EndsWith("." + domain, StringComparison.Ordinal)))
        || key.StartsWith("io.cattle.", StringComparison.Ordinal)
        // The one that Rancher writes without naming itself.
        || key == "ownerBindingsCreated";

    private static bool IsRanchers(string key) => key.Contains("cattle.io/", StringComparison.Ordinal);

    private static bool IsProtected(string key) =>
        IsRanchers(key) && (!key.StartsWith("field.cattle.io/", StringComparison.Ordinal) || key == "field.cattle.io/creatorId");

    // Norman names the schema in each typed object; it is no part of the document.
    private static bool IsSchemaName(JProperty property) =>
        property is { Name: "type", Value.Type: JTokenType.String } && ((string)property.Value!).StartsWith("/v3/schemas/", StringComparison.Ordinal);

    /// <summary>Argument lists, below keys that end in <c>-arg</c>, by flag; what is said of one flag keeps its order, since the last one counts.</summary>
    private static JToken SortArguments(JToken token) => token switch
    {
        JObject map => new JObject(map.Properties().Select(p => new JProperty(
            p.Name,
            p.Name.EndsWith("-arg", StringComparison.Ordinal) && p.Value is JArray list && list.All(item => item.Type == JTokenType.String)
                ? new JArray(list.OrderBy(item => ((string)item!).Split('=')[0].TrimStart('-'), StringComparer.Ordinal))
                : SortArguments(p.Value)))),
        JArray list => new JArray(list.Select(SortArguments)),
        _ => token,
    };
}
