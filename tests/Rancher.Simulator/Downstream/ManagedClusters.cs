using Newtonsoft.Json.Linq;
using Rancher.Simulator.Clusters;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Projects;
using Rancher.Simulator.Provisioning;
using Rancher.Simulator.Server;
using Rancher.Simulator.Steve;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Downstream;

/// <summary>
/// The Kubernetes clusters that the server manages, once their agents are connected: their own objects, their nodes, and the node objects
/// the server keeps for these.
/// </summary>
internal sealed class ManagedClusters(World world, Func<string, TypeBehavior> behavior, Action<KubeCluster> equip)
{
    private readonly Dictionary<string, KubeCluster> _clusters = [];
    private readonly HashSet<string> _cut = [];

    public KubeCluster? Find(string id) => _clusters.GetValueOrDefault(id);

    public IEnumerable<KubeCluster> All => _clusters.Values;

    /// <summary>Whether the agent of a cluster ever connected.</summary>
    public bool IsConnected(SteveObject cluster) => ManagementTwin.IdOf(cluster) is { } id && _clusters.ContainsKey(id);

    /// <summary>The tunnels of a cluster are cut for now.</summary>
    public bool IsCut(string id) => _cut.Contains(id);

    public void Connect(SteveObject cluster)
    {
        var id = ManagementTwin.IdOf(cluster)!;
        Add(id);
        var twin = world.Store.Find("cluster", id)!;
        twin.Body["driver"] = "imported";
        twin.Body["agentImage"] = twin.Body["desiredAgentImage"]?.DeepClone();
        twin.Body["apiEndpoint"] = "https://10.43.0.1:443";
        twin.Body["caCert"] = Convert.ToBase64String("-----BEGIN CERTIFICATE-----\nc2ltdWxhdGVkIGNsdXN0ZXIgYXV0aG9yaXR5\n-----END CERTIFICATE-----\n"u8.ToArray());
        twin.Body["provider"] = ManagementTwin.DistributionOf(cluster) ?? "";
        Version(cluster, twin);
        ((ProjectBehavior)behavior("project")).Connected(id);
    }

    /// <summary>Makes the objects a new Kubernetes cluster has by itself.</summary>
    public KubeCluster Add(string id)
    {
        var made = new KubeCluster(world, id, SteveType.OfManagedCluster(world.Version));
        _clusters[id] = made;
        equip(made);
        foreach (var name in new[] { "cattle-impersonation-system", "cattle-system", "default", "kube-node-lease", "kube-public", "kube-system" })
        {
            Namespaces.Plant(made, name);
        }

        made.Make(SteveTypes.StorageClasses, null, "local-path", new JObject
        {
            ["provisioner"] = "rancher.io/local-path", ["reclaimPolicy"] = "Delete", ["volumeBindingMode"] = "WaitForFirstConsumer",
        });
        return made;
    }

    public SteveObject AddNode(SteveObject cluster, SteveObject machine)
    {
        var id = ManagementTwin.IdOf(cluster)!;
        var kube = _clusters[id];
        var node = KubeNodes.Add(world, kube, cluster, machine);
        world.Clock.After(0.2, () =>
        {
            if (kube.Objects.Holds(node))
            {
                NodeTwin.Add(world, id, node);
                Count(cluster);
            }
        });
        return node;
    }

    public void RemoveNode(SteveObject cluster, SteveObject machine)
    {
        if (ManagementTwin.IdOf(cluster) is not { } id || Find(id) is not { } kube || kube.Find(SteveTypes.Nodes, null, machine.Label("rke.cattle.io/node-name") ?? machine.Name) is not { } node)
        {
            return;
        }

        kube.Objects.Remove(node);
        foreach (var twin in world.Store.InCluster("node", id).Where(n => n.Text("nodeName") == node.Name).ToList())
        {
            world.Store.Remove("node", twin.Id);
        }

        Count(cluster);
    }

    /// <summary>A machine follows the version its cluster asks for.</summary>
    public void Upgrade(SteveObject cluster, SteveObject machine)
    {
        if (ManagementTwin.IdOf(cluster) is not { } id || Find(id)?.Find(SteveTypes.Nodes, null, machine.Label("rke.cattle.io/node-name") ?? machine.Name) is not { } node
            || world.Store.Find("cluster", id) is not { } twin)
        {
            return;
        }

        KubeNodes.Upgrade(cluster, node);
        foreach (var kept in world.Store.InCluster("node", id).Where(n => n.Text("nodeName") == node.Name))
        {
            NodeTwin.Follow(kept, node);
        }

        Version(cluster, twin);
    }

    /// <summary>What was changed in the object the server keeps for a node happens to the node.</summary>
    public void Follow(StoredObject twin)
    {
        if (Find(twin.Text("clusterId")!)?.Find(SteveTypes.Nodes, null, twin.Text("nodeName") ?? "") is not { } node)
        {
            return;
        }

        node.Spec.Remove("unschedulable");
        if (twin.Flag("unschedulable"))
        {
            node.Spec["unschedulable"] = true;
        }

        node.Spec.Remove("taints");
        if (twin.Body["taints"] is JArray { Count: > 0 } taints)
        {
            node.Spec["taints"] = new JArray(taints.OfType<JObject>().Select(taint => new JObject(taint.Properties().Where(p => p.Name is "key" or "value" or "effect" && p.Value.Type != JTokenType.Null))));
        }

        Find(twin.Text("clusterId")!)!.Objects.Touch(node);
    }

    public void Count(SteveObject cluster)
    {
        if (ManagementTwin.IdOf(cluster) is { } id && world.Store.Find("cluster", id) is { } twin)
        {
            var nodes = world.Store.InCluster("node", id).ToList();
            ActiveCluster.Count(twin, nodes, world.Version);
            if (twin.Body["info"] is JObject info)
            {
                info["nodeCount"] = nodes.Count;
            }
        }
    }

    public void Forget(SteveObject cluster)
    {
        if (ManagementTwin.IdOf(cluster) is { } id)
        {
            _clusters.Remove(id);
            _cut.Remove(id);
        }
    }

    /// <summary>The agent went away: the server notices seconds later, and calls end in errors.</summary>
    public void Cut(StoredObject twin)
    {
        _cut.Add(twin.Id);
        world.Clock.After(4.8, () =>
        {
            if (_cut.Contains(twin.Id))
            {
                SetConnected(twin, false);
            }
        });
    }

    public void Reconnect(StoredObject twin)
    {
        _cut.Remove(twin.Id);
        world.Clock.After(22, () =>
        {
            if (!_cut.Contains(twin.Id))
            {
                SetConnected(twin, true);
            }
        });
    }

    private void SetConnected(StoredObject twin, bool isConnected)
    {
        var twins = new ManagementTwin(world, behavior);
        twins.Set(twin, "Connected", isConnected ? "True" : "False");
        if (isConnected)
        {
            twins.Set(twin, "Ready", "True");
        }
        else
        {
            twins.Set(twin, "Ready", "False", "Cluster agent is not connected", "Disconnected");
        }

        twins.Summarize(twin);
    }

    private static void Version(SteveObject cluster, StoredObject twin)
    {
        var version = (string?)cluster.Spec["kubernetesVersion"] ?? "v1.32.0";
        var numbers = version.TrimStart('v').Split('.', '+');
        twin.Body["version"] = new JObject
        {
            ["buildDate"] = "2024-01-01T00:00:00Z", ["compiler"] = "gc", ["gitCommit"] = "0000000000000000000000000000000000000000", ["gitTreeState"] = "clean",
            ["gitVersion"] = version, ["goVersion"] = "go1.24", ["major"] = numbers[0], ["minor"] = numbers.ElementAtOrDefault(1) ?? "0", ["platform"] = "linux/amd64",
        };
        if (twin.Body["info"] is JObject info)
        {
            info["kubernetesVersion"] = version;
        }
    }
}
