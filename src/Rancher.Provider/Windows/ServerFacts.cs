using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Provider.Nodes;
using Rancher.Provider.Service;
using Rancher.Provider.Windows.Compatibility;
using Rancher.Provider.Windows.Facts;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Windows;

/// <summary>Joins what the Rancher server knows to what a configuration says. A server that cannot be asked leaves the facts as they are.</summary>
internal static class ServerFacts
{
    public static Task<ClusterFacts> JoinAsync(ClusterFacts facts, string? clusterId, IProviderServices? services, CancellationToken ct) => services.AskAsync(
        async (rancher, inner) =>
        {
            var server = await rancher.ServerAsync(inner);
            var joined = facts with
            {
                Rancher = server.Version,
                Today = DateOnly.FromDateTime(rancher.Connection.Clock.GetUtcNow().UtcDateTime),
                KubernetesVersion = facts.KubernetesVersion.IsAbsent && facts.IsRke1 && facts.Prior is null
                    ? Fact.Of(server.DefaultKubernetesVersion, facts.KubernetesVersion.Path)
                    : facts.KubernetesVersion,
            };
            if (clusterId is null)
            {
                return joined;
            }

            // A build without a version shows its age by what its clusters have.
            joined = joined.IsRke1 && server.Version.IsUnknown && await rancher.Reads.FindAsync("clusters", clusterId, inner) is { } cluster
                ? joined with { HasNoWindowsFlag = cluster["windowsPreferedCluster"] is null }
                : joined;
            return WithNodes(joined, await ListAsync(rancher, clusterId, inner));
        },
        facts,
        ct);

    /// <summary>The nodes that a cluster has.</summary>
    public static async Task<IReadOnlyList<NodeFacts>> NodesAsync(RancherClient rancher, string clusterId, CancellationToken ct) =>
        [.. (await ListAsync(rancher, clusterId, ct)).Select(Node)];

    private static Task<IReadOnlyList<JObject>> ListAsync(RancherClient rancher, string clusterId, CancellationToken ct) =>
        rancher.Norman.ListAsync("nodes", new Dictionary<string, string> { ["clusterId"] = clusterId }, ct);

    private static ClusterFacts WithNodes(ClusterFacts facts, IReadOnlyList<JObject> nodes)
    {
        NodeFacts[] read = [.. nodes.Select(Node)];
        return facts with
        {
            // Nodes that the configuration names are there once already.
            Nodes = facts.HasAllNodes ? facts.Nodes : read,
            Windows = facts.HasWindows || !read.Any(n => n.IsWindows) ? facts.Windows : Fact.Flag(true, facts.Windows.Path),
            WindowsReleases = [.. facts.WindowsReleases, .. nodes.Select(NodeDetails.WindowsBuild).OfType<string>().Distinct()
                .Select(b => Fact.Of(b, facts.Windows.Path))],
        };
    }

    private static NodeFacts Node(JObject node) => new()
    {
        Name = Fact.Of(ClusterNodes.Name(node)),
        Os = Fact.Of(NodeDetails.Os(node)),
        Roles = [.. NodeDetails.RolesOf(node)],
        InternalAddress = Fact.Of((string?)node["ipAddress"]),
        AnnouncedBackend = FlannelAnnouncement.Of(node)?.BackendType,
    };
}
