using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Api.Norman;
using Rancher.Api.Waiting;
using Rancher.Provider.Nodes;

namespace Rancher.Provider.Resources.Nodes.Custom;

/// <summary>Nodes of RKE1.</summary>
internal sealed class ManagementNodes(RancherClient rancher, string clusterId) : CustomNodes(rancher, clusterId)
{
    public override async Task<NodeSnapshot?> FindAsync(string name, CancellationToken ct) =>
        await Rancher.Reads.FindAsync("nodes", $"{ClusterId}:{name}", ct) is { } node ? new NodeSnapshot(node, null) : null;

    public override async Task<string?> ResolveAsync(string nodeName, CancellationToken ct) =>
        (await ClusterNodes.ListAsync(Rancher, ClusterId, ct)).FirstOrDefault(n => ClusterNodes.IsCalled(n, nodeName)) is { } node
            ? NodeIdentity.Split((string)node["id"]!).Object : null;

    public override JObject Registered(NodeSnapshot sight)
    {
        var node = sight.Node!;
        return new JObject
        {
            ["address"] = node.SelectToken("customConfig.address")?.DeepClone() ?? node["ipAddress"]?.DeepClone(),
            ["internalAddress"] = node.SelectToken("customConfig.internalAddress")?.DeepClone(),
            ["labels"] = node.SelectToken("customConfig.label")?.DeepClone(),
            ["name"] = NodeDetails.Value(node, "requestedHostname") is { Length: > 0 } requested ? requested : ClusterNodes.Name(node),
            ["roles"] = new JArray(NodeDetails.RolesOf(node)),
            ["taints"] = new JArray((node.SelectToken("customConfig.taints") as JArray ?? []).Select(t => NodeTaints.Parse((string)t!))),
        };
    }

    public override async Task<IReadOnlyCollection<string>> RolesOfOthersAsync(string name, CancellationToken ct) =>
        (await ClusterNodes.ListAsync(Rancher, ClusterId, ct))
        .Where(n => (string?)n["id"] != $"{ClusterId}:{name}" && (string?)n["state"] != "removing" && NodeDetails.Os(n) != "windows")
        .SelectMany(NodeDetails.RolesOf).ToHashSet();

    public override async Task RemoveAsync(string name, TimeSpan timeout, CancellationToken ct)
    {
        var id = $"{ClusterId}:{name}";
        if (await Rancher.Norman.DeleteAsync("nodes", id, ct))
        {
            return;
        }

        await Rancher.Waiter.WaitAsync(
            new WaitPlan($"node {id} to be removed", timeout),
            inner => Rancher.Norman.FindAsync("nodes", id, inner),
            node => node is null ? WaitStep.Done : WaitStep.Waiting(ClusterConditions.Describe(node)),
            ct);
    }
}
