using Newtonsoft.Json.Linq;
using Rancher.Api.Errors;
using Rancher.Api.Reading;

namespace Rancher.Api.Steve;

/// <summary>The Kubernetes API of one cluster that Rancher manages.</summary>
public sealed class ManagedCluster
{
    internal ManagedCluster(SteveApi steve, TimeProvider clock)
    {
        Steve = steve;
        Reads = new BatchedReads(new Connected(steve), clock);
        steve.Writing += Reads.Written;
    }

    /// <summary>The API, through the agent in the cluster.</summary>
    public SteveApi Steve { get; }

    /// <summary>
    /// Reads of single objects, joined into one where many come at once, as <see cref="RancherClient.SteveReads"/> are. Before each request it is asked
    /// whether the cluster can be reached: a request to one that cannot would hang for 20 seconds.
    /// </summary>
    /// <exception cref="ClusterNotConnectedException">It cannot, or there is no such cluster.</exception>
    public BatchedReads Reads { get; }

    /// <summary>Whether the cluster can be reached; one that is gone cannot.</summary>
    public Task<bool> IsConnectedAsync(CancellationToken ct) => IsConnectedAsync(Steve, ct);

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

    private sealed class Connected(SteveApi steve) : ICollections
    {
        private readonly SteveCollections _collections = new(steve);

        public async Task<JObject?> FindAsync(string collection, string id, CancellationToken ct)
        {
            await RequireAsync(ct);
            return await _collections.FindAsync(collection, id, ct);
        }

        public async Task<IReadOnlyList<JObject>> ListAsync(string collection, CancellationToken ct)
        {
            await RequireAsync(ct);
            return await _collections.ListAsync(collection, ct);
        }

        private async Task RequireAsync(CancellationToken ct)
        {
            if (!await IsConnectedAsync(steve, ct))
            {
                throw new ClusterNotConnectedException(steve.ClusterId!);
            }
        }
    }
}
