using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Settings;

/// <summary>Says in the plan that a setting does not exist yet. It can be created, as extensions do, but Rancher itself reads only those it knows.</summary>
internal static class SettingPlan
{
    public static async Task CheckAsync(PlanContext plan, IProviderServices? services, CancellationToken ct)
    {
        if (plan.IsCreate && plan.PlannedAt("name").StringOrNull() is { Length: > 0 } name
            && await ServerObjects.WhyMissingAsync(services, "settings", name, ct) is { } why)
        {
            plan.Diagnostics.Warning(
                "This Rancher has no such setting",
                $"The setting \"{name}\" does not exist. It will be created, but Rancher itself does not read it. {why}",
                TfPath.Of("name"));
        }
    }
}
