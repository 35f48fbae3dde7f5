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

        var steve = rancher.Steve.OfCluster(clusterId);
        if (await IsConnectedAsync(steve, ct))
        {
            return steve;
        }

        return await rancher.Norman.FindAsync("clusters", clusterId, ct) is null ? null : throw NotConnected(clusterId);
    }

    /// <summary>The API of a cluster that must be there.</summary>
    public async Task<SteveApi> GetAsync(string clusterId, CancellationToken ct) => await FindAsync(clusterId, ct)
        ?? throw new OperationFailedException($"Rancher has no cluster with the id \"{clusterId}\".");

    private static async Task<bool> IsConnectedAsync(SteveApi steve, CancellationToken ct)
    {
        try
        {
            return await steve.IsConnectedAsync(ct);
        }
        catch (RancherException refused) when (refused.Error.IsNotFound)
        {
            return false;
        }
    }

    private static OperationFailedException NotConnected(string clusterId) => new(
        $"The cluster \"{clusterId}\" is not connected to Rancher, so nothing in it can be read or changed. Nothing is taken for gone because of it. "
        + "Wait until its nodes are registered and its agent runs, for example with rancher2_cluster_sync before this resource, or bring it back.");
}
