using Newtonsoft.Json.Linq;
using Rancher.Api.Errors;
using Rancher.Api.Json;

namespace Rancher.Api.Norman;

/// <summary>Access to the Kubernetes API of a cluster through Rancher.</summary>
public sealed class Kubeconfigs(NormanApi norman)
{
    /// <summary>
    /// Makes a kubeconfig. Newer servers make a new API token each time, so this belongs to creations and to callers that revoke it,
    /// never to a refresh.
    /// </summary>
    /// <returns>YAML.</returns>
    public async Task<string> GenerateAsync(string clusterId, CancellationToken ct)
    {
        var output = await norman.ActionAsync("clusters", clusterId, "generateKubeconfig", null, ct);
        return output.FilledAt("config")
            ?? throw new RancherTransportException(
                TransportFault.NotRancher, $"Rancher answered the request for a kubeconfig of cluster {clusterId} without one.");
    }
}
