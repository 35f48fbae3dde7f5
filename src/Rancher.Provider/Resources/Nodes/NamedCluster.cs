using Newtonsoft.Json.Linq;
using Rancher.Provider.Nodes;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Nodes;

/// <summary>The cluster that a data source of nodes names in <c>cluster_id</c>.</summary>
internal static class NamedCluster
{
    /// <summary>Its nodes. A cluster that does not exist is an error, since its nodes would be an empty list.</summary>
    public static async Task<IReadOnlyList<JObject>> NodesAsync(DataReadContext context, CancellationToken ct)
    {
        var (rancher, id) = (context.Services.Rancher(), context.Text("cluster_id") ?? "");
        return await rancher.Reads.FindAsync("clusters", id, ct) is null
            ? throw new OperationFailedException($"Rancher has no cluster with the id \"{id}\".", TfPath.Of("cluster_id"))
            : await ClusterNodes.ListAsync(rancher, id, ct);
    }
}
