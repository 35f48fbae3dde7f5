using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Provider.Nodes;

namespace Rancher.Provider.Resources.Nodes.Custom;

/// <summary>
/// The custom nodes of one cluster, by object name: for RKE1 they are nodes of the management API, for RKE2 and K3s machines with a node each.
/// </summary>
internal abstract class CustomNodes(RancherClient rancher, string clusterId)
{
    protected RancherClient Rancher { get; } = rancher;

    public string ClusterId { get; } = clusterId;

    /// <param name="nodeId">The node object that the state names, where it is known.</param>
    public static CustomNodes Of(RancherClient rancher, string clusterId, string? nodeId = null) =>
        NodeIdentity.IsOfMachines(clusterId) ? new MachineNodes(rancher, clusterId, nodeId) : new ManagementNodes(rancher, clusterId);

    /// <summary>The node, or null while no machine has registered as it, and once it is gone.</summary>
    public abstract Task<NodeSnapshot?> FindAsync(string name, CancellationToken ct);

    /// <summary>The object name of the node that is called that.</summary>
    public abstract Task<string?> ResolveAsync(string nodeName, CancellationToken ct);

    /// <summary>What the resource's fields show, besides what the node object tells.</summary>
    public abstract JObject Registered(NodeSnapshot sight);

    /// <summary>The roles that other Linux nodes of the cluster have, of those that stay.</summary>
    public abstract Task<IReadOnlyCollection<string>> RolesOfOthersAsync(string name, CancellationToken ct);

    /// <summary>Removes the node and waits until it is gone.</summary>
    public abstract Task RemoveAsync(string name, TimeSpan timeout, CancellationToken ct);
}
