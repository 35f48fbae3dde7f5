using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Clusters;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Projects;
using Rancher.Simulator.Server;
using Rancher.Simulator.Steve;

namespace Rancher.Simulator.Provisioning;

/// <summary>
/// What the server does with provisioning clusters: its checks, their management clusters and registration tokens, what the planner says
/// about them, and their removal.
/// </summary>
internal sealed class ProvisioningClusters : KubeController
{
    private const string NoNodes = "waiting for at least one control plane, etcd, and worker node to be registered";

    private static readonly string[] Messages = ["Updated", "Provisioned", "Ready"];

    private readonly World _world;
    private readonly SteveRules _rules;
    private readonly KubeCluster _local;
    private readonly Func<string, TypeBehavior> _behavior;
    private readonly ProvisioningChecks _checks;
    private readonly ProvisioningTimes _times;
    private readonly ClusterRemoval _removal;

    public ProvisioningClusters(World world, SteveRules rules, KubeCluster local, Func<string, TypeBehavior> behavior)
    {
        (_world, _rules, _local, _behavior) = (world, rules, local, behavior);
        _checks = new ProvisioningChecks(world, rules, local);
        _times = ProvisioningTimes.For(rules.Minor);
        Twins = new ManagementTwin(world, behavior);
        ControlPlanes = new ControlPlanes(world, rules, local);
        Planner = new Planner(world, rules, local, this);
        Pools = new MachinePools(world, local, Planner);
        Planner.Pools = Pools;
        _removal = new ClusterRemoval(world, rules, local, this);
    }

    public ManagementTwin Twins { get; }

    public ControlPlanes ControlPlanes { get; }

    public Planner Planner { get; }

    /// <summary>The clusters of /v3, which stand here too.</summary>
    public required Management.ImportedTwins Imported { get; init; }

    public MachinePools Pools { get; }

    public SteveObject? ByTwin(string twinId) => _local.Objects.All(SteveTypes.Clusters).FirstOrDefault(cluster => ManagementTwin.IdOf(cluster) == twinId && HasNodes(cluster));

    public static bool HasNodes(SteveObject cluster) => cluster.Body.SelectToken("spec.rkeConfig") is JObject;

    public override bool Watches(SteveType type) => type.Collection == SteveTypes.Clusters;

    public override void Admit(SteveType type, JObject body, SteveObject? current, Caller caller) => _checks.Check(type, body, current, caller);

    public override void Created(SteveObject item, Caller caller)
    {
        if (_rules.Minor >= 15)
        {
            // Seen for a fifth of a second: the first controller has written, the next has not looked yet.
            item.Status["observedGeneration"] = 0;
        }

        var isCustom = HasNodes(item);
        When(_times.Named, item, () => Name(item, caller));
        When(_times.Backed, item, () =>
        {
            foreach (var done in new[] { "BackingNamespaceCreated", "DefaultProjectCreated", "SystemProjectCreated" })
            {
                SetKnown(item, done, "True");
            }

            var projects = (ProjectBehavior)_behavior("project");
            projects.AddBuiltIn(ManagementTwin.IdOf(item)!, "Default", "default-project", caller);
            projects.AddBuiltIn(ManagementTwin.IdOf(item)!, "System", "system-project", caller);
            if (Twins.Of(item)?.Body.SelectToken("annotations['authz.management.cattle.io/creator-role-bindings']") is null)
            {
                AnnotateTwin(item, "authz.management.cattle.io/creator-role-bindings", """{"created":[],"required":["cluster-owner"]}""");
            }
        });
        When(_times.Roles, item, () =>
        {
            SetKnown(item, "InitialRolesPopulated", "True");
            AnnotateTwin(item, "authz.management.cattle.io/initial-sync", "true");
        });
        When(_times.Token, item, () => ((RegistrationTokenBehavior)_behavior("clusterRegistrationToken")).AddDefault(Twins.Of(item)!));
        When(_times.Bound, item, () => Bind(item, caller));
        When(_times.Owned, item, () => Own(item));
        When(_times.Watched, item, () => Watch(item));
        When(_times.Disconnected, item, () =>
        {
            if (Planner.Managed?.IsConnected(item) != true)
            {
                SetTwin(item, "Connected", "False");
            }
        });

        if (_times.Copied is { } late)
        {
            When(isCustom ? late : _times.Disconnected, item, () => CopyConnection(item));
        }

        if (!isCustom)
        {
            When(_times.Planned, item, () => SetOwn(item, "RKECluster", "True"));
            When(_times.Settled, item, () => WaitForImport(item));
            return;
        }

        When(_times.Planned, item, () => Lay(item));
        if (_times.Infrastructure is { } early)
        {
            When(early, item, () =>
            {
                if (item.ConditionStatus("RKECluster") == "True")
                {
                    Say(item, "waiting for infrastructure ready");
                }
            });
        }

        When(_times.Settled, item, () =>
        {
            item.Hidden["settled"] = "";
            Pools.Settle(item);
            Planner.Look(item);
        });
    }

    public override void Changed(SteveObject item, JObject before)
    {
        if (Management.ImportedTwins.Is(item))
        {
            return;
        }

        Twins.Follow(item);
        var isSame = JToken.DeepEquals(before["spec"], item.Body["spec"]);
        When(0.5, item, () =>
        {
            Restore(item);
            CopyConnection(item);
            item.Status["observedGeneration"] = item.Metadata["generation"];
            if (isSame || !HasNodes(item))
            {
                return;
            }

            ControlPlanes.Follow(item, before["spec"] as JObject ?? []);
            if (item.Hidden.ContainsKey("settled") && !item.IsRemoving)
            {
                Pools.Settle(item);
                Planner.Changed(item, before["spec"] as JObject ?? []);
            }
        });
    }

    public override bool HoldsBack(SteveObject item) => true;

    public override void Removed(SteveObject item)
    {
        if (Management.ImportedTwins.Is(item))
        {
            Imported.Remove(item);
            return;
        }

        _removal.Begin(item);
    }

    /// <summary>A cluster that was deleted below <c>/v3</c> goes here too.</summary>
    public void FollowTwins(SteveWriter writer)
    {
        foreach (var cluster in _local.Objects.All(SteveTypes.Clusters).Where(cluster => !cluster.IsRemoving && !Management.ImportedTwins.Is(cluster) && ManagementTwin.IdOf(cluster) is not null).ToList())
        {
            if (Twins.Of(cluster) is null or { IsRemoving: true })
            {
                writer.Mark(cluster);
                Removed(cluster);
            }
        }
    }

    /// <summary>What the planner says, in the conditions and in the twin; nothing to say means that all is done.</summary>
    public void Say(SteveObject cluster, string message)
    {
        var isDone = message.Length == 0;
        foreach (var condition in Messages)
        {
            if (!isDone && condition == "Ready" && cluster.ConditionStatus(condition) == "True")
            {
                // What was ready once stays so; that there is work to do is told by the other two.
                continue;
            }

            if ((string?)cluster.Condition(condition)?["message"] != message || cluster.ConditionStatus(condition) != (isDone ? "True" : "Unknown"))
            {
                SetOwn(cluster, condition, isDone ? "True" : "Unknown", message, isDone ? "" : "Waiting");
            }
        }

        if (isDone)
        {
            SetOwn(cluster, "Reconciling", "False");
        }

        cluster.State = isDone ? SteveState.Ready : new SteveState("updating", message, true);
        cluster.Status["observedGeneration"] = cluster.Metadata["generation"];
        _local.Objects.Touch(cluster);
        if (Twins.Of(cluster) is { } twin)
        {
            Twins.Set(twin, "Updated", isDone ? "True" : "Unknown", message, isDone ? "" : "Waiting");
            if (_rules.Minor >= 15 && !isDone && ((JArray)twin.Body["conditions"]!).All(c => (string?)c["type"] != "Connected" || (string?)c["status"] != "True"))
            {
                Twins.Set(twin, "Ready", "Unknown", message, "Waiting");
            }

            Twins.Summarize(twin);
        }
    }

    /// <summary>
    /// Makes the objects of Cluster API that a cluster needs. Where it asks for what cannot be, that is said in a condition of its own, and
    /// the planner, who looks at those objects, goes on saying what it said before.
    /// </summary>
    public bool Lay(SteveObject cluster)
    {
        if (Pools.Problem(cluster) is { } problem)
        {
            SetOwn(cluster, "RKECluster", "False", problem, "Error");
            cluster.State = new SteveState("error", problem, Error: true);
            return false;
        }

        if (cluster.ConditionStatus("RKECluster") != "True")
        {
            SetOwn(cluster, "RKECluster", "True");
        }

        if (ControlPlanes.Of(cluster, SteveTypes.ControlPlanes) is null)
        {
            ControlPlanes.Make(cluster);
        }

        return true;
    }

    public void SayNoNodes(SteveObject cluster) => Say(cluster, NoNodes);

    /// <summary>Sets a condition on a cluster and on its management cluster.</summary>
    public void SetBoth(SteveObject cluster, string condition, string status, string message = "", string reason = "")
    {
        SetOwn(cluster, condition, status, message, reason);
        SetTwin(cluster, condition, status, message, reason);
    }

    /// <summary>Notes a condition that is not set yet, on a cluster and on its management cluster.</summary>
    public void Begin(SteveObject cluster, string condition)
    {
        cluster.SetCondition(KubeConditions.Begun(condition));
        _local.Objects.Touch(cluster);
        if (Twins.Of(cluster) is { } twin)
        {
            ManagementTwin.Begin(twin, condition);
        }
    }

    /// <summary>Sets a condition of the management cluster, which the cluster shows too, but for the newest servers.</summary>
    private void SetKnown(SteveObject cluster, string condition, string status)
    {
        SetTwin(cluster, condition, status);
        if (_rules.CopiesConditions)
        {
            SetOwn(cluster, condition, status);
        }
    }

    private void SetTwin(SteveObject cluster, string condition, string status, string message = "", string reason = "")
    {
        if (Twins.Of(cluster) is { } twin)
        {
            Twins.Set(twin, condition, status, message, reason);
            Twins.Summarize(twin);
        }
    }

    public void SetOwn(SteveObject cluster, string condition, string status, string message = "", string reason = "")
    {
        cluster.SetCondition(KubeConditions.Of(_world, condition, status, message, reason));
        _local.Objects.Touch(cluster);
    }

    /// <summary>Work on a cluster after some seconds, unless it is gone or going by then.</summary>
    public void When(double seconds, SteveObject cluster, Action work) => _local.When(seconds, cluster, () =>
    {
        if (!cluster.IsRemoving && (Twins.Of(cluster) is not { IsRemoving: true }))
        {
            work();
        }
    });

    private void Name(SteveObject cluster, Caller caller)
    {
        var id = "c-m-" + _world.Ids.Text(8);
        Complete(cluster);
        cluster.Status["clusterName"] = id;
        cluster.Status["fleetWorkspaceName"] = cluster.Namespace;
        cluster.Metadata["generation"] = 2;
        cluster.Status["observedGeneration"] = 2;
        SetOwn(cluster, "Reconciling", "True", reason: "Reconciling");
        SetOwn(cluster, "Stalled", "False");
        SetOwn(cluster, "Created", "True");
        cluster.State = new SteveState("reconciling", "", true);
        Twins.Add(cluster, id, caller);
        if (_local.Find(SteveTypes.Namespaces, null, id) is null)
        {
            _local.Make(SteveTypes.Namespaces, null, id, new JObject { ["spec"] = new JObject { ["finalizers"] = new JArray("kubernetes") }, ["status"] = new JObject { ["phase"] = "Active" } });
        }
    }

    /// <summary>What the controllers write into every cluster, also where somebody has left it out again.</summary>
    private void Complete(SteveObject cluster)
    {
        cluster.Metadata["finalizers"] ??= new JArray(ClusterFinalizers.Of(_rules));
        cluster.Annotate("provisioning.cattle.io/management-cluster-display-name", cluster.Name);
        DefaultSpec.Settle(cluster.Spec, _rules);
    }

    /// <summary>The controllers write a cluster back only where something of theirs is missing, and then all of it.</summary>
    private void Restore(SteveObject cluster)
    {
        if (cluster.Metadata["finalizers"] is not null && cluster.Annotation("provisioning.cattle.io/management-cluster-display-name") is not null)
        {
            return;
        }

        var spec = cluster.Spec.DeepClone();
        Complete(cluster);
        if (!JToken.DeepEquals(spec, cluster.Spec))
        {
            cluster.Metadata["generation"] = (long)cluster.Metadata["generation"]! + 1;
        }

        _local.Objects.Touch(cluster);
    }

    /// <summary>That no agent is connected is found on the management cluster; the cluster itself shows it when it is looked at next.</summary>
    private void CopyConnection(SteveObject cluster)
    {
        if (_rules.CopiesConditions && cluster.Condition("Connected") is null && (Twins.Of(cluster)?.Body["conditions"] as JArray)?.FirstOrDefault(c => (string?)c["type"] == "Connected") is JObject found)
        {
            cluster.SetCondition((JObject)found.DeepClone());
            _local.Objects.Touch(cluster);
        }
    }

    private void Own(SteveObject cluster)
    {
        SetKnown(cluster, "CreatorMadeOwner", "True");
        AnnotateTwin(cluster, "authz.management.cattle.io/creator-role-bindings", """{"created":["cluster-owner"],"required":["cluster-owner"]}""");
    }

    private void Bind(SteveObject cluster, Caller caller)
    {
        if (_world.Store.Find("user", caller.UserId) is not null)
        {
            ((RoleBindingBehavior)_behavior("clusterRoleTemplateBinding")).AddCreator(ManagementTwin.IdOf(cluster)!, caller.UserId);
        }
    }

    private void Watch(SteveObject cluster)
    {
        string[] migrated = _rules.Minor < 12
            ? ["SecretsMigrated", "ServiceAccountSecretsMigrated", "RKESecretsMigrated", "ACISecretsMigrated"]
            : ["ServiceAccountSecretsMigrated"];
        foreach (var done in new[] { "NoDiskPressure", "NoMemoryPressure" }.Concat(migrated))
        {
            SetKnown(cluster, done, "True");
        }

        foreach (var controller in new[] { "cluster-agent-controller-cleanup", "cluster-provisioner-controller", "cluster-scoped-gc", "mgmt-cluster-rbac-remove" })
        {
            if (controller == "cluster-provisioner-controller" && !HasNodes(cluster))
            {
                continue;
            }

            AnnotateTwin(cluster, "lifecycle.cattle.io/create." + controller, "true");
        }
    }

    /// <summary>A cluster without nodes of its own waits for the agent of an existing one.</summary>
    private void WaitForImport(SteveObject cluster)
    {
        Begin(cluster, "Pending");
        SetBoth(cluster, "Waiting", "Unknown", "Waiting for API to be available");
        cluster.State = new SteveState("pending", "", true);
        if (Twins.Of(cluster) is { } twin)
        {
            ManagementTwin.Begin(twin, "Provisioned");
            Twins.Summarize(twin);
        }
    }

    /// <summary>The agent of an imported cluster has connected; nobody provisions it, so nothing is said of that.</summary>
    public void ImportIsConnected(string twinId)
    {
        if (_local.Objects.All(SteveTypes.Clusters).FirstOrDefault(c => ManagementTwin.IdOf(c) == twinId && !Management.ImportedTwins.Is(c)) is not { } cluster)
        {
            return;
        }

        foreach (var condition in new[] { "Pending", "Waiting", "Connected", "Ready" })
        {
            SetOwn(cluster, condition, "True");
        }

        SetOwn(cluster, "Reconciling", "False");
        cluster.Status["ready"] = true;
        cluster.State = SteveState.Ready;
    }

    private void AnnotateTwin(SteveObject cluster, string name, string value)
    {
        if (Twins.Of(cluster) is { } twin)
        {
            Twins.Annotate(twin, name, value);
        }
    }
}
