using Rancher.Api;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Service;

/// <summary>Refuses in the plan what the server cannot do, and says since or until which version one can and what to use instead.</summary>
internal static class ServerRequirements
{
    /// <summary>
    /// For <see cref="ResourceDefinition.CheckPlanAsync"/>: a new object needs the feature. What cannot be asked now is left to the apply.
    /// </summary>
    public static async Task CheckAsync(PlanContext plan, IProviderServices? services, ServerFeature feature, TfPath? path, CancellationToken ct)
    {
        if (plan.IsCreate && await WhyMissingAsync(services, feature, ct) is { } why)
        {
            plan.Diagnostics.Error($"This Rancher does not have {feature.Name}", $"{why}.", path);
        }
    }

    /// <summary>Why the server does not have the feature, in a sentence without its dot; null where it has, or cannot be asked.</summary>
    public static Task<string?> WhyMissingAsync(IProviderServices? services, ServerFeature feature, CancellationToken ct) =>
        services.AskAsync((rancher, inner) => rancher.Capabilities.WhyMissingAsync(feature, inner), null, ct);

    /// <summary>A check that a resource wholly depends on the feature.</summary>
    public static Func<PlanContext, IProviderServices?, CancellationToken, Task> Of(ServerFeature feature) =>
        (plan, services, ct) => CheckAsync(plan, services, feature, null, ct);
}
