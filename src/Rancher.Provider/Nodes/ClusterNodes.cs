using Newtonsoft.Json.Linq;
using Rancher.Api;

namespace Rancher.Provider.Nodes;

/// <summary>The nodes of a cluster, sorted so that plans of the same cluster are the same.</summary>
internal static class ClusterNodes
{
    private static readonly string[] Names = ["nodeName", "hostname", "requestedHostname"];

    public static async Task<IReadOnlyList<JObject>> ListAsync(RancherClient rancher, string clusterId, CancellationToken ct)
    {
        var nodes = await rancher.Norman.ListAsync("nodes", new Dictionary<string, string> { ["clusterId"] = clusterId }, ct);
        return [.. nodes.OrderBy(Name, StringComparer.Ordinal).ThenBy(n => (string?)n["id"], StringComparer.Ordinal)];
    }

    /// <summary>The name of a node in Kubernetes, or the one its machine registered with.</summary>
    public static string Name(JObject node) => Names.Select(f => NodeDetails.Value(node, f)).FirstOrDefault(n => n.Length > 0) ?? "";

    /// <summary>Whether the node is called that by anyone.</summary>
    public static bool IsCalled(JObject node, string name) =>
        Names.Any(f => string.Equals(NodeDetails.Value(node, f), name, StringComparison.OrdinalIgnoreCase));

    public static bool HasJoined(JObject node) => NodeDetails.Value(node, "nodeName").Length > 0;
}
