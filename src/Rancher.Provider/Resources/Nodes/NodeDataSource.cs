using Newtonsoft.Json.Linq;
using Rancher.Provider.Formats;
using Rancher.Provider.Nodes;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Nodes;

/// <summary>Reads one node by its name.</summary>
internal static class NodeDataSource
{
    private static readonly string[] Keys = ["cluster_id", "name"];

    public static DataSourceDefinition Definition { get; } = new("rancher2_node", "A node of a cluster, found by its name: "
        + "roles, operating system, addresses, the network of its pods and its conditions.")
    {
        Area = "Nodes",
        Fields =
        [
            String("cluster_id", "Id of the cluster.").ClusterId().Required(),
            String("name", "Name of the node in Kubernetes, or the host name with which it registered.").Required(),
            .. NodeDetails.Fields.Where(f => !Keys.Contains(f.Name)).Select(f => f.Computed().FromRelatedObject()),
        ],
        ReadAsync = async (context, ct) =>
        {
            var (nodes, name) = (await NamedCluster.NodesAsync(context, ct), context.Text("name")!);
            var found = nodes.Where(n => ClusterNodes.IsCalled(n, name)).ToList();
            return found switch
            {
                [var one] => NodeDetails.Of(one),
                [] => throw new OperationFailedException($"The cluster has no node named \"{name}\". {Others(nodes, name)}", TfPath.Of("name")),
                _ => throw new OperationFailedException($"The cluster has {found.Count} nodes that call themselves \"{name}\": "
                    + $"{string.Join(", ", found.Select(n => (string?)n["id"]))}.", TfPath.Of("name")),
            };
        },
    };

    private static string Others(IReadOnlyList<JObject> nodes, string name)
    {
        var names = nodes.Select(ClusterNodes.Name).ToList();
        return names.Count == 0 ? "It has no nodes at all."
            : Nearest.Of(name, names) is { } meant ? $"Did you mean \"{meant}\"?"
            : $"It has {string.Join(", ", names.Take(10))}{(names.Count > 10 ? $" and {names.Count - 10} more" : "")}.";
    }
}
