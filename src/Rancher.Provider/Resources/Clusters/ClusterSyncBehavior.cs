using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Api.Norman;
using Rancher.Api.Waiting;
using Rancher.Provider.Clusters;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>
/// A point in the dependency graph at which a cluster is active: creating one waits, reading one looks whether the cluster still is, and removing
/// one forgets.
/// </summary>
internal sealed class ClusterSyncBehavior : ResourceBehavior
{
    private static readonly TimeSpan ConfirmPause = TimeSpan.FromSeconds(5);

    public override async Task<JObject> CreateAsync(OperationContext op, JObject body, Action<JObject> created, CancellationToken ct)
    {
        var id = op.Planned["cluster_id"].StringOrNull() ?? "";
        var sync = await LookAsync(op.Rancher(), await WaitUntilActiveAsync(op, id, ct), ct);
        sync[ClusterLookups.Kubeconfig] = await op.Rancher().Kubeconfigs.GenerateAsync(id, ct);
        created(sync);
        return sync;
    }

    public override async Task<JObject?> ReadAsync(OperationContext op, CancellationToken ct)
    {
        var cluster = await op.Rancher().Norman.FindAsync("clusters", op.Id, ct);
        return cluster is null ? null : await LookAsync(op.Rancher(), cluster, ct);
    }

    public override async Task<JObject?> UpdateAsync(OperationContext op, Func<JObject, JObject> change, CancellationToken ct) =>
        await LookAsync(op.Rancher(), await WaitUntilActiveAsync(op, op.Id, ct), ct);

    public override Task DeleteAsync(OperationContext op, CancellationToken ct) => Task.CompletedTask;

    private static async Task<JObject> WaitUntilActiveAsync(OperationContext op, string id, CancellationToken ct)
    {
        var rancher = op.Rancher();
        var confirmations = Math.Max(1, (op.Planned["state_confirm"] as TfNumber)?.LongOrNull() ?? 1);
        JObject? cluster = null;
        for (var seen = 0L; seen < confirmations; seen++)
        {
            if (seen > 0)
            {
                await Task.Delay(ConfirmPause, rancher.Connection.Clock, ct);
            }

            // Nodes that join late, images that load slowly and agents that are redeployed all look like errors for a while.
            var plan = new WaitPlan($"cluster {id} to be active", op.Timeout) { FailureGrace = TimeSpan.FromMinutes(5),
                AccessGrace = TimeSpan.FromSeconds(30) };
            cluster = await rancher.Waiter.WaitAsync(plan, inner => rancher.Norman.GetAsync("clusters", id, inner), Judge, ct);
        }

        await ClusterSyncWaits.WaitAsync(op, cluster!, ct);
        return cluster!;
    }

    private static WaitStep Judge(JObject cluster) => ClusterConditions.State(cluster) == "active" ? WaitStep.Done
        : ClusterConditions.IsError(cluster) ? WaitStep.Failed(ClusterConditions.Describe(cluster), passing: true)
        : WaitStep.Waiting(ClusterConditions.Describe(cluster));

    private static async Task<JObject> LookAsync(RancherClient rancher, JObject cluster, CancellationToken ct)
    {
        var id = (string)cluster["id"]!;
        var nodes = rancher.Norman.ListAsync("nodes", new Dictionary<string, string> { ["clusterId"] = id }, ct);
        var sync = new JObject
        {
            ["id"] = id,
            ["clusterId"] = id,
            ["synced"] = ClusterConditions.State(cluster) == "active",
        };
        ClusterLookups.JoinProjects(sync, await rancher.Projects.OfClusterAsync(id, ct));
        sync["nodes"] = new JArray((await nodes).OrderBy(n => (string?)n["id"], StringComparer.Ordinal).Select(NodeView.Of));
        return sync;
    }
}
