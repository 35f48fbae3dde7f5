using System.Text.RegularExpressions;
using Rancher.Api.Errors;
using Rancher.Api.Json;

namespace Rancher.Api.Norman;

/// <summary>Access to the Kubernetes API of a cluster through Rancher.</summary>
public sealed partial class Kubeconfigs(NormanApi norman)
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

    /// <summary>The name of the API token in a kubeconfig; null where it holds none of Rancher's.</summary>
    public static string? TokenOf(string kubeconfig) => Token().Match(kubeconfig) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>Revokes the token in a kubeconfig that is needed no more. One that is gone, or that belongs to another user, is left as it is.</summary>
    public async Task RevokeAsync(string kubeconfig, CancellationToken ct)
    {
        if (TokenOf(kubeconfig) is { } name)
        {
            try
            {
                await norman.DeleteAsync("tokens", name, ct);
            }
            catch (RancherException refused) when (refused.Error.IsForbidden || refused.Error.IsNotFound)
            {
                // A user sees and revokes only tokens of his own.
            }
        }
    }

    [GeneratedRegex(@"\btoken:\s*[""']?(?<name>kubeconfig-[a-z0-9.-]+):", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
