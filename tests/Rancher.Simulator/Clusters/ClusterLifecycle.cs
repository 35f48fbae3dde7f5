using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Nodes;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Clusters;

/// <summary>
/// What controllers do to a cluster after the answer to its POST, at the times measured on the real servers: projects, roles, the
/// wait for nodes; then, once enough nodes have registered, provisioning until it is active.
/// </summary>
internal sealed class ClusterLifecycle(World world, ClusterDefaults defaults)
{
    private static readonly string[] CleanupAnnotations =
    [
        "lifecycle.cattle.io/create.cluster-agent-controller-cleanup", "lifecycle.cattle.io/create.cluster-scoped-gc",
        "lifecycle.cattle.io/create.mgmt-cluster-rbac-remove",
    ];

    private readonly ClusterSteps _steps = new(world);
    private readonly ClusterProvisioning _provisioning = new(world, new ClusterSteps(world));

    private bool IsNew => world.Version.Minor >= 11;

    public required Func<string, TypeBehavior> Behavior { get; init; }

    public void Start(StoredObject cluster, Caller caller)
    {
        var (watched, first, roles, settled) = world.Version.Minor switch
        {
            2 => (0.2, 0.2, 0.22, 0.3),
            4 => (0.08, 0.08, 0.35, 0.9),
            11 => (0.9, 0.9, 1.4, 1.9),
            _ => (0.02, 0.6, 1.0, 1.75),
        };
        _steps.When(watched, cluster, () => Copy(cluster, defaults.Watched));
        _steps.When(first, cluster, () => BackingObjects(cluster, caller));
        _steps.When(roles, cluster, () => Roles(cluster, caller));
        _steps.When(settled, cluster, () => Settle(cluster));
        if (world.Version.RegistrationTokensAreAsynchronous)
        {
            _steps.When(1.4, cluster, () => ((RegistrationTokenBehavior)Behavior("clusterRegistrationToken")).AddDefault(cluster));
        }

        // 2.11 looks at the tunnel every minute and says so only then; 2.4 syncs global administrators in the same way.
        if (IsNew)
        {
            _steps.When(world.Version.Minor >= 12 ? 10 : 60, cluster, () => _steps.Set(cluster, "Connected", "False"));
        }
        else
        {
            _steps.When(world.Version.Minor == 4 ? 660 : 3600, cluster, () => _steps.Set(cluster, "GlobalAdminsSynced", "True"));
        }
    }

    public void Updated(StoredObject cluster, JObject before)
    {
        ClusterState.Summarize(cluster.Body, world.Version);
        var spec = cluster.Body["rancherKubernetesEngineConfig"];
        if (before["rancherKubernetesEngineConfig"] is JObject && spec is not JObject && IsNew)
        {
            // Erasing the whole block is answered with 200 and ends the server process a moment later.
            world.Clock.After(1, () => world.Dead = true);
            return;
        }

        if (cluster.Text("state") == "active" && !JToken.DeepEquals(before["rancherKubernetesEngineConfig"], spec))
        {
            _provisioning.RollOut(cluster);
        }

        if (cluster.Body["description"] is { Type: JTokenType.Null })
        {
            _steps.When(0.05, cluster, () =>
            {
                if (cluster.Body["description"] is null or { Type: JTokenType.Null })
                {
                    cluster.Body["description"] = "";
                }
            });
        }
    }

    /// <summary>A node registered or vanished: perhaps there are enough of them now.</summary>
    public void NodesChanged(string clusterId)
    {
        if (world.Store.Find("cluster", clusterId) is not { IsRemoving: false } cluster)
        {
            return;
        }

        var nodes = world.Store.InCluster("node", clusterId).Where(n => !n.IsRemoving).ToList();
        if (cluster.Body["conditions"] is JArray && (string?)cluster.Body["driver"] == "rancherKubernetesEngine" && IsComplete(nodes)
            && cluster.Hidden.TryAdd("provisioning", "started"))
        {
            _provisioning.Start(cluster);
        }
        else if (cluster.Hidden.ContainsKey("provisioned"))
        {
            foreach (var node in nodes.Where(n => n.Text("state") == "registering"))
            {
                _steps.When(1.5, cluster, () => NodeLife.Join(world, node, cluster));
            }

            _steps.When(1.6, cluster, () => _provisioning.Count(cluster));
        }
    }

    public void Removed(StoredObject cluster)
    {
        foreach (var type in new[] { "node", "nodePool", "clusterRoleTemplateBinding", "clusterRegistrationToken", "project", "etcdBackup" })
        {
            var later = type is "project" or "clusterRegistrationToken" ? 0.5 : 0;
            // What was made after the cluster's removal began is forgotten there for ever.
            foreach (var owned in world.Store.InCluster(type, cluster.Id).Where(o => !o.Hidden.ContainsKey("too-late")).ToList())
            {
                world.Clock.After(later, () => world.Store.Remove(type, owned.Id));
            }
        }
    }

    private bool IsComplete(List<StoredObject> nodes) =>
        nodes.Any(n => n.Flag("etcd")) && nodes.Any(n => n.Flag("controlPlane")) && (!IsNew || nodes.Any(n => n.Flag("worker")));

    private void BackingObjects(StoredObject cluster, Caller caller)
    {
        cluster.Body["description"] ??= "";
        foreach (var done in new[] { "BackingNamespaceCreated", "DefaultProjectCreated", "SystemProjectCreated" })
        {
            _steps.Set(cluster, done, "True");
        }

        ClusterSteps.Annotate(cluster, "authz.management.cattle.io/creator-role-bindings", """{"created":[],"required":["cluster-owner"]}""");
        var projects = (Projects.ProjectBehavior)Behavior("project");
        projects.AddBuiltIn(cluster.Id, "Default", "default-project", caller);
        projects.AddBuiltIn(cluster.Id, "System", "system-project", caller);
    }

    private void Roles(StoredObject cluster, Caller caller)
    {
        _steps.Set(cluster, "InitialRolesPopulated", "True");
        if (IsNew)
        {
            ClusterSteps.Annotate(cluster, "authz.management.cattle.io/initial-sync", "true");
        }

        if (world.Store.Find("roleTemplate", "cluster-owner") is not null)
        {
            ((RoleBindingBehavior)Behavior("clusterRoleTemplateBinding")).AddCreator(cluster.Id, caller.UserId);
            _steps.Set(cluster, "CreatorMadeOwner", "True");
            ClusterSteps.Annotate(cluster, "authz.management.cattle.io/creator-role-bindings", """{"created":["cluster-owner"],"required":["cluster-owner"]}""");
        }
    }

    private void Settle(StoredObject cluster)
    {
        var imported = cluster.Body["rancherKubernetesEngineConfig"] is not JObject;
        var settled = defaults.Settled;
        if (imported)
        {
            settled.Remove("driver");
            settled["capabilities"] = (cluster.Body["capabilities"] ?? defaults.Watched["capabilities"])?.DeepClone();
            _steps.Set(cluster, "Pending", "Unknown", dated: false);
            _steps.Set(cluster, "Provisioned", "Unknown", dated: false);
            _steps.Set(cluster, "Waiting", "Unknown", "Waiting for API to be available");
        }
        else if (world.Version.HasRke)
        {
            _steps.Set(cluster, "Provisioned", "Unknown", IsNew
                ? "waiting for etcd, controlplane and worker nodes to be registered"
                : "waiting for etcd and controlplane nodes to be registered", "Provisioning");
            if (!IsNew)
            {
                _steps.Set(cluster, "Waiting", "Unknown", "Waiting for API to be available");
            }
        }

        if (!imported && !world.Version.RewritesRkeConfig)
        {
            defaults.Settle((JObject)cluster.Body["rancherKubernetesEngineConfig"]!);
        }

        Copy(cluster, settled);
        string[] migrated = world.Version.Minor switch
        {
            2 => [],
            4 => ["SecretsMigrated"],
            >= 12 => ["ServiceAccountSecretsMigrated"],
            _ => ["SecretsMigrated", "ServiceAccountSecretsMigrated", "RKESecretsMigrated", "ACISecretsMigrated"],
        };
        foreach (var done in new[] { "NoDiskPressure", "NoMemoryPressure" }.Concat(migrated))
        {
            _steps.Set(cluster, done, "True");
        }

        foreach (var annotation in CleanupAnnotations)
        {
            ClusterSteps.Annotate(cluster, annotation, "true");
        }

        NodesChanged(cluster.Id);
    }

    private static void Copy(StoredObject cluster, JObject values)
    {
        foreach (var (name, value) in values)
        {
            if (name is "localClusterAuthEndpoint" or "agentImageOverride" or "fleetWorkspaceName" or "answers" && cluster.Body[name] is not null)
            {
                continue;
            }

            cluster.Body[name] = value;
        }
    }
}
