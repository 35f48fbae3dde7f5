using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;
using Rancher.Simulator.Steve;

namespace Rancher.Simulator.Provisioning;

/// <summary>
/// Gives the machines of a cluster their plans in the order of the real planner: a first etcd node, the others of the control plane, the
/// workers. The agents on the hosts are played too, a step every few seconds, unless hosts are unreachable or an agent of its own reads
/// its plan.
/// </summary>
internal sealed class Planner
{
    /// <summary>How long a played agent takes for each step.</summary>
    private const double Step = 3;

    /// <summary>How long after the last machine the cluster is noticed to be complete.</summary>
    private const double Settling = 2;

    private const string CheckIn = "waiting for agent to check in and apply initial plan";

    private readonly World _world;
    private readonly SteveRules _rules;
    private readonly KubeCluster _local;
    private readonly ProvisioningClusters _clusters;

    public Planner(World world, SteveRules rules, KubeCluster local, ProvisioningClusters clusters)
    {
        (_world, _rules, _local, _clusters) = (world, rules, local, clusters);
        Machines = new MachineObjects(world, rules, local, clusters.ControlPlanes);
        Plans = new PlanSecrets(world, rules, local);
    }

    public MachineObjects Machines { get; }

    public PlanSecrets Plans { get; }

    public MachinePools? Pools { get; set; }

    /// <summary>Where nodes go once their cluster has a Kubernetes API.</summary>
    public Downstream.ManagedClusters? Managed { get; set; }

    public static bool Has(SteveObject machine, string role) => machine.Label("rke.cattle.io/" + role) is not null;

    public static bool IsJoined(SteveObject machine) => MachineObjects.StageOf(machine) == MachineStage.Joined;

    public IEnumerable<SteveObject> MachinesOf(SteveObject cluster) => _local.Objects.All(SteveTypes.Machines)
        .Where(machine => machine.Namespace == cluster.Namespace && (string?)machine.Spec["clusterName"] == cluster.Name);

    public SteveObject? ClusterOf(SteveObject machine) => _local.Find(SteveTypes.Clusters, machine.Namespace, (string)machine.Spec["clusterName"]!);

    public void Register(SteveObject cluster, string name, Registration registration)
    {
        if (_local.Find(SteveTypes.Machines, cluster.Namespace, name) is not null)
        {
            return;
        }

        var machine = Machines.AddCustom(cluster, name, registration);
        Admit(cluster, machine);
    }

    /// <summary>A host with its agent is there: it gets its bootstrap data, then a plan.</summary>
    public void Admit(SteveObject cluster, SteveObject machine)
    {
        Plans.Make(cluster, machine);
        _local.When(0.6, machine, () =>
        {
            Machines.GiveData(cluster, machine);
            Look(cluster);
        });

        // The server asks for the agent of the cluster as soon as somebody has registered; the newest one tells so in the words of the planner.
        _clusters.When(0.7, cluster, () => SetTwin(cluster, "Provisioned", "True"));
        if (_rules.Minor < 15)
        {
            _clusters.When(13, cluster, () =>
            {
                if (Managed?.IsConnected(cluster) != true)
                {
                    SetTwin(cluster, "Ready", "False", "Cluster agent is not connected", "Disconnected");
                }
            });
        }
    }

    /// <summary>Looks at a cluster, hands out the plans that are due and says what it waits for.</summary>
    public void Look(SteveObject cluster)
    {
        if (!cluster.Hidden.ContainsKey("settled") || cluster.IsRemoving || !ProvisioningClusters.HasNodes(cluster))
        {
            return;
        }

        var machines = MachinesOf(cluster).Where(machine => !machine.IsRemoving).ToList();
        if (!_clusters.Lay(cluster))
        {
            return;
        }

        var isConnected = Managed!.IsConnected(cluster);
        if (!isConnected && !IsCovered(machines))
        {
            if (Pools!.HasPools(cluster))
            {
                _clusters.Say(cluster, "waiting for viable init node");
            }
            else
            {
                _clusters.SayNoNodes(cluster);
            }

            return;
        }

        foreach (var (tier, members) in Tiers(cluster, machines))
        {
            var pending = members.Where(machine => !IsJoined(machine) && machine.Hidden.ContainsKey("data")).ToList();
            if (pending.Count == 0)
            {
                continue;
            }

            foreach (var machine in pending.Where(machine => MachineObjects.StageOf(machine) == MachineStage.Registered))
            {
                Deliver(cluster, machine);
            }

            _clusters.Say(cluster, MessageOf(tier, pending, isConnected));
            return;
        }

        if (isConnected && IsComplete(cluster) && cluster.Hidden.TryAdd("completing", ""))
        {
            _clusters.When(Settling, cluster, () =>
            {
                cluster.Hidden.Remove("completing");
                if (IsComplete(cluster))
                {
                    Finish(cluster);
                }
            });
        }
    }

    /// <summary>An agent reported: its plan is applied, and perhaps all of it answers.</summary>
    public void Reported(SteveObject machine, bool healthy)
    {
        if (ClusterOf(machine) is not { } cluster || MachineObjects.StageOf(machine) is not (MachineStage.Planned or MachineStage.Applied))
        {
            return;
        }

        Enter(cluster, machine, healthy ? MachineStage.Healthy : MachineStage.Applied);
        Look(cluster);
        if (healthy)
        {
            Settle(cluster, machine);
        }
    }

    /// <summary>The hosts of a cluster do all that they have to do, at once: plans are applied, the cluster agent connects, nodes come up.</summary>
    public void PlayAll(SteveObject cluster)
    {
        void Work(IEnumerable<SteveObject> machines)
        {
            foreach (var machine in machines.Where(machine => machine.Hidden.ContainsKey("data") && !machine.IsRemoving).ToList())
            {
                Enter(cluster, machine, MachineStage.Healthy);
            }
        }

        Work(MachinesOf(cluster).Where(machine => Has(machine, "etcd-role") && !IsJoined(machine)));
        Look(cluster);
        Connect(cluster);
        Work(MachinesOf(cluster).Where(machine => !IsJoined(machine)));
        foreach (var machine in MachinesOf(cluster).Where(machine => machine.Hidden.ContainsKey("data")).ToList())
        {
            Join(cluster, machine);
        }

        Look(cluster);
    }

    /// <summary>The cluster agent connected: the Kubernetes API can be reached.</summary>
    public void Connect(SteveObject cluster)
    {
        if (Managed!.IsConnected(cluster))
        {
            return;
        }

        Managed.Connect(cluster);
        if (_rules.Minor < 12)
        {
            // Nothing is put into the cluster before its nodes, so nobody ever says that it is done.
            _clusters.Begin(cluster, "PreBootstrapped");
        }

        _clusters.SetBoth(cluster, "Connected", "True");
        foreach (var done in new[] { "Provisioned", "Ready", "GlobalAdminsSynced", "Waiting", "SystemAccountCreated" })
        {
            SetTwin(cluster, done, "True");
        }

        foreach (var done in new[] { "GlobalAdminsSynced", "Waiting", "SystemAccountCreated" })
        {
            _clusters.SetOwn(cluster, done, "True");
        }

        cluster.Status["ready"] = true;
        _clusters.SetOwn(cluster, "Reconciling", "False");
        foreach (var machine in MachinesOf(cluster).Where(machine => MachineObjects.StageOf(machine) == MachineStage.Healthy).ToList())
        {
            Enter(cluster, machine, MachineStage.Healthy);
            Settle(cluster, machine);
        }

        Look(cluster);
    }

    /// <summary>The node of a healthy machine comes up in the Kubernetes cluster.</summary>
    public void Join(SteveObject cluster, SteveObject machine)
    {
        if (!IsJoined(machine) && _local.Objects.Holds(machine) && !machine.IsRemoving)
        {
            Machines.Join(cluster, machine, Managed!.AddNode(cluster, machine));
            Look(cluster);
        }
    }

    /// <summary>The specification of a settled cluster changed: an active one shows that on its machines only.</summary>
    public void Changed(SteveObject cluster, JObject before)
    {
        Look(cluster);
        if (cluster.ConditionStatus("Ready") != "True" || JToken.DeepEquals(Relevant(before), Relevant(cluster.Spec)))
        {
            return;
        }

        var seconds = 0.2;
        foreach (var machine in MachinesOf(cluster).Where(IsJoined).OrderByDescending(machine => Has(machine, "etcd-role")).ToList())
        {
            _local.When(seconds, machine, () => Machines.Enter(cluster, machine, MachineStage.Joined, "waiting for plan to be applied"));
            _local.When(seconds + 4.5, machine, () =>
            {
                Managed!.Upgrade(cluster, machine);
                Machines.Enter(cluster, machine, MachineStage.Joined);
            });
            seconds += 5;
        }
    }

    /// <summary>A machine was deleted: its node goes, and perhaps the cluster waits again.</summary>
    public void Removing(SteveObject machine)
    {
        var cluster = ClusterOf(machine);
        var isLeader = Has(machine, "etcd-role");
        machine.State = isLeader
            ? new SteveState("deleting", "Waiting for pre-terminate hooks to succeed (hooks: pre-terminate.delete.hook.machine.cluster.x-k8s.io/rke-bootstrap-cleanup)", true)
            : new SteveState("deleting", "Waiting for RKEBootstrap to be deleted", true);
        _local.When(isLeader ? 4.6 : IsJoined(machine) ? 1.1 : 0.3, machine, () =>
        {
            Machines.Vanish(machine);
            if (cluster is not null)
            {
                Managed!.RemoveNode(cluster, machine);
                Pools!.Settle(cluster);
                Look(cluster);
            }
        });
    }

    /// <summary>A cluster is gone, with all its nodes.</summary>
    public void Forget(SteveObject cluster)
    {
        foreach (var machine in MachinesOf(cluster).ToList())
        {
            Machines.Vanish(machine);
        }

        Pools!.Forget(cluster);
        Managed!.Forget(cluster);
    }

    /// <summary>Whether every machine that has something to do has done it.</summary>
    private bool IsComplete(SteveObject cluster) => MachinesOf(cluster).All(machine => machine.IsRemoving || IsJoined(machine) || !machine.Hidden.ContainsKey("data"));

    private static bool IsCovered(List<SteveObject> machines) =>
        new[] { "etcd-role", "control-plane-role", "worker-role" }.All(role => machines.Exists(machine => Has(machine, role) && machine.Hidden.ContainsKey("data")));

    /// <summary>What of a specification makes new plans: not the generations of things done on demand.</summary>
    private static JObject Relevant(JObject spec)
    {
        var copy = (JObject)spec.DeepClone();
        if (copy["rkeConfig"] is JObject rke)
        {
            foreach (var field in new[] { "etcdSnapshotCreate", "machinePools" })
            {
                rke.Remove(field);
            }
        }

        return copy;
    }

    private IEnumerable<(string Tier, List<SteveObject> Members)> Tiers(SteveObject cluster, List<SteveObject> machines)
    {
        if (!cluster.Hidden.TryGetValue("init", out var init) || !machines.Exists(machine => machine.Name == init))
        {
            init = machines.Where(machine => Has(machine, "etcd-role") && machine.Hidden.ContainsKey("data"))
                .OrderByDescending(machine => Has(machine, "control-plane-role")).ThenBy(machine => machine.Hidden["planned-at"], StringComparer.Ordinal).FirstOrDefault()?.Name ?? "";
            cluster.Hidden["init"] = init;
        }

        yield return ("bootstrap", machines.FindAll(machine => machine.Name == init));
        yield return ("etcd", machines.FindAll(machine => machine.Name != init && Has(machine, "etcd-role")));
        yield return ("control plane", machines.FindAll(machine => machine.Name != init && !Has(machine, "etcd-role") && Has(machine, "control-plane-role")));
        yield return ("worker", machines.FindAll(machine => machine.Name != init && !Has(machine, "etcd-role") && !Has(machine, "control-plane-role")));
    }

    private string MessageOf(string tier, List<SteveObject> pending, bool isConnected)
    {
        var late = pending.FindAll(machine => MachineObjects.StageOf(machine) < MachineStage.Healthy);
        string Names(List<SteveObject> machines) => string.Join(',', machines.Select(machine => machine.Name).Order(StringComparer.Ordinal));
        if (late.Count > 0)
        {
            return $"configuring {tier} node(s) {Names(late)}: {(tier == "bootstrap" ? _rules.BeforeControlPlane : "")}{StepOf(late[0])}";
        }

        if (tier != "bootstrap")
        {
            return $"non-ready {tier} machine(s) {Names(pending)}";
        }

        return isConnected
            ? $"non-ready bootstrap machine(s) {Names(pending)}{(_rules.BeforeControlPlane.Length > 0 ? ": Waiting for Cluster control plane to be initialized" : "")} and join url to be available on bootstrap node"
            : $"configuring bootstrap node(s) {Names(pending)}: {_rules.BeforeControlPlane}waiting for cluster agent to connect";
    }

    private static string StepOf(SteveObject machine) => MachineObjects.StageOf(machine) == MachineStage.Applied
        ? "waiting for probes: " + string.Join(", ", ProbesOf(machine))
        : CheckIn;

    public static IEnumerable<string> ProbesOf(SteveObject machine) =>
    [
        .. Has(machine, "etcd-role") ? new[] { "etcd" } : [],
        .. Has(machine, "control-plane-role") ? new[] { "kube-apiserver", "kube-controller-manager", "kube-scheduler" } : [],
        "kubelet",
    ];

    private void Enter(SteveObject cluster, SteveObject machine, MachineStage stage)
    {
        var planner = stage switch
        {
            MachineStage.Planned => CheckIn,
            MachineStage.Applied => "waiting for probes: " + string.Join(", ", ProbesOf(machine)),
            MachineStage.Healthy when cluster.Hidden.GetValueOrDefault("init") == machine.Name && !Managed!.IsConnected(cluster) => _rules.BeforeControlPlane + "waiting for cluster agent to connect",
            _ => "",
        };
        Machines.Enter(cluster, machine, stage, planner);
    }

    private void Deliver(SteveObject cluster, SteveObject machine)
    {
        Plans.Deliver(cluster, machine);
        Enter(cluster, machine, MachineStage.Planned);
        if (_world.Options.UnreachableHosts)
        {
            return;
        }

        _local.When(Step, machine, () => Play(machine, healthy: false));
        _local.When(2 * Step, machine, () => Play(machine, healthy: true));
    }

    /// <summary>Does what the agent of a host would do, where none of its own has asked for its plan.</summary>
    private void Play(SteveObject machine, bool healthy)
    {
        if (!machine.Hidden.ContainsKey("own-agent"))
        {
            Reported(machine, healthy);
        }
    }

    private void Settle(SteveObject cluster, SteveObject machine)
    {
        if (_world.Options.UnreachableHosts)
        {
            return;
        }

        if (Managed!.IsConnected(cluster))
        {
            _local.When(Step, machine, () => Join(cluster, machine));
        }
        else if (Has(machine, "control-plane-role"))
        {
            _clusters.When(Step, cluster, () => Connect(cluster));
        }
    }

    private void Finish(SteveObject cluster)
    {
        if (cluster.Status["agentDeployed"] is null)
        {
            cluster.Status["agentDeployed"] = true;
            cluster.Status["clientSecretName"] = cluster.Name + "-kubeconfig";
            _clusters.SetBoth(cluster, "AgentDeployed", "True");
            if (_local.Find(SteveTypes.Secrets, cluster.Namespace, cluster.Name + "-kubeconfig") is null)
            {
                _local.Make(SteveTypes.Secrets, cluster.Namespace, cluster.Name + "-kubeconfig", new JObject { ["type"] = "Opaque", ["data"] = new JObject() });
            }
        }

        _clusters.ControlPlanes.Ready(cluster);
        _clusters.Say(cluster, "");
        Managed!.Count(cluster);
    }

    private void SetTwin(SteveObject cluster, string condition, string status, string message = "", string reason = "")
    {
        if (_clusters.Twins.Of(cluster) is { } twin)
        {
            _clusters.Twins.Set(twin, condition, status, message, reason);
            _clusters.Twins.Summarize(twin);
        }
    }
}
