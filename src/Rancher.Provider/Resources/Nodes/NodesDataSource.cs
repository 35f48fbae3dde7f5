using Newtonsoft.Json.Linq;
using Rancher.Provider.Formats;
using Rancher.Provider.Nodes;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Nodes;

/// <summary>Lists nodes of a cluster.</summary>
internal static class NodesDataSource
{
    public static DataSourceDefinition Definition { get; } = new("rancher2_nodes",
        "The nodes of a cluster, all or those that match every given filter, sorted by name.")
    {
        Area = "Nodes",
        Fields =
        [
            String("cluster_id", "Id of the cluster.").ClusterId().Required(),
            StringMap("labels", "Only nodes with all of these labels."),
            String("os", "Only nodes with this operating system.").OneOf("linux", "windows"),
            String("role", "Only nodes with this role.").OneOf("controlplane", "etcd", "worker"),
            String("state", "Only nodes in this state, such as `active`."),
            StringList("names", "Names of the found nodes.").Computed().FromRelatedObject(),
            ListNestedAttribute("nodes", "The found nodes.", [String("id", "Id of the node in Rancher."), .. NodeDetails.Fields]).Computed()
                .FromRelatedObject(),
        ],
        ReadAsync = async (context, ct) =>
        {
            var nodes = (await NamedCluster.NodesAsync(context, ct)).Select(NodeDetails.Of).Where(n => Matches(n, context.Config)).ToList();
            return new JObject
            {
                ["id"] = context.Text("cluster_id"),
                ["names"] = new JArray(nodes.Select(n => NodeDetails.Value(n, "name") is { Length: > 0 } name ? name : NodeDetails.Value(n, "hostname"))),
                ["nodes"] = new JArray(nodes),
            };
        },
    };

    private static bool Matches(JObject node, TfValue config) =>
        Is(node, "os", config["os"]) && Is(node, "state", config["state"])
        && (config["role"].StringOrNull() is not { } role || node["roles"]!.Any(r => string.Equals((string?)r, role, StringComparison.OrdinalIgnoreCase)))
        && (config["labels"] is not TfMap labels || labels.Entries.All(l => node["labels"] is JObject own && (string?)own[l.Key] == l.Value.StringOrNull()));

    private static bool Is(JObject node, string field, TfValue wanted) =>
        wanted.StringOrNull() is not { } text || string.Equals(NodeDetails.Value(node, field), text, StringComparison.OrdinalIgnoreCase);
}
