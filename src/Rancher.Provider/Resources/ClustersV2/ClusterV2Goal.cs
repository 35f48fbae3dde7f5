using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Api.Steve;
using Rancher.Api.Waiting;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.ClustersV2;

/// <summary>
/// How far a cluster shall have come before an operation ends, and what a look at it means: progress, a trouble that passes, or one that does not.
/// </summary>
/// <param name="Name">As users write it.</param>
/// <param name="IsReached">Whether a cluster with these machines has come so far.</param>
internal sealed record ClusterV2Goal(string Name, Func<JObject, IReadOnlyList<JObject>, long, bool> IsReached)
{
    /// <summary>What no amount of waiting mends, because it is written in the cluster's own configuration.</summary>
    private static readonly string[] Terminal =
    [
        "must be assigned to machinePool",
        "machineConfigRef must be",
        "invalid version",
        "failed to parse cluster version",
    ];

    /// <summary>What Rancher calls an error while it tries again by itself; on slow nodes for many minutes.</summary>
    private static readonly string[] Transient =
    [
        "will be retried automatically",
        "the object has been modified",
        "Waiting for ",
        "waiting for ",
        "connection refused",
        "context deadline exceeded",
        "cluster agent disconnected",
    ];

    private static readonly string[] Roles = ["etcd", "control-plane", "worker"];

    public static ClusterV2Goal Created { get; } = new("created", (cluster, _, _) =>
        ProvisioningClusters.ManagementId(cluster) is not null && SteveConditions.IsTrue(cluster, "Created"));

    // Nobody provisions or updates a cluster that was imported.
    public static ClusterV2Goal Active { get; } = new("active", (cluster, _, _) =>
        SteveConditions.IsActive(cluster, cluster["spec"].At("rkeConfig") is JObject ? SteveConditions.ReadySteps : ["Ready"]));

    /// <summary>All, in the order in which a cluster reaches them.</summary>
    public static IReadOnlyList<ClusterV2Goal> All { get; } =
    [
        Created,
        new("registered", (_, machines, _) => Roles.All(role => machines.Any(machine => HasRole(machine, role)))),
        new("connected", (cluster, _, _) => SteveConditions.IsTrue(cluster, "Connected")),
        Active,
        new("nodes_ready", (cluster, machines, nodes) => Active.IsReached(cluster, machines, nodes) && machines.Count(SteveMachines.IsRunning) >= nodes),
    ];

    /// <summary>Whether machines must be looked at.</summary>
    public bool NeedsMachines => NeedsMachinesTo(Name);

    /// <summary>Whether machines must be looked at to tell whether a goal of that name is reached; an imported cluster has none.</summary>
    public static bool NeedsMachinesTo(string goal) => goal is "registered" or "nodes_ready";

    public static ClusterV2Goal Of(TfValue cluster) => cluster["wait"].Items is [var wait, ..]
        ? All.FirstOrDefault(g => string.Equals(g.Name, wait["goal"].StringOrNull(), StringComparison.OrdinalIgnoreCase)) ?? Created
        : cluster["rke_config"].Items is [var rke, ..] && rke["machine_pools"].Items.Count > 0 ? Active : Created;

    public WaitStep Judge(JObject cluster, IReadOnlyList<JObject> machines, long nodes)
    {
        if (SteveConditions.IsBeingDeleted(cluster))
        {
            return WaitStep.Failed("the cluster is being deleted", passing: false);
        }

        if (IsReached(cluster, machines, nodes))
        {
            return WaitStep.Done;
        }

        var state = SteveConditions.State(cluster);
        var seen = SteveConditions.Describe(cluster) + (NeedsMachines ? $" ({machines.Count(SteveMachines.IsRunning)} of {machines.Count} machines run)" : "");
        return Terminal.Any(state.Says) ? WaitStep.Failed(seen, passing: false)
            : state.IsError && !Transient.Any(state.Says) ? WaitStep.Failed(seen, passing: true)
            : WaitStep.Waiting(seen);
    }

    private static bool HasRole(JObject machine, string role) =>
        !SteveConditions.IsBeingDeleted(machine) && (string?)machine["metadata"].At("labels").At($"rke.cattle.io/{role}-role") == "true";
}
