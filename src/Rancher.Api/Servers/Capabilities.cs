using System.Collections.Concurrent;
using System.Net.Http;
using Newtonsoft.Json.Linq;
using Rancher.Api.Errors;
using Rancher.Api.Http;
using Rancher.Api.Reading;
using Rancher.Api.Versions;

namespace Rancher.Api.Servers;

/// <summary>
/// What this server has, each thing looked up once. Both APIs hide types from users without rights on them, so a missing type proves an old
/// or new server only where its version says the same.
/// </summary>
public sealed class Capabilities : IDisposable
{
    private readonly ConcurrentDictionary<string, SingleFlight<Answer>> _types = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<KubernetesDistribution, SingleFlight<KubernetesVersions>> _kubernetes = new();
    private readonly RancherHttp _http;
    private readonly Func<CancellationToken, Task<ServerInfo>> _server;

    internal Capabilities(RancherHttp http, Func<CancellationToken, Task<ServerInfo>> server) => (_http, _server) = (http, server);

    /// <summary>The version of the server.</summary>
    public async Task<RancherVersion> VersionAsync(CancellationToken ct) => (await _server(ct)).Version;

    /// <summary>Whether a type such as <c>nodeTemplate</c> exists below <c>/v3</c>, for this user.</summary>
    public Task<bool> HasNormanTypeAsync(string type, CancellationToken ct) => HasSchemaAsync("/v3/schemas/" + Uri.EscapeDataString(type), ct);

    /// <summary>Whether a schema such as <c>provisioning.cattle.io.cluster</c> (singular) exists below <c>/v1</c>, for this user.</summary>
    public Task<bool> HasSteveTypeAsync(string schemaId, CancellationToken ct) => HasSchemaAsync("/v1/schemas/" + Uri.EscapeDataString(schemaId), ct);

    /// <summary>One sentence that says why a feature cannot be used here and what to use instead; null when it can be used.</summary>
    public async Task<string?> WhyMissingAsync(ServerFeature feature, CancellationToken ct)
    {
        var version = await VersionAsync(ct);
        if (!version.IsUnknown && !feature.InRange(version))
        {
            return feature.Missing(version);
        }

        if (!version.IsUnknown && feature.IsTypeOnlySign)
        {
            return null;
        }

        if (feature.NormanType is { } norman && !await HasNormanTypeAsync(norman, ct))
        {
            return version.IsUnknown ? feature.Missing(version) : feature.Hidden(version, norman);
        }

        return feature.SteveType is { } steve && !await HasSteveTypeAsync(steve, ct)
            ? feature.IsTypeOnlySign ? feature.Missing(version) : feature.Hidden(version, steve)
            : null;
    }

    /// <summary>
    /// The Kubernetes versions this server offers; empty where it does not say, as servers without access to the release lists do. A
    /// version that is not among them is accepted by Rancher and then never installed.
    /// </summary>
    public Task<KubernetesVersions> KubernetesAsync(KubernetesDistribution distribution, CancellationToken ct) => _kubernetes
        .GetOrAdd(distribution, which => new SingleFlight<KubernetesVersions>(inner => FetchAsync(which, inner))).GetAsync(ct);

    public void Dispose()
    {
        foreach (var lookUp in _types.Values)
        {
            lookUp.Dispose();
        }

        foreach (var lookUp in _kubernetes.Values)
        {
            lookUp.Dispose();
        }
    }

    private async Task<bool> HasSchemaAsync(string path, CancellationToken ct) =>
        (await _types.GetOrAdd(path, which => new SingleFlight<Answer>(inner => FetchAsync(which, inner))).GetAsync(ct)).IsYes;

    private async Task<Answer> FetchAsync(string path, CancellationToken ct)
    {
        var request = new RancherRequest(HttpMethod.Get, path);
        var response = await _http.SendAsync(request, ct);
        if (response.IsSuccess)
        {
            return new Answer(true);
        }

        var error = RancherHttp.ErrorOf(request, response);
        // A server from before the whole API answers with a 404 of its web server.
        return error.IsNotFound ? new Answer(false) : throw new RancherException(error);
    }

    private async Task<KubernetesVersions> FetchAsync(KubernetesDistribution distribution, CancellationToken ct)
    {
        var server = await VersionAsync(ct);
        var path = distribution switch
        {
            KubernetesDistribution.Rke2 => "/v1-rke2-release/releases",
            KubernetesDistribution.K3s => "/v1-k3s-release/releases",
            _ => "/v3/settings/k8s-versions-current",
        };
        var request = new RancherRequest(HttpMethod.Get, path);
        var response = await _http.SendAsync(request, ct);
        if (!response.IsSuccess)
        {
            var error = RancherHttp.ErrorOf(request, response);
            return error.IsNotFound || error.IsForbidden ? KubernetesVersions.None : throw new RancherException(error);
        }

        return distribution == KubernetesDistribution.Rke1
            ? KubernetesVersions.FromSetting((string?)response.Object?["value"])
            : KubernetesVersions.FromReleases(response.Object?["data"] as JArray ?? [], server);
    }

    private sealed record Answer(bool IsYes);
}
