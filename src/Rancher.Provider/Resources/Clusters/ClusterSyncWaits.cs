using Newtonsoft.Json.Linq;
using Rancher.Api.Norman;
using Rancher.Api.Steve;
using Rancher.Api.Waiting;
using Rancher.Provider.Clusters;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>What <c>rancher2_cluster_sync</c> can wait for after the cluster is active: what Rancher installs in it by itself.</summary>
internal static class ClusterSyncWaits
{
    private static readonly (string Argument, string Switch, string Condition, string What)[] Installed =
    [
        ("wait_monitoring", "enableClusterMonitoring", "MonitoringEnabled", "monitoring"),
        ("wait_alerting", "enableClusterAlerting", "AlertingEnabled", "alerting"),
    ];

    public static async Task WaitAsync(OperationContext op, JObject cluster, CancellationToken ct)
    {
        var id = (string)cluster["id"]!;
        foreach (var (argument, @switch, condition, what) in Installed.Where(e => op.Planned[e.Argument].BoolOrNull() == true))
        {
            if ((bool?)cluster[@switch] is not true)
            {
                op.Diagnostics.Warning(
                    $"{argument} has nothing to wait for",
                    $"The first generation of cluster {what} is not switched on in cluster {id}, or this Rancher does not have it.",
                    TfPath.Of(argument));
                continue;
            }

            await op.Rancher().Waiter.WaitAsync(
                new WaitPlan($"{what} of cluster {id} to be installed", op.Timeout),
                inner => op.Rancher().Norman.GetAsync("clusters", id, inner),
                seen => ClusterConditions.IsTrue(seen, condition) ? WaitStep.Done
                    : WaitStep.Waiting(ClusterConditions.Message(seen, condition) ?? ClusterConditions.Describe(seen)),
                ct);
        }

        if (op.Planned["wait_catalogs"].BoolOrNull() == true)
        {
            await WaitForRepositoriesAsync(op, id, ct);
        }
    }

    private static async Task WaitForRepositoriesAsync(OperationContext op, string id, CancellationToken ct)
    {
        if (await op.Rancher().Capabilities.WhyMissingAsync(ChartRepositories.Feature, ct) is { } missing)
        {
            op.Diagnostics.Warning("wait_catalogs has nothing to wait for", $"{missing}.", TfPath.Of("wait_catalogs"));
            return;
        }

        var steve = await new SteveClusters(op.Rancher()).GetAsync(id, ct);
        await op.Rancher().Waiter.WaitAsync(
            new WaitPlan($"the app repositories of cluster {id} to be downloaded", op.Timeout) { AccessGrace = TimeSpan.FromSeconds(30),
                FailureGrace = TimeSpan.FromMinutes(5) },
            inner => steve.ListAsync(ChartRepositories.Type.Name, SteveQuery.All, inner),
            found => ChartsDownloaded.JudgeAll(found).ToStep(),
            ct);
    }
}
