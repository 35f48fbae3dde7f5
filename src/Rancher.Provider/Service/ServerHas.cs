using Rancher.Api;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Lifecycle;

namespace Rancher.Provider.Service;

/// <summary>The server has a feature. What cannot be asked in the plan is left to the apply, which plans again first.</summary>
/// <param name="Feature">The feature.</param>
internal sealed record ServerHas(ServerFeature Feature) : Requirement
{
    public override string? Description => null;

    public override Task CheckPlanAsync(PlanContext plan, IProviderServices? services, CancellationToken ct) =>
        ServerNeeds.CheckAsync(plan, services, Feature, null, ct);
}
