using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Clusters;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Steve;

/// <summary>
/// What controllers do to a provisioning cluster, at the times measured on the real servers: its twin below <c>/v3</c>, its registration
/// token, the wait for machines; then, once every role has one, the way to active, and its removal.
/// </summary>
internal sealed class ProvisioningClusters
{
    public const string Type = "provisioning.cattle.io.clusters";
    private const string NoNodes = "waiting for at least one control plane, etcd, and worker node to be registered";
    private readonly World _world;
    private readonly SteveRules _rules;
    private readonly SteveObjects _objects;
    private readonly Func<string, TypeBehavior> _behavior;
    private readonly ProvisioningChecks _checks;

    public ProvisioningClusters(World world, SteveRules rules, SteveObjects objects, Func<string, SteveType> type, Func<string, TypeBehavior> behavior)
    {
        (_world, _rules, _objects, _behavior) = (world, rules, objects, behavior);
        _checks = new ProvisioningChecks(rules);
        Machines = new Machines(world, rules, objects, this, type);
    }

    public Machines Machines { get; }

    public static string? TwinId(SteveObject cluster) => (string?)cluster.Body["status"]?["clusterName"];

    public void Check(SteveType type, JObject body, SteveObject? current) => _checks.Check(type, body, current);

    public SteveObject? ByTwin(string twinId) => _objects.All(Type).FirstOrDefault(cluster => TwinId(cluster) == twinId);

    public void Created(SteveObject cluster, Caller caller)
    {
        if (cluster.Type.Collection != Type)
        {
            return;
        }

        var (named, token, waiting, settled) = _rules.Minor switch { < 12 => (0.5, 1.4, 1.9, 1.9), < 15 => (0.1, 1.5, 1.4, 3.3), _ => (0.1, 0.8, 0.8, 0.97) };
        if (_rules.Minor >= 15)
        {
            // Seen for a fifth of a second: the first controller has written, the next has not looked yet.
            cluster.Status["observedGeneration"] = 0;
        }

        When(named, cluster, () => Name(cluster, caller));
        When(token, cluster, () => ((RegistrationTokenBehavior)_behavior("clusterRegistrationToken")).AddDefault(Twin(cluster)!));
        if (cluster.Body.SelectToken("spec.rkeConfig") is not JObject)
        {
            return;
        }

        if (_rules.Minor >= 12)
        {
            When(waiting, cluster, () => Say(cluster, "waiting for infrastructure ready"));
        }

        When(settled, cluster, () =>
        {
            Say(cluster, NoNodes);
            Machines.Changed(cluster);
        });
    }

    /// <summary>An active cluster stays active when its spec changes: only its machines show the work.</summary>
    public void Changed(SteveObject cluster)
    {
        if (cluster.Type.Collection == Type)
        {
            When(0.5, cluster, () => cluster.Status["observedGeneration"] = cluster.Metadata["generation"]);
        }
    }

    public void Removing(SteveObject item)
    {
        if (item.Type.Collection == SteveTypes.Machines)
        {
            _world.Clock.After(1.1, () => Machines.Remove(item));
            return;
        }

        if (item.Type.Collection != Type)
        {
            return;
        }

        var machines = Machines.Of(item).ToList();
        var seconds = machines.Count == 0 ? 0.4 : 7.5;
        machines.ForEach(machine => _world.Clock.After(seconds - 1, () => Machines.Remove(machine)));
        _world.Clock.After(seconds, () => _objects.Remove(item));
        if (Twin(item) is { } twin)
        {
            twin.Body["state"] = "removing";
            _world.Clock.After(seconds + 3, () => RemoveTwin(twin));
        }
    }

    /// <summary>A cluster that was deleted below <c>/v3</c> goes here too.</summary>
    public void FollowTwins()
    {
        foreach (var cluster in _objects.All(Type).Where(cluster => !cluster.IsRemoving && TwinId(cluster) is not null).ToList())
        {
            if (Twin(cluster) is null or { IsRemoving: true })
            {
                cluster.Metadata["deletionTimestamp"] = _world.Timestamp();
                Removing(cluster);
            }
        }
    }

    /// <summary>What the planner says, in the conditions and in the twin.</summary>
    public void Say(SteveObject cluster, string message)
    {
        foreach (var condition in new[] { "Updated", "Provisioned", "Ready" })
        {
            cluster.Set(condition, message.Length == 0 ? "True" : "Unknown", message, message.Length == 0 ? "" : "Waiting");
        }

        if (message.Length == 0)
        {
            cluster.Set("Reconciling", "False");
        }

        cluster.Status["observedGeneration"] = cluster.Metadata["generation"];
        _objects.Touch(cluster);
        if (Twin(cluster) is { } twin)
        {
            twin.Body["state"] = message.Length == 0 ? "active" : "updating";
            twin.Body["transitioning"] = message.Length == 0 ? "no" : "yes";
            twin.Body["transitioningMessage"] = message;
        }
    }

    public void When(double seconds, SteveObject cluster, Action work) => _world.Clock.After(seconds, () =>
    {
        if (_objects.Holds(cluster) && !cluster.IsRemoving)
        {
            work();
        }
    });

    private StoredObject? Twin(SteveObject cluster) => TwinId(cluster) is { } id ? _world.Store.Find("cluster", id) : null;

    private void Name(SteveObject cluster, Caller caller)
    {
        var isCustom = cluster.Body.SelectToken("spec.rkeConfig") is JObject;
        var id = "c-m-" + _world.Ids.Text(8);
        cluster.Metadata["finalizers"] = new JArray(cluster.Type.Finalizers);
        var annotations = (JObject)cluster.Metadata["annotations"]!;
        annotations["provisioning.cattle.io/management-cluster-display-name"] = cluster.Name;
        cluster.Status["clusterName"] = id;
        cluster.Status["fleetWorkspaceName"] = cluster.Namespace;
        cluster.Status["observedGeneration"] = 2;
        cluster.Metadata["generation"] = 2;
        cluster.Set("Reconciling", "True", reason: "Reconciling");
        cluster.Set("Stalled", "False");
        cluster.Set("Created", "True");
        if (isCustom)
        {
            Settle((JObject)cluster.Body["spec"]!);
            cluster.Set("RKECluster", "True");
        }

        _objects.Touch(cluster);
        AddTwin(cluster, id, caller);
        When(0.9, cluster, () =>
        {
            foreach (var done in new[] { "BackingNamespaceCreated", "DefaultProjectCreated", "SystemProjectCreated", "InitialRolesPopulated", "CreatorMadeOwner" })
            {
                cluster.Set(done, "True");
            }

            _objects.Touch(cluster);
            var projects = (Projects.ProjectBehavior)_behavior("project");
            projects.AddBuiltIn(id, "Default", "default-project", caller);
            projects.AddBuiltIn(id, "System", "system-project", caller);
        });
    }

    private void AddTwin(SteveObject cluster, string id, Caller caller)
    {
        var body = new JObject
        {
            ["type"] = "cluster", ["baseType"] = "cluster", ["id"] = id, ["name"] = cluster.Name, ["uuid"] = _world.Ids.Uuid(), ["creatorId"] = caller.UserId,
        };
        body.Merge(new ClusterDefaults(_world.Version).Created, new JsonMergeSettings { MergeNullValueHandling = MergeNullValueHandling.Merge });
        body["driver"] = "imported";
        body["fleetWorkspaceName"] = cluster.Namespace;
        body["annotations"] = new JObject
        {
            ["objectset.rio.cattle.io/owner-name"] = cluster.Name, ["objectset.rio.cattle.io/owner-namespace"] = cluster.Namespace,
        };
        body["conditions"] = new JArray(new[] { "BackingNamespaceCreated", "DefaultProjectCreated", "SystemProjectCreated", "InitialRolesPopulated", "CreatorMadeOwner" }
            .Select(type => new JObject { ["type"] = type, ["status"] = "True" }));
        if (_rules.Minor >= 15)
        {
            body["info"] = new JObject
            {
                ["machineProvider"] = "custom",
                ["provisioningClusterRef"] = new JObject
                {
                    ["apiVersion"] = cluster.Type.ApiVersion, ["kind"] = cluster.Type.Kind, ["name"] = cluster.Name, ["namespace"] = cluster.Namespace,
                },
            };
        }

        _world.SetDate(body, "created");
        body["state"] = "active";
        body["transitioning"] = "no";
        body["transitioningMessage"] = "";
        _world.Store.Add(new StoredObject("cluster", id, body));
    }

    /// <summary>What the server writes into a spec a moment after its creation.</summary>
    private static void Settle(JObject spec)
    {
        spec["localClusterAuthEndpoint"] ??= new JObject();
        var rke = (JObject)spec["rkeConfig"]!;
        rke["dataDirectories"] ??= new JObject();
        rke["machinePoolDefaults"] ??= new JObject();
        var strategy = rke["upgradeStrategy"] as JObject ?? (JObject)(rke["upgradeStrategy"] = new JObject());
        foreach (var role in new[] { "controlPlaneDrainOptions", "workerDrainOptions" })
        {
            var options = strategy[role] as JObject ?? (JObject)(strategy[role] = new JObject());
            foreach (var flag in new[] { "deleteEmptyDirData", "disableEviction", "enabled", "force" })
            {
                options[flag] ??= false;
            }

            foreach (var number in new[] { "gracePeriod", "skipWaitForDeleteTimeoutSeconds", "timeout" })
            {
                options[number] ??= 0;
            }
        }
    }

    private void RemoveTwin(StoredObject twin)
    {
        _behavior("cluster").AfterRemoval(twin);
        _world.Store.Remove("cluster", twin.Id);
    }
}
