using Rancher.Api;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Lifecycle;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Service;

/// <summary>The server has a feature. What cannot be asked in the plan is left to the apply, which plans again first.</summary>
/// <param name="Feature">The feature.</param>
internal sealed record ServerHas(ServerFeature Feature) : Requirement
{
    /// <summary>The argument that needs the feature when it is set; null where every object needs it.</summary>
    public string? For { get; init; }

    public override string? Description => null;

    public override async Task CheckPlanAsync(PlanContext plan, IProviderServices? services, CancellationToken ct)
    {
        if (For is not { } argument)
        {
            await ServerRequirements.CheckAsync(plan, services, Feature, null, ct);
        }
        else if (IsSet(plan.PlannedAt(argument)) && !plan.PlannedAt(argument).Equals(plan.PriorAt(argument))
            && await ServerRequirements.WhyMissingAsync(services, Feature, ct) is { } why)
        {
            plan.Diagnostics.Error($"This Rancher does not have {argument}", $"{why}.", TfPath.Parse(argument));
        }
    }

    private static bool IsSet(TfValue value) => value switch
    {
        TfString text => text.Value.Length > 0,
        TfBool flag => flag.Value,
        TfMap map => map.Entries.Count > 0,
        _ => value.Items.Count > 0,
    };
}
