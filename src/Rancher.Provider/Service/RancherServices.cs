using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Api.Http;
using Rancher.Api.Waiting;
using Rancher.Provider.Windows.Facts;
using Rancher.Provider.Windows.Rules;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Service;

/// <summary>What resources of this provider work with: one Rancher server, one connection pool.</summary>
internal sealed class RancherServices(RancherClient client, bool isBootstrap, IgnoredRules silence) : IProviderServices
{
    public RancherClient Client { get; } = client;

    /// <summary>Whether a question of a plan went without an answer for as long as plans wait. The next one would, too, for each resource again.</summary>
    public bool IsSilent { get; set; }

    /// <summary>The rules of which the user wants to hear nothing.</summary>
    public IgnoredRules Silence { get; } = silence;

    public TimeProvider Clock => Client.Connection.Clock;

    /// <summary>What this run has planned so far.</summary>
    public PlannedRun Planned { get; } = new();

    public IObjectStore Store(ApiCollection collection, Action<ServiceError>? warn = null) =>
        collection is SteveCollection steve ? new SteveStore(Client, steve, warn) : new NormanStore(Client, collection);

    public Task<JObject?> WaitAsync(WaitRequest request, Func<CancellationToken, Task<JObject?>> look, Func<JObject?, WaitOutcome> judge,
        CancellationToken ct) =>
        Client.Waiter.WaitAsync(
            new WaitPlan(request.What, request.Timeout) { AccessGrace = request.AccessGrace },
            inner => request.ForbiddenIsGone ? UnlessHiddenAsync(look, inner) : look(inner),
            seen => judge(seen).ToStep(),
            ct);

    public Task<ServiceVersion?> VersionAsync(CancellationToken ct) => this.AskAsync<ServiceVersion?>(
        async (rancher, inner) => await rancher.Capabilities.VersionAsync(inner) is { IsUnknown: false } version
            ? new ServiceVersion(new Version(version.Major, version.Minor, version.Patch), version.Text)
            : null,
        null,
        ct);

    public void Conceal(IEnumerable<string> secrets) => SecretValues.Add(secrets);

    public ServiceError? Explain(Exception exception) => Faults.Explain(exception, isBootstrap);

    /// <summary>
    /// The removal was accepted, so the rights were there. With some objects the bindings of their creator go, and from then on he gets 403, or 404 for the
    /// whole type: the object is gone then too.
    /// </summary>
    private static async Task<JObject?> UnlessHiddenAsync(Func<CancellationToken, Task<JObject?>> look, CancellationToken ct)
    {
        try
        {
            return await look(ct);
        }
        catch (RancherException refused) when (refused.Error is { IsForbidden: true } or { IsNotFound: true, IsUnknownType: false, Code: null })
        {
            return null;
        }
    }

    public void Dispose() => Client.Dispose();
}
