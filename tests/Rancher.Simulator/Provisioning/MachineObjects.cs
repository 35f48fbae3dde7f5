using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;
using Rancher.Simulator.Steve;

namespace Rancher.Simulator.Provisioning;

/// <summary>
/// A machine in the shapes of Cluster API, v1beta1 or v1beta2, at each stage of its life, with its bootstrap and infrastructure objects.
/// </summary>
internal sealed class MachineObjects(World world, SteveRules rules, KubeCluster local, ControlPlanes planes)
{
    private const string NotInitialized = "Waiting for Cluster control plane to be initialized";

    public static MachineStage StageOf(SteveObject machine) => Enum.Parse<MachineStage>(machine.Hidden["stage"]);

    public static bool IsWindows(SteveObject machine) => machine.Label("cattle.io/os") == "windows";

    /// <summary>Makes a machine for a host that registered itself.</summary>
    public SteveObject AddCustom(SteveObject cluster, string name, Registration registration)
    {
        var twin = ManagementTwin.IdOf(cluster)!;
        var labels = registration.Labels();
        labels["cluster.x-k8s.io/cluster-name"] = cluster.Name;
        if (registration.IsControlPlane)
        {
            labels["cluster.x-k8s.io/control-plane"] = "true";
        }

        labels["rke.cattle.io/cluster-name"] = cluster.Name;
        labels["rke.cattle.io/machine-id"] = registration.Id;
        labels["rke.cattle.io/node-name"] = registration.NodeName;
        foreach (var role in registration.RoleLabels)
        {
            labels["rke.cattle.io/" + role] = "true";
        }

        labels[ObjectSet.HashLabel] = ObjectSet.Hash("unmanaged-machine", name);
        JObject Annotations() => ObjectSet.Annotations("unmanaged-machine", "/v1, Kind=Secret", twin, name);
        var annotations = Annotations();
        if (registration.Taints().Count > 0)
        {
            annotations["rke.cattle.io/taints"] = registration.Taints().ToString(Newtonsoft.Json.Formatting.None);
        }

        var machine = local.Make(SteveTypes.Machines, cluster.Namespace, name, new JObject { ["spec"] = Spec(cluster, name, "CustomMachine", "rke.cattle.io") }, (JObject)labels.DeepClone(), annotations);
        machine.Metadata["finalizers"] = new JArray("machine.cluster.x-k8s.io");
        machine.Hidden["twin"] = twin;
        machine.Hidden["address"] = registration.InternalAddress is { Length: > 0 } inner ? inner : registration.Address;
        machine.Hidden["taints"] = registration.Taints().ToString(Newtonsoft.Json.Formatting.None);
        var infrastructure = local.Make(
            SteveTypes.CustomMachines,
            cluster.Namespace,
            name,
            new JObject { ["spec"] = new JObject(), ["status"] = new JObject { ["conditions"] = new JArray(KubeConditions.Of(world, "Ready", "True")) } },
            (JObject)labels.DeepClone(),
            (JObject)annotations.DeepClone());
        infrastructure.Metadata["finalizers"] = new JArray("wrangler.cattle.io/unmanaged-machine");
        infrastructure.State = SteveState.Ready;
        AddBootstrap(cluster, machine, name, labels, Annotations(), registration);
        Claim(cluster, machine);
        Enter(cluster, machine, MachineStage.Registered);
        return machine;
    }

    /// <summary>A machine of a pool: its server is ordered from a driver.</summary>
    public SteveObject AddOfPool(SteveObject cluster, string name, JObject labels, JObject annotations, SteveObject set, string infrastructureKind)
    {
        var machine = local.Make(SteveTypes.Machines, cluster.Namespace, name, new JObject { ["spec"] = Spec(cluster, name, infrastructureKind, "rke-machine.cattle.io") }, labels, annotations);
        machine.Metadata["finalizers"] = new JArray("machine.cluster.x-k8s.io");
        machine.Metadata["ownerReferences"] = new JArray(planes.OwnerReference(set, blocks: true));
        machine.Hidden["twin"] = ManagementTwin.IdOf(cluster)!;
        machine.Hidden["taints"] = annotations["rke.cattle.io/taints"]?.ToString() ?? "[]";
        Enter(cluster, machine, MachineStage.Ordered);
        return machine;
    }

    /// <summary>Brings a machine to a stage: its fields, conditions and state become those of the stage.</summary>
    public void Enter(SteveObject cluster, SteveObject machine, MachineStage stage, string planner = "")
    {
        machine.Hidden["stage"] = stage.ToString();
        machine.Status["lastUpdated"] ??= world.Timestamp();
        var hasData = machine.Hidden.ContainsKey("data");
        var generation = (long)machine.Metadata["generation"]!;
        machine.Status["observedGeneration"] = generation;
        machine.Status["phase"] = stage == MachineStage.Joined ? "Running" : hasData ? "Provisioning" : "Pending";
        if (rules.HasBeta2Machines)
        {
            Beta2(machine, stage, hasData, planner, generation);
        }
        else
        {
            Beta1(machine, stage, hasData, planner);
        }

        machine.State = StateOf(machine, stage, hasData, planner);
        local.Objects.Touch(machine);
        if (cluster.IsRemoving && !machine.IsRemoving)
        {
            machine.State = new SteveState("deleting", "Waiting for RKEBootstrap to be deleted", true);
        }
    }

    /// <summary>The bootstrap data are there: the machine can be told its plan.</summary>
    public void GiveData(SteveObject cluster, SteveObject machine)
    {
        machine.Hidden["data"] = "";
        machine.Hidden["planned-at"] = world.Timestamp();
        Claim(cluster, machine);
        if (Planner.Has(machine, "etcd-role"))
        {
            machine.Annotate("pre-terminate.delete.hook.machine.cluster.x-k8s.io/rke-bootstrap-cleanup", "rke-bootstrap-controller");
        }

        if (rules.Minor < 15)
        {
            machine.Spec["bootstrap"]!["dataSecretName"] = machine.Name + "-machine-bootstrap";
            machine.Metadata["generation"] = 2;
        }

        Enter(cluster, machine, StageOf(machine));
    }

    /// <summary>Says whose a machine is.</summary>
    private void Claim(SteveObject cluster, SteveObject machine)
    {
        if (machine.Metadata["ownerReferences"] is null && planes.Of(cluster, SteveTypes.ClusterApiClusters) is { } owner)
        {
            machine.Metadata["ownerReferences"] = new JArray(planes.OwnerReference(owner));
        }

        if (local.Find(SteveTypes.CustomMachines, machine.Namespace, machine.Name) is { } infrastructure)
        {
            infrastructure.Metadata["ownerReferences"] = new JArray(planes.OwnerReference(machine, blocks: true));
        }
    }

    /// <summary>The node of a machine is in the cluster.</summary>
    public void Join(SteveObject cluster, SteveObject machine, SteveObject node)
    {
        machine.Spec["providerID"] = node.Spec["providerID"]!.DeepClone();
        machine.Metadata["generation"] = rules.Minor < 15 ? 3 : 2;
        machine.Status["addresses"] = node.Status["addresses"]!.DeepClone();
        machine.Status["nodeInfo"] = node.Status["nodeInfo"]!.DeepClone();
        machine.Status["nodeRef"] = rules.HasBeta2Machines
            ? new JObject { ["name"] = node.Name }
            : new JObject { ["apiVersion"] = "v1", ["kind"] = "Node", ["name"] = node.Name, ["uid"] = node.Uid };
        machine.Status["lastUpdated"] = world.Timestamp();
        if (local.Find(SteveTypes.CustomMachines, machine.Namespace, machine.Name) is { } infrastructure)
        {
            infrastructure.Spec["providerID"] = node.Spec["providerID"]!.DeepClone();
            infrastructure.Metadata["generation"] = 2;
            infrastructure.Status["addresses"] = node.Status["addresses"]!.DeepClone();
            infrastructure.Status["ready"] = true;
            if (rules.HasBeta2Machines)
            {
                infrastructure.Status["initialization"] = new JObject { ["provisioned"] = true };
            }

            local.Objects.Touch(infrastructure);
        }

        Enter(cluster, machine, MachineStage.Joined);
    }

    /// <summary>A machine and what was made for it are gone.</summary>
    public void Vanish(SteveObject machine)
    {
        local.Objects.Remove(machine);
        foreach (var (collection, name) in new[]
        {
            (SteveTypes.CustomMachines, machine.Name), (SteveTypes.Bootstraps, machine.Name),
            (SteveTypes.Secrets, machine.Name + "-machine-plan"), (SteveTypes.Secrets, machine.Name + "-machine-bootstrap"),
        })
        {
            if (local.Find(collection, machine.Namespace, name) is { } owned)
            {
                local.Objects.Remove(owned);
            }
        }

        if (machine.Hidden.TryGetValue("infrastructure", out var kind) && local.Find(kind, machine.Namespace, machine.Name) is { } server)
        {
            local.Objects.Remove(server);
        }
    }

    private JObject Spec(SteveObject cluster, string name, string infrastructureKind, string group)
    {
        var spec = new JObject
        {
            ["bootstrap"] = new JObject { ["configRef"] = planes.Reference("RKEBootstrap", cluster, name) },
            ["clusterName"] = cluster.Name,
            ["infrastructureRef"] = planes.Reference(infrastructureKind, cluster, name, group),
        };
        if (rules.HasBeta2Machines)
        {
            spec["deletion"] = new JObject { ["nodeDeletionTimeoutSeconds"] = 10 };
        }
        else
        {
            spec["nodeDeletionTimeout"] = "10s";
        }

        return spec;
    }

    private void AddBootstrap(SteveObject cluster, SteveObject machine, string name, JObject labels, JObject annotations, Registration registration)
    {
        annotations["rke.cattle.io/address"] = registration.Address;
        annotations["rke.cattle.io/internal-address"] = registration.InternalAddress;
        annotations["rke.cattle.io/labels"] = registration.Labels().ToString(Newtonsoft.Json.Formatting.None);
        if (registration.Taints().Count > 0)
        {
            annotations["rke.cattle.io/taints"] = registration.Taints().ToString(Newtonsoft.Json.Formatting.None);
        }

        var bootstrap = local.Make(SteveTypes.Bootstraps, cluster.Namespace, name, new JObject { ["spec"] = new JObject { ["clusterName"] = cluster.Name } }, (JObject)labels.DeepClone(), annotations);
        bootstrap.Metadata["ownerReferences"] = new JArray(planes.OwnerReference(machine, blocks: true));
        bootstrap.Metadata["finalizers"] = new JArray("wrangler.cattle.io/rke-bootstrap-etcd-removal");
    }

    private SteveState StateOf(SteveObject machine, MachineStage stage, bool hasData, string planner)
    {
        if (stage == MachineStage.Joined)
        {
            return planner.Length > 0 ? new SteveState("reconciling", planner, true) : new SteveState("running");
        }

        if (stage == MachineStage.Ordered)
        {
            return rules.HasBeta2Machines && !hasData
                ? new SteveState("waitingforinfrastructure", "", true)
                : new SteveState("waitingfornoderef", $"creating server [{machine.Id}] of kind ({(string?)machine.Spec["infrastructureRef"]!["kind"]}) for machine {machine.Name} in infrastructure provider", true);
        }

        if (planner.Length > 0)
        {
            return new SteveState("reconciling", planner.StartsWith(NotInitialized, StringComparison.Ordinal) ? planner : rules.BeforeControlPlane + planner, true);
        }

        return (rules.HasBeta2Machines, hasData) switch
        {
            (true, false) => new SteveState("waitingforinfrastructure", "", true),
            (true, true) => new SteveState("reconciling", NotInitialized, true),
            (false, false) => new SteveState("waitingfordatasecret", "", true),
            _ => new SteveState("waitingfornoderef", "", true),
        };
    }

    private void Beta1(SteveObject machine, MachineStage stage, bool hasData, string planner)
    {
        void Set(string type, string status, string message = "", string reason = "") => SetOnce(machine, KubeConditions.Beta1(world, type, status, message, reason));
        if (hasData)
        {
            Set("Ready", "True");
            Set("BootstrapReady", "True");
            machine.Status["bootstrapReady"] = true;
            machine.Status["infrastructureReady"] = stage == MachineStage.Joined;
        }
        else
        {
            Set("Ready", "False", "1 of 2 completed", "WaitingForDataSecret");
            Set("BootstrapReady", "False", reason: "WaitingForDataSecret");
        }

        Set("InfrastructureReady", "True");
        if (stage == MachineStage.Joined)
        {
            Set("NodeHealthy", "True");
        }
        else
        {
            Set("NodeHealthy", "False", reason: "WaitingForNodeRef");
        }

        Plan(machine, stage, planner, (type, status, message, reason) =>
        {
            var condition = KubeConditions.Beta1(world, type, status, message, status == "True" ? "" : reason);
            return condition;
        });
        machine.Status["v1beta2"] = new JObject { ["conditions"] = new JArray(Later(stage, hasData, (long)machine.Metadata["generation"]!, "RKEBootstrap status.ready is false", updating: false)) };
    }

    private void Beta2(SteveObject machine, MachineStage stage, bool hasData, string planner, long generation)
    {
        // 2.15 was never seen to notice that the bootstrap data are there.
        var ready = hasData && rules.Minor < 15;
        var initialization = new JObject();
        if (ready)
        {
            initialization["bootstrapDataSecretCreated"] = true;
        }

        if (stage == MachineStage.Joined)
        {
            initialization["infrastructureProvisioned"] = true;
        }

        if (initialization.Count > 0)
        {
            machine.Status["initialization"] = initialization;
        }

        if (!ready && stage != MachineStage.Joined)
        {
            machine.Status["phase"] = "Pending";
        }

        foreach (var condition in Later(stage, ready || stage == MachineStage.Joined, generation, "RKEBootstrap status.initialization.dataSecretCreated is false", updating: true))
        {
            SetOnce(machine, condition);
        }

        Plan(machine, stage, planner, (type, status, message, reason) => KubeConditions.Beta2(world, type, status, reason, generation, message));
        var old = new JArray();
        void Set(string type, string status, string message = "", string reason = "") => old.Add(KubeConditions.Beta1(world, type, status, message, reason));
        if (ready || stage == MachineStage.Joined)
        {
            Set("Ready", "True");
            Set("BootstrapReady", "True");
        }
        else
        {
            Set("Ready", "False", "1 of 2 completed", "WaitingForDataSecret");
            Set("BootstrapReady", "False", reason: "WaitingForDataSecret");
        }

        Set("InfrastructureReady", "True");
        if (stage == MachineStage.Joined)
        {
            Set("NodeHealthy", "True");
        }
        else
        {
            Set("NodeHealthy", "False", reason: "WaitingForNodeRef");
        }

        foreach (var name in new[] { "PlanApplied", "Reconciled" })
        {
            if (machine.Condition(name) is { } condition)
            {
                Set(name, (string)condition["status"]!, (string?)condition["message"] ?? "", (string?)condition["reason"] ?? "");
            }
        }

        machine.Status["deprecated"] = new JObject { ["v1beta1"] = new JObject { ["conditions"] = old } };
    }

    /// <summary>The conditions of v1beta2, which the older API keeps beside its own.</summary>
    private List<JObject> Later(MachineStage stage, bool ready, long generation, string noData, bool updating)
    {
        var isJoined = stage == MachineStage.Joined;
        JObject Of(string type, string status, string reason, string message = "") => KubeConditions.Beta2(world, type, status, reason, generation, message);
        var conditions = new List<JObject>
        {
            isJoined ? Of("Available", "True", "Available") : Of("Available", "False", "NotReady"),
            isJoined ? Of("Ready", "True", "Ready")
                : ready ? Of("Ready", "Unknown", "ReadyUnknown", $"* NodeHealthy: {NotInitialized}")
                : Of("Ready", "False", "NotReady", $"* BootstrapConfigReady: {noData}\n* NodeHealthy: {NotInitialized}"),
            ready ? Of("BootstrapConfigReady", "True", "Ready") : Of("BootstrapConfigReady", "False", "NotReady", noData),
            Of("InfrastructureReady", "True", "Ready"),
            isJoined ? Of("NodeHealthy", "True", "NodeHealthy") : Of("NodeHealthy", "Unknown", "InspectionFailed", NotInitialized),
            isJoined ? Of("NodeReady", "True", "NodeReady") : Of("NodeReady", "Unknown", "InspectionFailed", NotInitialized),
        };
        if (updating)
        {
            conditions.Add(Of("Updating", "False", "NotUpdating"));
        }

        conditions.Add(Of("Paused", "False", "NotPaused"));
        conditions.Add(Of("Deleting", "False", "NotDeleting"));
        return conditions;
    }

    private static void Plan(SteveObject machine, MachineStage stage, string planner, Func<string, string, string, string, JObject> make)
    {
        if (stage >= MachineStage.Planned)
        {
            SetOnce(machine, make("PlanApplied", "True", "", "PlanApplied"));
        }

        if (planner.Length > 0)
        {
            SetOnce(machine, make("Reconciled", "Unknown", planner, "Waiting"));
        }
        else if (stage == MachineStage.Joined || machine.Condition("Reconciled") is not null)
        {
            SetOnce(machine, make("Reconciled", "True", "", "Reconciled"));
        }
    }

    /// <summary>A condition keeps its times as long as it says the same.</summary>
    private static void SetOnce(SteveObject machine, JObject condition)
    {
        if (machine.Condition((string)condition["type"]!) is JObject old && (string?)old["status"] == (string?)condition["status"] && old["lastTransitionTime"] is { } since)
        {
            condition["lastTransitionTime"] = since.DeepClone();
        }

        machine.SetCondition(condition);
    }
}
