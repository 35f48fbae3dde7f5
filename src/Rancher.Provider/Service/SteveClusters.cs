using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Api.Steve;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Service;

/// <summary>
/// The Kubernetes APIs of clusters, Rancher's own among them. Whether a cluster can be reached is asked first, since a call to one that cannot would hang
/// for 20 seconds before it fails.
/// </summary>
internal sealed class SteveClusters(RancherClient rancher)
{
    /// <summary>The API of a cluster; null where Rancher says that the cluster does not exist, and with it whatever was in it.</summary>
    public async Task<SteveApi?> FindAsync(string clusterId, CancellationToken ct)
    {
        if (clusterId == SteveAddress.Local)
        {
            return rancher.Steve;
        }

        var cluster = rancher.Cluster(clusterId);
        return await cluster.IsConnectedAsync(ct) ? cluster.Steve : await GoneOrThrowAsync<SteveApi>(clusterId, ct);
    }

    /// <summary>Reads one object; null where Rancher says that it, or its cluster, does not exist.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="collection">A type, or for types in namespaces <c>type/namespace</c>.</param>
    /// <param name="id">As Steve gives it: a name, or <c>namespace/name</c>.</param>
    /// <param name="ct">Stops the call.</param>
    public async Task<JObject?> ReadAsync(string clusterId, string collection, string id, CancellationToken ct)
    {
        try
        {
            return await (clusterId == SteveAddress.Local ? rancher.SteveReads : rancher.Cluster(clusterId).Reads).FindAsync(collection, id, ct);
        }
        catch (ClusterNotConnectedException)
        {
            return await GoneOrThrowAsync<JObject>(clusterId, ct);
        }
    }

    /// <summary>The API of a cluster that must be there.</summary>
    public async Task<SteveApi> GetAsync(string clusterId, CancellationToken ct) => await FindAsync(clusterId, ct)
        ?? throw new OperationFailedException($"Rancher has no cluster with the id \"{clusterId}\".");

    private async Task<T?> GoneOrThrowAsync<T>(string clusterId, CancellationToken ct)
        where T : class => await rancher.Reads.FindAsync("clusters", clusterId, ct) is null ? null : throw NotConnected(clusterId);

    /// <summary>What is said of a cluster that is there and does not answer.</summary>
    public static OperationFailedException NotConnected(string clusterId) => new(
        $"The cluster \"{clusterId}\" is not connected to Rancher, so nothing in it can be read or changed. What is in the state stays there. "
        + "Wait until its nodes are registered and its agent runs, for example with rancher2_cluster_sync before this resource, or bring it back.");
}
