using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Rancher.Api.Connections;
using Rancher.Api.Errors;
using Rancher.Api.Http;
using Rancher.Api.Json;
using Rancher.Api.Reading;

namespace Rancher.Api.Norman;

/// <summary>Kubeconfigs that reach the Kubernetes API of a cluster through Rancher, and the API tokens in them.</summary>
public sealed partial class Kubeconfigs
{
    private const string Tokens = "tokens";

    private readonly NormanApi _norman;
    private readonly BatchedReads _reads;
    private readonly RancherConnection _connection;
    private readonly IRequestLog? _log;

    internal Kubeconfigs(NormanApi norman, BatchedReads reads, RancherConnection connection, IRequestLog? log) =>
        (_norman, _reads, _connection, _log) = (norman, reads, connection, log);

    /// <summary>
    /// Makes a kubeconfig. Servers from 2.6 on make a new API token each time, so this belongs to creations and to callers that revoke it, never to a refresh.
    /// </summary>
    /// <returns>YAML.</returns>
    public async Task<string> GenerateAsync(string clusterId, CancellationToken ct)
    {
        try
        {
            return await GenerateOnceAsync(clusterId, ct);
        }
        catch (AnswerLostException)
        {
            // A second one does no harm; the token of the first, which no one received, expires by itself.
            return await GenerateOnceAsync(clusterId, ct);
        }
    }

    /// <summary>The name of the API token in a kubeconfig; null where it holds none of Rancher's.</summary>
    public static string? TokenOf(string kubeconfig) => CredentialOf(kubeconfig)?.Name;

    /// <summary>Looks at the token in a kubeconfig; null where the kubeconfig holds none of Rancher's, or where it cannot be looked at.</summary>
    public async Task<KubeconfigToken?> FindTokenAsync(string kubeconfig, CancellationToken ct)
    {
        if (CredentialOf(kubeconfig) is not { } credential)
        {
            return null;
        }

        try
        {
            return await _reads.FindAsync(Tokens, credential.Name, ct) is { } own
                ? new KubeconfigToken(credential.Name, own)
                : new KubeconfigToken(credential.Name, await FindAsItselfAsync(credential, ct)) { IsOfAnotherUser = true };
        }
        catch (RancherException refused) when (refused.Error.IsForbidden)
        {
            return null;
        }
    }

    /// <summary>Revokes the token in a kubeconfig that is not needed any more, unless it still works in other kubeconfigs.</summary>
    public async Task RevokeAsync(string kubeconfig, CancellationToken ct)
    {
        if (await FindTokenAsync(kubeconfig, ct) is { Item: not null } token && (!token.IsShared || token.WhyDead(_connection.Clock.GetUtcNow()) is not null))
        {
            await DeleteAsync(token, CredentialOf(kubeconfig)!, ct);
        }
    }

    private async Task<string> GenerateOnceAsync(string clusterId, CancellationToken ct)
    {
        var output = await _norman.ActionAsync("clusters", clusterId, "generateKubeconfig", null, ct);
        return output.FilledAt("config")
            ?? throw new AnswerLostException(TransportFault.NotRancher, $"Rancher answered the request for a kubeconfig of cluster {clusterId} without one.");
    }

    // Users see only tokens of their own, administrators too; whether that of another user is there and accepted, it can say itself.
    private async Task<JObject?> FindAsItselfAsync(RancherCredential credential, CancellationToken ct)
    {
        using var http = new RancherHttp(_connection with { Credential = credential }, _log);
        try
        {
            return await new NormanApi(http).FindAsync(Tokens, credential.Name, ct);
        }
        catch (RancherException refused) when (refused.Error.IsUnauthorized)
        {
            return null;
        }
    }

    private async Task DeleteAsync(KubeconfigToken token, RancherCredential credential, CancellationToken ct)
    {
        using var http = new RancherHttp(_connection with { Credential = token.IsOfAnotherUser ? credential : _connection.Credential }, _log);
        try
        {
            await (token.IsOfAnotherUser ? new NormanApi(http) : _norman).DeleteAsync(Tokens, token.Name, ct);
        }
        catch (RancherException refused) when (refused.Error.IsForbidden || refused.Error.IsNotFound || refused.Error.IsUnauthorized)
        {
            // Its end came first, or this user may not revoke it; it expires by itself.
        }
    }

    private static RancherCredential? CredentialOf(string kubeconfig) =>
        Token().Match(kubeconfig) is { Success: true } match ? RancherCredential.FromTokenKey(match.Groups["key"].Value) : null;

    [GeneratedRegex(@"\btoken:\s*[""']?(?<key>kubeconfig-[a-z0-9.-]+:[^\s""']+)", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
