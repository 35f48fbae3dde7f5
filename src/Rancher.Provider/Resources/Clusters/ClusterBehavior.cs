using Newtonsoft.Json.Linq;
using Rancher.Api.Norman;
using Rancher.Api.Waiting;
using Rancher.Provider.Clusters;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>
/// Life of a cluster in Rancher's management API. A custom or imported cluster is made without nodes and is complete once its projects and roles
/// exist; a hosted one once the cloud has built it.
/// </summary>
internal sealed class ClusterBehavior : ResourceBehavior
{
    private static readonly TimeSpan RolloutStart = TimeSpan.FromSeconds(5);

    public override async Task<JObject> CreateAsync(OperationContext op, JObject body, Action<JObject> created, CancellationToken ct)
    {
        var rancher = op.Rancher();
        body["type"] = "cluster";
        var name = (string?)body["name"] ?? "";
        if (ClusterKind.Of(op.Planned) is { DriverName: { } driver } kind && body[kind.ApiName] is JObject hosted)
        {
            // The drivers of the first generation want to be told what Rancher knows already.
            (hosted["name"], hosted["displayName"], hosted["driverName"]) = (name, name, driver);
        }

        if (ClusterScans.LackVersion(body))
        {
            ClusterScans.NameVersion(body, (await rancher.ServerAsync(ct)).DefaultKubernetesVersion);
        }

        // Rancher keeps cluster names unique, so a cluster of that name that was not there before the lost answer is the one this call made.
        var cluster = await rancher.Norman.CreateOrFindAsync(
            "clusters", ClusterMonitoring.Without(body), new Dictionary<string, string> { ["name"] = name }, found => (string?)found["name"] == name, ct);
        created(cluster);
        cluster = await WaitUntilUsableAsync(op, cluster, ct);
        created(cluster);
        cluster = await ClusterMonitoring.SettleAsync(op, cluster, ct);
        created(cluster);
        var id = (string)cluster["id"]!;
        var token = await rancher.RegistrationTokens.EnsureAsync(id, op.Timeout, ct);
        ClusterLookups.JoinToken(cluster, AgentEnvironment.WithoutWriteOnly(token, cluster, op.Planned));
        ClusterLookups.JoinProjects(cluster, await rancher.Projects.OfClusterAsync(id, ct));
        created(cluster);
        ClusterLookups.JoinKubeconfig(cluster, await ManagedClusters.KubeconfigAsync(op, id, ct));
        return cluster;
    }

    public override async Task<JObject?> UpdateAsync(OperationContext op, Func<JObject, JObject> change, CancellationToken ct)
    {
        var rollsOut = false;
        var cluster = await op.Store.UpdateAsync(
            op.Id,
            server =>
            {
                var body = ClusterMonitoring.Without(change(server));
                ClusterScans.RepeatVersion(body, server);
                // Only an active cluster has nodes to roll a change out to; any other takes it up when it gets there.
                rollsOut = ClusterConditions.State(server) == "active" && ClusterKind.Blocks.Any(k => body.ContainsKey(k.ApiName));
                return body;
            },
            ct);
        if (cluster is null)
        {
            return null;
        }

        cluster = await ClusterMonitoring.SettleAsync(op, cluster, ct);
        return rollsOut ? await WaitForRolloutAsync(op, ct) : cluster;
    }

    private static async Task<JObject> WaitUntilUsableAsync(OperationContext op, JObject cluster, CancellationToken ct)
    {
        var id = (string)cluster["id"]!;
        var isHosted = ClusterKind.Of(op.Planned) is { IsHosted: true };
        var plan = new WaitPlan($"cluster {id} to be {(isHosted ? "active" : "set up in Rancher")}", op.Timeout)
        {
            AccessGrace = TimeSpan.FromSeconds(60),
            FailureGrace = TimeSpan.FromMinutes(2),
        };
        return await op.Rancher().Waiter.WaitAsync(plan, inner => op.Rancher().Norman.GetAsync("clusters", id, inner), seen => Judge(seen, isHosted), ct);
    }

    private static WaitStep Judge(JObject cluster, bool isHosted)
    {
        if (isHosted)
        {
            return ClusterConditions.State(cluster) == "active" ? WaitStep.Done
                : ClusterConditions.IsError(cluster) ? WaitStep.Failed(ClusterConditions.Describe(cluster), passing: true)
                : WaitStep.Waiting(ClusterConditions.Describe(cluster));
        }

        // Without nodes a cluster stays in "provisioning", now and then with an error about the missing ones: neither matters here.
        var missing = ClusterConditions.Missing(cluster, ClusterConditions.CreatedSteps);
        return missing.Count == 0 ? WaitStep.Done : WaitStep.Waiting($"{ClusterConditions.Describe(cluster)} (still to come: {string.Join(", ", missing)})");
    }

    private static async Task<JObject> WaitForRolloutAsync(OperationContext op, CancellationToken ct)
    {
        var clock = op.Rancher().Connection.Clock;
        var (started, sawIt) = (clock.GetTimestamp(), false);
        return await op.Rancher().Waiter.WaitAsync(
            new WaitPlan($"cluster {op.Id} to take up the change", op.Timeout) { FailureGrace = TimeSpan.FromMinutes(2) },
            inner => op.Rancher().Norman.GetAsync("clusters", op.Id, inner),
            cluster =>
            {
                var isActive = ClusterConditions.State(cluster) == "active";
                sawIt |= !isActive;
                // Just after the answer the cluster still reads "active": the controller has not seen the change yet.
                return isActive && (sawIt || clock.GetElapsedTime(started) > RolloutStart) ? WaitStep.Done
                    : ClusterConditions.IsError(cluster) ? WaitStep.Failed(ClusterConditions.Describe(cluster), passing: true)
                    : WaitStep.Waiting(ClusterConditions.Describe(cluster));
            },
            ct);
    }
}
