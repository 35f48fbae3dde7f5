using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;
using Rancher.Simulator.Steve;

namespace Rancher.Simulator.Provisioning;

/// <summary>
/// Machine pools: a deployment and a set of machines for each, whose servers a driver makes. The drivers are played too, a few seconds a
/// server, unless hosts are unreachable.
/// </summary>
internal sealed class MachinePools(World world, KubeCluster local, Planner planner)
{
    private const double ServerSeconds = 4;

    public bool HasPools(SteveObject cluster) => Pools(cluster).Any();

    /// <summary>What is wrong with the pools of a cluster, in the planner's words; null where nothing is.</summary>
    public string? Problem(SteveObject cluster)
    {
        foreach (var pool in Pools(cluster))
        {
            if (!new[] { "etcdRole", "controlPlaneRole", "workerRole" }.Any(role => pool[role] is JValue { Value: true }))
            {
                return $"at least one role of etcd, control-plane or worker must be assigned to machinePool [{(string?)pool["name"]}]";
            }
        }

        return null;
    }

    /// <summary>Makes and removes machines until every pool has as many as it wants.</summary>
    public void Settle(SteveObject cluster)
    {
        if (cluster.IsRemoving || Problem(cluster) is not null)
        {
            return;
        }

        var wanted = Pools(cluster).ToDictionary(pool => (string)pool["name"]!);
        foreach (var (name, pool) in wanted)
        {
            Scale(cluster, name, pool);
        }

        foreach (var deployment in Of(SteveTypes.MachineDeployments, cluster).Where(d => !wanted.ContainsKey(d.Label("rke.cattle.io/rke-machine-pool-name")!)).ToList())
        {
            foreach (var machine in MachinesOf(cluster, deployment.Label("rke.cattle.io/rke-machine-pool-name")!).ToList())
            {
                Shut(machine);
            }

            foreach (var set in Of(SteveTypes.MachineSets, cluster).Where(s => s.Label("rke.cattle.io/rke-machine-pool-name") == deployment.Label("rke.cattle.io/rke-machine-pool-name")).ToList())
            {
                local.Objects.Remove(set);
            }

            local.Objects.Remove(deployment);
        }
    }

    public void Forget(SteveObject cluster)
    {
        foreach (var collection in new[] { SteveTypes.MachineSets, SteveTypes.MachineDeployments })
        {
            foreach (var item in Of(collection, cluster).ToList())
            {
                local.Objects.Remove(item);
            }
        }
    }

    private static IEnumerable<JObject> Pools(SteveObject cluster) => (cluster.Body.SelectToken("spec.rkeConfig.machinePools") as JArray ?? []).OfType<JObject>();

    private IEnumerable<SteveObject> Of(string collection, SteveObject cluster) => local.Objects.All(collection)
        .Where(item => item.Namespace == cluster.Namespace && item.Label("cluster.x-k8s.io/cluster-name") == cluster.Name);

    private IEnumerable<SteveObject> MachinesOf(SteveObject cluster, string pool) => planner.MachinesOf(cluster)
        .Where(machine => machine.Label("rke.cattle.io/rke-machine-pool-name") == pool && !machine.IsRemoving);

    private void Scale(SteveObject cluster, string name, JObject pool)
    {
        var (deployment, set) = Deployment(cluster, name, pool);
        var quantity = (int?)pool["quantity"] ?? 1;
        deployment.Spec["replicas"] = quantity;
        set.Spec["replicas"] = quantity;
        var machines = MachinesOf(cluster, name).OrderBy(machine => (string)machine.Metadata["creationTimestamp"]!, StringComparer.Ordinal).ThenBy(machine => machine.Name, StringComparer.Ordinal).ToList();
        foreach (var surplus in machines.Take(machines.Count - quantity))
        {
            Shut(surplus);
        }

        for (var count = machines.Count; count < quantity; count++)
        {
            Order(cluster, name, pool, set);
        }

        deployment.Status["replicas"] = quantity;
        deployment.Status["phase"] = "Running";
        local.Objects.Touch(deployment);
    }

    private (SteveObject Deployment, SteveObject Set) Deployment(SteveObject cluster, string name, JObject pool)
    {
        var full = $"{cluster.Name}-{name}";
        var marks = ObjectSet.Annotations("rke-cluster", "provisioning.cattle.io/v1, Kind=Cluster", cluster.Namespace!, cluster.Name);
        marks["machinedeployment.clusters.x-k8s.io/revision"] = "1";
        var deployment = local.Find(SteveTypes.MachineDeployments, cluster.Namespace, full)
            ?? local.Make(SteveTypes.MachineDeployments, cluster.Namespace, full, new JObject { ["spec"] = new JObject { ["clusterName"] = cluster.Name } }, Labels(cluster, name, pool), marks);
        var set = Of(SteveTypes.MachineSets, cluster).FirstOrDefault(s => s.Label("rke.cattle.io/rke-machine-pool-name") == name);
        if (set is null)
        {
            var labels = Labels(cluster, name, pool);
            labels["cluster.x-k8s.io/deployment-name"] = full;
            set = local.Make(SteveTypes.MachineSets, cluster.Namespace, world.Ids.Name(full + "-"), new JObject { ["spec"] = new JObject { ["clusterName"] = cluster.Name } }, labels, (JObject)marks.DeepClone());
            deployment.Metadata["finalizers"] = new JArray("cluster.x-k8s.io/machinedeployment");
            set.Metadata["finalizers"] = new JArray("cluster.x-k8s.io/machineset");
        }

        return (deployment, set);
    }

    private void Order(SteveObject cluster, string name, JObject pool, SteveObject set)
    {
        var kind = ((string)pool["machineConfigRef"]!["kind"]!).Replace("Config", "Machine", StringComparison.Ordinal);
        var machineName = world.Ids.Name(set.Name + "-");
        var labels = Labels(cluster, name, pool);
        labels["cluster.x-k8s.io/deployment-name"] = $"{cluster.Name}-{name}";
        labels["cluster.x-k8s.io/set-name"] = set.Name;
        var annotations = new JObject();
        if (pool["labels"] is JObject { Count: > 0 } given)
        {
            annotations["rke.cattle.io/labels"] = given.ToString(Newtonsoft.Json.Formatting.None);
        }

        if (pool["taints"] is JArray { Count: > 0 } taints)
        {
            annotations["rke.cattle.io/taints"] = taints.ToString(Newtonsoft.Json.Formatting.None);
        }

        var machine = planner.Machines.AddOfPool(cluster, machineName, labels, annotations, set, kind);
        var collection = $"rke-machine.cattle.io.{kind.ToLowerInvariant()}s";
        if (local.FindType(collection) is not null)
        {
            local.Make(collection, cluster.Namespace, machineName, new JObject { ["spec"] = new JObject() }, (JObject)labels.DeepClone(), (JObject)annotations.DeepClone());
            machine.Hidden["infrastructure"] = collection;
        }

        if (world.Options.UnreachableHosts)
        {
            return;
        }

        local.When(ServerSeconds, machine, () =>
        {
            machine.Hidden["address"] = $"10.0.{world.Ids.Text(1)[0] % 200}.{(local.Objects.Version % 250) + 1}";
            machine.Metadata["labels"]!["rke.cattle.io/node-name"] = machineName;
            machine.Metadata["labels"]!["rke.cattle.io/machine-id"] = ObjectSet.Hash(machine.Uid);
            planner.Machines.Enter(cluster, machine, MachineStage.Registered);
            planner.Admit(cluster, machine);
        });
    }

    private void Shut(SteveObject machine)
    {
        machine.Metadata["deletionTimestamp"] = world.Timestamp();
        local.Objects.Touch(machine);
        planner.Removing(machine);
    }

    private JObject Labels(SteveObject cluster, string name, JObject pool)
    {
        var labels = (JObject?)pool["labels"]?.DeepClone() ?? [];
        labels["cattle.io/os"] = (string?)pool["machineOS"] is { Length: > 0 } os ? os : "linux";
        labels["cluster.x-k8s.io/cluster-name"] = cluster.Name;
        if (pool["controlPlaneRole"] is JValue { Value: true })
        {
            labels["cluster.x-k8s.io/control-plane"] = "true";
        }

        labels["rke.cattle.io/cluster-name"] = cluster.Name;
        labels["rke.cattle.io/rke-machine-pool-name"] = name;
        foreach (var (flag, role) in new[] { ("controlPlaneRole", "control-plane-role"), ("etcdRole", "etcd-role"), ("workerRole", "worker-role") })
        {
            if (pool[flag] is JValue { Value: true })
            {
                labels["rke.cattle.io/" + role] = "true";
            }
        }

        return labels;
    }
}
