using Newtonsoft.Json.Linq;
using Rancher.Provider.Formats;
using Rancher.Provider.Nodes;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Nodes;

/// <summary>
/// Tells whether flannel on all nodes of a cluster speaks of the same network: where it does not, nodes are ready and pods cannot reach each other.
/// </summary>
internal static class FlannelStatusDataSource
{
    public static DataSourceDefinition Definition { get; } = new(
        "rancher2_flannel_status",
        "What flannel announced on each node, and whether all nodes agree. "
            + "Nodes that announce different backends or network ids are all ready, and no pod of one reaches a pod of the other; this is how it is found out.")
    {
        Area = "Nodes",
        Fields =
        [
            String("cluster_id", "Id of the cluster.").ClusterId().Required(),
            Bool("consistent", "Whether every node that joined announced the same backend and network id; "
                + "false while one announced nothing, or no node is there.").Computed().FromRelatedObject(),
            String("backend_type", "The backend of all nodes, such as `vxlan`; empty where they do not agree.").Computed().FromRelatedObject(),
            Number("vni", "The VXLAN network id of all nodes; null where they do not agree, or have none.").Computed().FromRelatedObject(),
            String("summary", "A sentence for the message of a check.").Computed().FromRelatedObject(),
            ListNestedAttribute("nodes", "What each node announced.",
                String("backend_type", "Backend; empty where flannel announced nothing."),
                String("mac_address", "Hardware address of the tunnel's end on that node."),
                String("name", "Name of the node in Kubernetes."),
                String("os", "`linux` or `windows`."),
                String("pod_cidr", "Network of the node's pods."),
                String("public_address", "Address to which packets for the node's pods are sent."),
                Number("vni", "VXLAN network id; null for other backends.")).Computed().FromRelatedObject(),
        ],
        ReadAsync = async (context, ct) =>
        {
            var nodes = (await NamedCluster.NodesAsync(context, ct)).Where(ClusterNodes.HasJoined).Select(n => (Node: n, Said: FlannelAnnouncement.Of(n)))
                .ToList();
            var kinds = nodes.Select(n => n.Said?.Kind).Distinct().ToList();
            var agreed = kinds.Count == 1 ? nodes[0].Said : null;
            return new JObject
            {
                ["id"] = context.Text("cluster_id"),
                ["consistent"] = agreed is not null,
                ["backendType"] = agreed?.BackendType ?? "",
                ["vni"] = agreed?.Vni,
                ["summary"] = Summary(nodes),
                ["nodes"] = new JArray(nodes.Select(n => new JObject
                {
                    ["backendType"] = n.Said?.BackendType ?? "",
                    ["macAddress"] = n.Said?.MacAddress ?? "",
                    ["name"] = ClusterNodes.Name(n.Node),
                    ["os"] = NodeDetails.Os(n.Node),
                    ["podCidr"] = NodeDetails.Value(n.Node, "podCidr"),
                    ["publicAddress"] = n.Said?.PublicAddress ?? "",
                    ["vni"] = n.Said?.Vni,
                })),
            };
        },
    };

    private static string Summary(List<(JObject Node, FlannelAnnouncement? Said)> nodes)
    {
        if (nodes.Count == 0)
        {
            return "No node has joined the cluster yet.";
        }

        if (nodes.All(n => n.Said is null))
        {
            return "Flannel announced nothing on any node: the cluster uses another network, or flannel does not run.";
        }

        var groups = nodes.GroupBy(n => n.Said?.Kind ?? "nothing").OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        return groups.Count == 1
            ? $"{(nodes.Count == 1 ? "The one node uses" : $"All {nodes.Count} nodes use")} {groups[0].Key}."
            : "Nodes disagree, and ignore each other: "
                + $"{string.Join("; ", groups.Select(g => $"{string.Join(", ", g.Select(n => ClusterNodes.Name(n.Node)))} announced {g.Key}"))}.";
    }
}
