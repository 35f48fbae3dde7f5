using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Nodes;
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

    private bool IsNew => world.Version.Minor >= 11;

    public required Func<string, TypeBehavior> Behavior { get; init; }

    public void Start(StoredObject cluster, Caller caller)
    {
        var (first, roles, settled) = world.Version.Minor switch { 2 => (0.2, 0.22, 0.3), 4 => (0.08, 0.35, 0.9), _ => (0.9, 1.4, 1.9) };
        When(first, cluster, () => BackingObjects(cluster, caller));
        When(roles, cluster, () => Roles(cluster, caller));
        When(settled, cluster, () => Settle(cluster));
        if (world.Version.RegistrationTokensAreAsynchronous)
        {
            When(1.4, cluster, () => ((RegistrationTokenBehavior)Behavior("clusterRegistrationToken")).AddDefault(cluster));
        }

        // 2.11 looks at the tunnel every minute and says so only then; 2.4 syncs global administrators in the same way.
        if (IsNew)
        {
            When(60, cluster, () => Set(cluster, "Connected", "False"));
        }
        else
        {
            When(world.Version.Minor == 4 ? 660 : 3600, cluster, () => Set(cluster, "GlobalAdminsSynced", "True"));
        }
    }

    public void Updated(StoredObject cluster, JObject before)
    {
        ClusterState.Summarize(cluster.Body);
        var spec = cluster.Body["rancherKubernetesEngineConfig"];
        if (before["rancherKubernetesEngineConfig"] is JObject && spec is not JObject && IsNew)
        {
            // Erasing the whole block is answered with 200 and ends the server process a moment later.
            world.Clock.After(1, () => world.Dead = true);
            return;
        }

        if (cluster.Text("state") == "active" && !JToken.DeepEquals(before["rancherKubernetesEngineConfig"], spec))
        {
            RollOut(cluster);
        }

        if (cluster.Body["description"] is { Type: JTokenType.Null })
        {
            When(0.05, cluster, () =>
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
            Provision(cluster);
        }
        else if (cluster.Hidden.ContainsKey("provisioned"))
        {
            foreach (var node in nodes.Where(n => n.Text("state") == "registering"))
            {
                When(1.5, cluster, () => NodeLife.Join(world, node, cluster));
            }

            When(1.6, cluster, () => Count(cluster));
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
        Copy(cluster, defaults.Watched);
        cluster.Body["description"] ??= "";
        foreach (var done in new[] { "BackingNamespaceCreated", "DefaultProjectCreated", "SystemProjectCreated" })
        {
            Set(cluster, done, "True");
        }

        Annotate(cluster, "authz.management.cattle.io/creator-role-bindings", """{"created":[],"required":["cluster-owner"]}""");
        var projects = (Projects.ProjectBehavior)Behavior("project");
        projects.AddBuiltIn(cluster.Id, "Default", "default-project", caller);
        projects.AddBuiltIn(cluster.Id, "System", "system-project", caller);
    }

    private void Roles(StoredObject cluster, Caller caller)
    {
        Set(cluster, "InitialRolesPopulated", "True");
        if (IsNew)
        {
            Annotate(cluster, "authz.management.cattle.io/initial-sync", "true");
        }

        if (world.Store.Find("roleTemplate", "cluster-owner") is not null)
        {
            Behavior("clusterRoleTemplateBinding").Insert(
                new JObject
                {
                    ["clusterId"] = cluster.Id,
                    ["name"] = "creator-cluster-owner",
                    ["roleTemplateId"] = "cluster-owner",
                    ["userId"] = caller.UserId,
                    ["userPrincipalId"] = "local://" + caller.UserId,
                },
                caller.UserId);
            Set(cluster, "CreatorMadeOwner", "True");
            Annotate(cluster, "authz.management.cattle.io/creator-role-bindings", """{"created":["cluster-owner"],"required":["cluster-owner"]}""");
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
            Set(cluster, "Pending", "Unknown", dated: false);
            Set(cluster, "Provisioned", "Unknown", dated: false);
            Set(cluster, "Waiting", "Unknown", "Waiting for API to be available");
        }
        else
        {
            Set(cluster, "Provisioned", "Unknown", IsNew
                ? "waiting for etcd, controlplane and worker nodes to be registered"
                : "waiting for etcd and controlplane nodes to be registered", "Provisioning");
            if (!IsNew)
            {
                Set(cluster, "Waiting", "Unknown", "Waiting for API to be available");
            }

            if (!world.Version.RewritesRkeConfig)
            {
                defaults.Settle((JObject)cluster.Body["rancherKubernetesEngineConfig"]!);
            }
        }

        Copy(cluster, settled);
        string[] migrated = world.Version.Minor switch
        {
            2 => [],
            4 => ["SecretsMigrated"],
            _ => ["SecretsMigrated", "ServiceAccountSecretsMigrated", "RKESecretsMigrated", "ACISecretsMigrated"],
        };
        foreach (var done in new[] { "NoDiskPressure", "NoMemoryPressure" }.Concat(migrated))
        {
            Set(cluster, done, "True");
        }

        foreach (var annotation in CleanupAnnotations)
        {
            Annotate(cluster, annotation, "true");
        }

        NodesChanged(cluster.Id);
    }

    private void Provision(StoredObject cluster)
    {
        if (world.Options.UnreachableHosts)
        {
            When(1, cluster, () => FailToConnect(cluster));
            return;
        }

        var deploying = "[controlPlane] Bringing up the Kubernetes control plane";
        When(0.5, cluster, () => Set(cluster, "Provisioned", "Unknown", "[certificates] Generating Kubernetes certificates", "Provisioning"));
        When(2, cluster, () => Set(cluster, "Provisioned", "Unknown", deploying, "Provisioning"));
        When(4, cluster, () =>
        {
            Set(cluster, "Provisioned", "True");
            Set(cluster, "Waiting", "Unknown", "Waiting for API to be available");
            ActiveCluster.Apply(world, cluster);
            cluster.Hidden["provisioned"] = "yes";
        });
        When(4.5, cluster, () =>
        {
            foreach (var node in world.Store.InCluster("node", cluster.Id).Where(n => !n.IsRemoving).ToList())
            {
                NodeLife.Join(world, node, cluster);
            }

            Count(cluster);
        });
        When(6, cluster, () =>
        {
            Set(cluster, "Waiting", "True");
            foreach (var done in new[] { "Updated", "GlobalAdminsSynced", "Ready", "SystemAccountCreated", "AgentDeployed" })
            {
                Set(cluster, done, "True");
            }

            if (IsNew)
            {
                Set(cluster, "Connected", "True");
            }
        });
    }

    /// <summary>What a server says whose RKE finds no Docker behind the addresses that registered.</summary>
    private void FailToConnect(StoredObject cluster)
    {
        Set(cluster, "Provisioned", "Unknown");
        var failed = (JObject?)cluster.Body["appliedSpec"]?.DeepClone() ?? [];
        ActiveCluster.CopySpec(cluster.Body, failed);
        if (failed["rancherKubernetesEngineConfig"] is JObject rke)
        {
            rke["nodes"] = new JArray(world.Store.InCluster("node", cluster.Id).Select(RegisteredNode.ForRke));
        }

        cluster.Body["failedSpec"] = failed;
        if (world.Version.Minor >= 4)
        {
            cluster.Body["nodeCount"] = world.Store.InCluster("node", cluster.Id).Count();
        }

        var etcd = world.Store.InCluster("node", cluster.Id).Where(n => n.Flag("etcd")).Select(n => n.Text("ipAddress"));
        Set(cluster, "Provisioned", "False",
            $"Cluster must have at least one etcd plane host: failed to connect to the following etcd host(s) [{string.Join(' ', etcd)}]", "Error");
    }

    private void RollOut(StoredObject cluster)
    {
        Set(cluster, "Updated", "Unknown", "[controlPlane] Applying the changed configuration", "Updating");
        When(3, cluster, () =>
        {
            ActiveCluster.Apply(world, cluster);
            Set(cluster, "Updated", "True");
        });
    }

    private void Count(StoredObject cluster)
    {
        var nodes = world.Store.InCluster("node", cluster.Id).Where(n => !n.IsRemoving).ToList();
        ActiveCluster.Count(cluster, nodes, world.Version);
    }

    private void When(double seconds, StoredObject cluster, Action work) => world.Clock.After(seconds, () =>
    {
        if (world.Store.Holds(cluster) && !cluster.IsRemoving)
        {
            work();
            ClusterState.Summarize(cluster.Body);
        }
    });

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

    private static void Annotate(StoredObject cluster, string name, string value)
    {
        var annotations = cluster.Body["annotations"] as JObject ?? [];
        annotations[name] = value;
        cluster.Body["annotations"] = annotations;
    }

    private void Set(StoredObject cluster, string type, string status, string? message = null, string? reason = null, bool dated = true)
    {
        var condition = new JObject { ["type"] = type, ["status"] = status };
        if (dated)
        {
            condition["lastUpdateTime"] = world.Timestamp();
        }

        if (message is not null)
        {
            condition["message"] = message;
        }

        if (reason is not null)
        {
            condition["reason"] = reason;
        }

        var conditions = cluster.Body["conditions"] as JArray ?? [];
        var old = conditions.FirstOrDefault(c => (string?)c["type"] == type);
        if (old is null)
        {
            conditions.Add(condition);
        }
        else
        {
            old.Replace(condition);
        }

        cluster.Body["conditions"] = conditions;
        if (!cluster.IsRemoving)
        {
            ClusterState.Summarize(cluster.Body);
        }
    }
}
