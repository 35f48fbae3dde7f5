using Rancher.Api.Connections;
using Rancher.Api.Errors;
using Rancher.Api.Norman;
using Rancher.Api.Versions;

namespace Rancher.Api.Servers;

/// <summary>What a Rancher server says about itself in its settings.</summary>
/// <param name="Version">Setting <c>server-version</c>.</param>
/// <param name="ServerUrl">Setting <c>server-url</c>: the address that agents use; null until somebody sets it.</param>
/// <param name="CaCertificates">Setting <c>cacerts</c>: PEM that agents verify the server with; null for publicly trusted servers.</param>
/// <param name="DefaultKubernetesVersion">Setting <c>k8s-version</c>: what a new RKE1 cluster gets; null from 2.12 on.</param>
public sealed record ServerInfo(RancherVersion Version, string? ServerUrl, string? CaCertificates, string? DefaultKubernetesVersion)
{
    internal static async Task<ServerInfo> FetchAsync(NormanApi norman, CancellationToken ct)
    {
        var version = SettingAsync(norman, "server-version", ct);
        var url = SettingAsync(norman, "server-url", ct);
        var authorities = SettingAsync(norman, "cacerts", ct);
        var kubernetes = SettingAsync(norman, "k8s-version", ct);
        await Task.WhenAll(version, url, authorities, kubernetes);
        return new ServerInfo(RancherVersion.Parse(await version), await url, await authorities, await kubernetes);
    }

    /// <summary>Settings come and go with versions, and limited users do not see all of them; a missing one is no failure.</summary>
    private static async Task<string?> SettingAsync(NormanApi norman, string name, CancellationToken ct)
    {
        try
        {
            return (string?)(await norman.FindAsync("settings", name, ct))?["value"] is { Length: > 0 } value ? value : null;
        }
        catch (RancherException refused) when (refused.Error.IsForbidden)
        {
            return null;
        }
    }
}
