using Rancher.Provider.Windows;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>What a cluster's plan derives from its configuration.</summary>
internal static class ClusterPlan
{
    public static void Apply(PlanContext plan) => WindowsNetworkPreset.Apply(plan);

    public static async Task CheckAsync(PlanContext plan, IProviderServices? services, CancellationToken ct)
    {
        await ClusterNeeds.CheckAsync(plan, services, ct);
        await WindowsRules.CheckPlanAsync(plan, services, ct);
    }
}
