using Rancher.Provider.Windows;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>What a cluster's plan derives from its configuration.</summary>
internal static class ClusterPlan
{
    public static void Apply(PlanContext plan)
    {
        WindowsNetworkPreset.Apply(plan);
        ReplaceWhenTheKindChanges(plan);
    }

    public static async Task CheckAsync(PlanContext plan, IProviderServices? services, CancellationToken ct)
    {
        await ClusterNeeds.CheckAsync(plan, services, ct);
        await WindowsRules.CheckPlanAsync(plan, services, ct);
    }

    // Rancher has no way from one kind of cluster to another. Taking rke_config away from an existing cluster crashes Rancher 2.11 for good.
    private static void ReplaceWhenTheKindChanges(PlanContext plan)
    {
        if (plan.IsCreate)
        {
            return;
        }

        foreach (var kind in ClusterKind.Blocks.Where(k => plan.PriorAt(k.Block).Items.Count > 0 != plan.PlannedAt(k.Block).Items.Count > 0))
        {
            plan.RequireReplace(kind.Block);
        }
    }
}
