using Rancher.Api;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Service;

/// <summary>Refuses in the plan what the server cannot do, and says since or until which version one can and what to use instead.</summary>
internal static class ServerNeeds
{
    // A plan goes on without the server's word rather than wait for one that does not answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>
    /// For <see cref="ResourceDefinition.CheckPlanAsync"/>: a new object needs the feature. What cannot be asked now is left to the apply.
    /// </summary>
    public static async Task CheckAsync(PlanContext plan, IProviderServices? services, ServerFeature feature, TfPath? path, CancellationToken ct)
    {
        if (plan.IsCreate && await AskAsync(services, (rancher, inner) => rancher.Capabilities.WhyMissingAsync(feature, inner), ct) is { } why)
        {
            plan.Diagnostics.Error($"This Rancher does not have {feature.Name}", $"{why}.", path);
        }
    }

    /// <summary>
    /// Asks the server something that a plan wants to know.
    /// </summary>
    /// <returns>The answer; the type's default when the provider is not configured yet, or the server cannot be asked or does not answer soon.</returns>
    public static async Task<T?> AskAsync<T>(IProviderServices? services, Func<RancherClient, CancellationToken, Task<T>> ask, CancellationToken ct)
    {
        if (services is not RancherServices { Client: { Connection.Credential: not null } rancher })
        {
            return default;
        }

        using var timer = new CancellationTokenSource(Patience, rancher.Connection.Clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct, timer.Token);
        try
        {
            return await ask(rancher, limit.Token);
        }
        catch (Exception error) when (services.Explain(error) is not null || (error is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return default;
        }
    }

    /// <summary>A check that a resource wholly depends on the feature.</summary>
    public static Func<PlanContext, IProviderServices?, CancellationToken, Task> Of(ServerFeature feature) =>
        (plan, services, ct) => CheckAsync(plan, services, feature, null, ct);
}
