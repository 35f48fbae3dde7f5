using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;
using Rancher.Simulator.Steve;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Provisioning;

/// <summary>How a provisioning cluster goes: its controllers let go of it one after the other, its machines first, its management cluster last.</summary>
internal sealed class ClusterRemoval(World world, SteveRules rules, KubeCluster local, ProvisioningClusters clusters)
{
    public void Begin(SteveObject item)
    {
        var machines = clusters.Planner.MachinesOf(item).ToList();
        if (clusters.Twins.Of(item) is { } twin)
        {
            world.Clock.After(0.1, () => MarkTwin(twin));
        }

        local.When(0.08, item, () => Release(item, ClusterFinalizers.Credentials));
        if (machines.Count == 0)
        {
            local.When(0.15, item, () => item.State = rules.Minor < 12
                ? new SteveState("reconciling", "", true)
                : new SteveState("removing", $"waiting for cluster-api cluster [{item.Name}] to delete", true));
            local.When(0.3, item, () => Vanish(item, rules.Minor < 12 ? 0.2 : 5));
            return;
        }

        local.When(0.35, item, () => item.State = new SteveState("removing", "Resource scheduled for deletion", true));
        var (first, last) = rules.Minor < 12 ? (2.0, 4.6) : machines.Exists(Planner.IsJoined) ? (1.0, 6.4) : (0.35, 0.65);
        foreach (var machine in machines)
        {
            var isWorker = !Planner.Has(machine, "etcd-role");
            local.When(isWorker ? first : last, item, () => clusters.Planner.Machines.Vanish(machine));
        }

        if (machines.Find(machine => Planner.Has(machine, "etcd-role")) is { } leader)
        {
            local.When(Math.Max(first, last - 0.3), item, () =>
            {
                item.State = new SteveState("removing", $"waiting for machine [{leader.Name}] to delete", true);
                if (clusters.Twins.Of(item) is { } waiting)
                {
                    waiting.Hidden["removal"] = $"waiting for machine [{leader.Name}] to delete";
                }
            });
        }

        local.When(last + 1.1, item, () => Vanish(item, rules.Minor < 12 ? 0.4 : 3.5));
    }

    /// <summary>A controller has done what it had to do for a removed cluster.</summary>
    private void Release(SteveObject cluster, string finalizer)
    {
        (cluster.Metadata["finalizers"] as JArray)?.FirstOrDefault(f => (string?)f == finalizer)?.Remove();
        local.Objects.Touch(cluster);
    }

    private void Vanish(SteveObject item, double twinSeconds)
    {
        clusters.Planner.Forget(item);
        clusters.ControlPlanes.Remove(item);
        local.Objects.Remove(item);
        if (clusters.Twins.Of(item) is { } twin)
        {
            world.Clock.After(twinSeconds, () => clusters.Twins.Remove(twin));
        }
    }

    private void MarkTwin(StoredObject twin)
    {
        if (twin.IsRemoving || !world.Store.Holds(twin))
        {
            return;
        }

        world.SetDate(twin.Body, "removed");
        var before = twin.Text("transitioningMessage") ?? "";
        twin.Body["state"] = "removing";
        twin.Body["transitioning"] = "yes";
        var waiting = rules.Minor is >= 12 and < 15 ? "waiting on mgmt-cluster-rbac-remove" : "waiting on wrangler.cattle.io/mgmt-cluster-remove";
        twin.Body["transitioningMessage"] = before.Length == 0 ? waiting : $"{before}; {waiting}";
    }
}
