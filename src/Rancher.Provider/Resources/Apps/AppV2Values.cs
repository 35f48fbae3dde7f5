using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Resources.Apps;

/// <summary>The values of a release: the user's, and what Rancher's own charts expect below <c>global</c>.</summary>
internal static class AppV2Values
{
    private static readonly string[][] Added =
    [
        ["global", "cattle", "clusterId"],
        ["global", "cattle", "clusterName"],
        ["global", "cattle", "systemDefaultRegistry"],
        ["global", "systemDefaultRegistry"],
    ];

    /// <summary>What Helm gets.</summary>
    /// <param name="yaml">The user's values; null without.</param>
    /// <param name="clusterId">Id of the cluster.</param>
    /// <param name="clusterName">Its name.</param>
    /// <param name="registry">Registry for images; empty for each image's own.</param>
    public static JObject ForHelm(string? yaml, string clusterId, string clusterName, string registry)
    {
        var values = Document(yaml);
        var global = values["global"] as JObject ?? [];
        var cattle = global["cattle"] as JObject ?? [];
        (cattle["clusterId"], cattle["clusterName"], cattle["systemDefaultRegistry"]) = (clusterId, clusterName, registry);
        (global["cattle"], global["systemDefaultRegistry"]) = (cattle, registry);
        values["global"] = global;
        return values;
    }

    /// <summary>The user's part of a release's values: without what was added to them.</summary>
    /// <param name="values">The values of the release.</param>
    /// <param name="yaml">The user's values as far as they are known; what they name stays.</param>
    /// <returns>Null where nothing is left.</returns>
    public static JObject? WithoutAdded(JObject values, string? yaml)
    {
        var (rest, named) = ((JObject)values.DeepClone(), Document(yaml));
        foreach (var path in Added.Where(p => named.SelectToken(string.Join('.', p)) is null))
        {
            rest.SelectToken(string.Join('.', path))?.Parent?.Remove();
        }

        foreach (var parent in new[] { "global.cattle", "global" })
        {
            if (rest.SelectToken(parent) is JObject { Count: 0 } empty && named.SelectToken(parent) is not JObject { Count: 0 })
            {
                empty.Parent!.Remove();
            }
        }

        return rest.Count == 0 && named.Count == 0 ? null : rest;
    }

    public static string? ClusterName(JObject values) => (string?)values.SelectToken("global.cattle.clusterName");

    public static string? Registry(JObject values) => (string?)values.SelectToken("global.cattle.systemDefaultRegistry");

    private static JObject Document(string? yaml) => yaml is not null && Yaml.TryParse(yaml, out var document, out _) && document is JObject map ? map : [];
}
