using Rancher.Api;
using Rancher.Api.Steve;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Apps;

/// <summary>Looks, while a plan is made, whether the chart can be had.</summary>
internal static class ChartAvailability
{
    private static readonly string[] Asked = ["chart_name", "chart_version", "repo_name"];

    /// <summary>
    /// Why the chart cannot be had; null where it can, or where that is not known before the apply: a cluster that comes, a repository that comes.
    /// </summary>
    public static async Task<(TfPath Path, string Why)?> WhyMissingAsync(RancherClient rancher, PlanContext plan, CancellationToken ct)
    {
        if (!plan.IsCreate && Asked.All(a => plan.PriorAt(a).Equals(plan.PlannedAt(a))))
        {
            return null;
        }

        if (plan.PlannedAt("cluster_id").StringOrNull() is not { } cluster || plan.PlannedAt("repo_name").StringOrNull() is not { } repo
            || plan.PlannedAt("chart_name").StringOrNull() is not { } chart)
        {
            return null;
        }

        try
        {
            if (await new SteveClusters(rancher).FindAsync(cluster, ct) is not { } steve)
            {
                return null;
            }

            var repository = new ChartRepository(steve, repo);
            if (await repository.FindAsync(ct) is { } found && SteveConditions.IsTrue(found, "Downloaded"))
            {
                await repository.ChartAsync(chart, plan.PlannedAt("chart_version").StringOrNull(), ct);
            }

            return null;
        }
        catch (OperationFailedException failed)
        {
            // Without a path it is about the cluster, which may be connected by the time of the apply.
            return failed.Path is { } path ? (path, failed.Message) : null;
        }
    }
}
