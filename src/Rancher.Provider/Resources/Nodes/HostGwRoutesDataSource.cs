using Newtonsoft.Json.Linq;
using Rancher.Provider.Formats;
using Rancher.Provider.Nodes;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Nodes;

/// <summary>The routes that a cloud's network needs for flannel's host-gw backend: one a node, from its pods' network to its address.</summary>
internal static class HostGwRoutesDataSource
{
    public static DataSourceDefinition Definition { get; } = new(
        "rancher2_host_gw_routes",
        "For flannel's backend host-gw in a cloud: the network of each node's pods and the address to send it to, ready for a route table. "
            + "Clouds drop packets for addresses that they did not give out, so each node needs its route "
        + "there, and its network card must be allowed to forward.")
    {
        Area = "Nodes",
        Fields =
        [
            String("cluster_id", "Id of the cluster.").ClusterId().Required(),
            Bool("complete", "Whether every node of the cluster has its route; false while one of them has no network for pods yet.").Computed()
                .FromRelatedObject(),
            StringList("missing", "Names of nodes without a route.").Computed().FromRelatedObject(),
            StringMap("next_hops", "From the name of each node to the address to send to.").Computed().FromRelatedObject(),
            StringMap("prefixes", "From the name of each node to the network of its pods.").Computed().FromRelatedObject(),
            ListNestedAttribute("routes", "The routes, sorted by node.",
                String("next_hop", "Address of the node."),
                String("node", "Name of the node."),
                String("prefix", "Network of the node's pods, such as `10.42.1.0/24`.")).Computed().FromRelatedObject(),
        ],
        ReadAsync = async (context, ct) =>
        {
            var nodes = (await NamedCluster.NodesAsync(context, ct)).Select(Route).ToList();
            var routes = nodes.Where(r => NodeDetails.Value(r, "prefix").Length > 0 && NodeDetails.Value(r, "nextHop").Length > 0).ToList();
            return new JObject
            {
                ["id"] = context.Text("cluster_id"),
                ["complete"] = nodes.Count > 0 && routes.Count == nodes.Count,
                ["missing"] = new JArray(nodes.Except(routes).Select(r => r["node"])),
                ["nextHops"] = new JObject(routes.Select(r => new JProperty((string)r["node"]!, r["nextHop"]))),
                ["prefixes"] = new JObject(routes.Select(r => new JProperty((string)r["node"]!, r["prefix"]))),
                ["routes"] = new JArray(routes),
            };
        },
    };

    // Flannel sends to the address it announced, which need not be the first one of the node.
    private static JObject Route(JObject node) => new()
    {
        ["nextHop"] = FlannelAnnouncement.Of(node)?.PublicAddress is { Length: > 0 } announced ? announced : NodeDetails.Value(node, "ipAddress"),
        ["node"] = ClusterNodes.Name(node),
        ["prefix"] = NodeDetails.Value(node, "podCidr"),
    };
}
