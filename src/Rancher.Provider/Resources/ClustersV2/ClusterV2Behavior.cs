using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Api.Steve;
using Rancher.Api.Waiting;
using Rancher.Provider.Clusters;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.ClustersV2;

/// <summary>
/// Life of a provisioning cluster, which exists twice: as a Kubernetes object, and a moment later below <c>/v3</c>, where its registration token is. It is
/// made when nodes can register, or as much later as the user wants, and gone when both are.
/// </summary>
internal sealed class ClusterV2Behavior : ResourceBehavior
{
    // A creator gets the rights on a new object a moment later; on large installations within a minute.
    private static readonly TimeSpan AccessGrace = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan RolloutStart = TimeSpan.FromSeconds(5);

    public override async Task<JObject> CreateAsync(OperationContext op, JObject body, Action<JObject> created, CancellationToken ct)
    {
        var rancher = op.Rancher();
        var made = await op.Store.CreateAsync(body, null, ct);
        created(made);
        var id = (string)made["id"]!;
        var cluster = await WaitAsync(op, id, ClusterV2Goal.Created, started: null, ct);
        created(cluster);
        var registration = await rancher.RegistrationTokens.EnsureAsync(ProvisioningClusters.ManagementId(cluster)!, op.Timeout, ct);
        var token = AgentEnvironment.WithoutWriteOnly(registration, cluster, op.Planned)!;
        ClusterLookups.JoinToken(cluster, token);
        created(cluster);
        var kubeconfig = await ManagedClusters.KubeconfigAsync(op, ProvisioningClusters.ManagementId(cluster)!, ct);
        Join(cluster, token, kubeconfig);
        created(cluster);
        if (ClusterV2Goal.Of(op.Planned) is var goal && goal != ClusterV2Goal.Created)
        {
            cluster = Join(await WaitAsync(op, id, goal, started: null, ct), token, kubeconfig);
            created(cluster);
        }

        return Join(await TakeInternalAuthorityAsync(op, id, cluster, ct), token, kubeconfig);
    }

    public override async Task<JObject?> UpdateAsync(OperationContext op, Func<JObject, JObject> change, CancellationToken ct)
    {
        var changes = false;
        var cluster = await op.Store.UpdateAsync(
            op.Id,
            server =>
            {
                var body = change(server);
                changes = body.ContainsKey("spec");
                return body;
            },
            ct);
        if (cluster is null)
        {
            return null;
        }

        var goal = ClusterV2Goal.Of(op.Planned);
        if (goal != ClusterV2Goal.Created)
        {
            cluster = await WaitAsync(op, op.Id, goal, changes ? op.Rancher().Connection.Clock.GetTimestamp() : null, ct);
        }

        return await TakeInternalAuthorityAsync(op, op.Id, cluster, ct);
    }

    public override async Task DeleteAsync(OperationContext op, CancellationToken ct)
    {
        await base.DeleteAsync(op, ct);
        if (op.Prior["cluster_v1_id"].StringOrNull() is { Length: > 0 } id)
        {
            await ManagedClusters.WaitUntilGoneAsync(op, id, ct);
        }
    }

    /// <summary>Takes the id that a cluster has below <c>/v3</c> as well, which is what the address bar of Rancher shows.</summary>
    public override async Task<ImportTarget> ResolveImportAsync(OperationContext op, string importId, CancellationToken ct) =>
        importId.Contains('/', StringComparison.Ordinal)
        ? new ImportTarget(importId)
        : (string?)(await op.Rancher().ProvisioningClusters.FindByManagementIdAsync(importId, ct))?["id"] is { } id ? new ImportTarget(id)
            : throw new OperationFailedException($"Rancher has no cluster \"{importId}\". "
            + $"A cluster is imported by its namespace and name, \"fleet-default/{importId}\", or by its id, \"c-m-abcdefgh\".");

    private static JObject Join(JObject cluster, JObject token, string kubeconfig)
    {
        ClusterLookups.JoinToken(cluster, (JObject)token.DeepClone());
        ClusterLookups.JoinKubeconfig(cluster, kubeconfig);
        return cluster;
    }

    private static async Task<JObject> WaitAsync(OperationContext op, string id, ClusterV2Goal goal, long? started, CancellationToken ct)
    {
        var rancher = op.Rancher();
        var nodes = op.Planned["wait"].Items is [var wait, ..] && wait["nodes"] is TfNumber number ? number.LongOrNull() ?? 1 : 1;
        var sawWork = started is null;
        var plan = new WaitPlan($"{op.Subject} to be {goal.Name.Replace('_', ' ')}", op.Timeout) { AccessGrace = AccessGrace,
            FailureGrace = TimeSpan.FromMinutes(5) };
        return (await rancher.Waiter.WaitAsync(
            plan,
            async inner =>
            {
                var cluster = await op.Store.FindAsync(id, inner)
                    ?? throw new OperationFailedException($"{op.Subject} was deleted while Terraform waited for it.");
                return (Cluster: cluster, Machines: goal.NeedsMachines ? await MachinesAsync(rancher, cluster, inner) : []);
            },
            seen =>
            {
                var step = goal.Judge(seen.Cluster, seen.Machines, nodes);
                sawWork |= step != WaitStep.Done || !SteveConditions.IsObserved(seen.Cluster);
                // Just after a change the cluster is as active as before: its controllers have not seen the change yet.
                return step == WaitStep.Done && !sawWork && rancher.Connection.Clock.GetElapsedTime(started!.Value) < RolloutStart
                    ? WaitStep.Waiting("the change has not begun yet")
                    : step;
            },
            ct)).Cluster;
    }

    private static async Task<IReadOnlyList<JObject>> MachinesAsync(RancherClient rancher, JObject cluster, CancellationToken ct)
    {
        var (ns, name) = ((string?)cluster["metadata"].At("namespace"), (string?)cluster["metadata"].At("name"));
        var machines = await rancher.Steve.ListAsync(SteveMachines.Type, SteveQuery.All with { Namespace = ns }, ct);
        return [.. machines.Where(machine => SteveMachines.ClusterName(machine) == name)];
    }

    /// <summary>
    /// The certificate authority of the cluster itself, for its endpoint. It is there once the control plane runs; until then the user is told that another
    /// apply is needed.
    /// </summary>
    private static async Task<JObject> TakeInternalAuthorityAsync(OperationContext op, string id, JObject cluster, CancellationToken ct)
    {
        if (op.Planned["local_auth_endpoint"].Items is not [var endpoint, ..] || endpoint["use_internal_ca_certs"].BoolOrNull() != true)
        {
            return cluster;
        }

        var management = await op.Rancher().Norman.FindAsync("clusters", ProvisioningClusters.ManagementId(cluster) ?? "", ct);
        if ((string?)management?["caCert"] is not { Length: > 0 } encoded)
        {
            op.Diagnostics.Warning(
                $"{op.Subject} has no certificate authority yet",
                "use_internal_ca_certs takes it once the control plane runs. "
                    + "Apply again after that, or let the create wait for it with wait { goal = \"active\" }.",
                TfPath.Parse("local_auth_endpoint[0].use_internal_ca_certs"));
            return cluster;
        }

        var authority = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(encoded));
        return await op.Store.UpdateAsync(
            id,
            server =>
            {
                var spec = (JObject)server["spec"]!.DeepClone();
                var target = spec["localClusterAuthEndpoint"] as JObject ?? [];
                target["caCerts"] = authority;
                spec["localClusterAuthEndpoint"] = target;
                return new JObject { ["spec"] = spec };
            },
            ct) ?? cluster;
    }
}
