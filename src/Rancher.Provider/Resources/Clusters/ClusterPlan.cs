using Rancher.Provider.Windows;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>What only the finished plan of a cluster shows.</summary>
internal static class ClusterPlan
{
    public static async Task CheckAsync(PlanContext plan, IProviderServices? services, CancellationToken ct)
    {
        await ClusterNeeds.CheckAsync(plan, services, ct);
        await WindowsRules.CheckPlanAsync(plan, services, ct);
    }
}
