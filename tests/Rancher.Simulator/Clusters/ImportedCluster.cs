using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Clusters;

/// <summary>What a server shows once the agent of an imported cluster has connected: an active cluster, and a node object for each node in it.</summary>
internal static class ImportedCluster
{
    private static readonly string[] Done =
        ["Pending", "Provisioned", "Waiting", "NoDiskPressure", "NoMemoryPressure", "Updated", "GlobalAdminsSynced", "Ready", "SystemAccountCreated", "AgentDeployed"];

    public static void Connect(World world, StoredObject cluster, IEnumerable<KubernetesNode> nodes)
    {
        cluster.Body["driver"] = "imported";
        if (cluster.Body["conditions"] is not JArray conditions)
        {
            cluster.Body["conditions"] = conditions = [];
        }

        foreach (var type in Done)
        {
            var condition = new JObject { ["type"] = type, ["status"] = "True", ["lastUpdateTime"] = world.Timestamp() };
            if (conditions.FirstOrDefault(c => (string?)c["type"] == type) is { } old)
            {
                old.Replace(condition);
            }
            else
            {
                conditions.Add(condition);
            }
        }

        ClusterState.Summarize(cluster.Body, world.Version);
        foreach (var node in nodes)
        {
            var id = $"{cluster.Id}:{world.Ids.Name("machine-")}";
            world.Store.Add(new StoredObject("node", id, Describe(world, cluster, id, node)));
        }

        if (world.Version.Minor >= 4)
        {
            cluster.Body["nodeCount"] = world.Store.InCluster("node", cluster.Id).Count();
        }
    }

    private static JObject Describe(World world, StoredObject cluster, string id, KubernetesNode node)
    {
        bool Has(string role) => node.Labels.ContainsKey("node-role.kubernetes.io/" + role);
        var body = new JObject
        {
            ["type"] = "node",
            ["baseType"] = "node",
            ["id"] = id,
            ["uuid"] = world.Ids.Uuid(),
            ["clusterId"] = cluster.Id,
            ["creatorId"] = null,
            ["customConfig"] = JValue.CreateNull(),
            ["imported"] = false,
            ["name"] = "",
            ["nodeName"] = node.Name,
            ["hostname"] = node.Name,
            ["requestedHostname"] = node.Name,
            ["ipAddress"] = node.Address,
            ["nodePoolId"] = "",
            ["podCidr"] = node.PodCidr,
            ["controlPlane"] = Has("controlplane"),
            ["etcd"] = Has("etcd"),
            ["worker"] = Has("worker"),
            ["labels"] = JObject.FromObject(node.Labels),
            ["annotations"] = JObject.FromObject(node.Annotations),
            ["capacity"] = new JObject { ["cpu"] = "4", ["memory"] = "8Gi", ["pods"] = "110" },
            ["allocatable"] = new JObject { ["cpu"] = "4", ["memory"] = "8Gi", ["pods"] = "110" },
            ["info"] = new JObject
            {
                ["cpu"] = new JObject { ["count"] = 4 },
                ["kubernetes"] = new JObject { ["kubeProxyVersion"] = node.KubeletVersion, ["kubeletVersion"] = node.KubeletVersion },
                ["memory"] = new JObject { ["memTotalKiB"] = 0 },
                ["os"] = new JObject
                {
                    ["dockerVersion"] = node.DockerVersion,
                    ["kernelVersion"] = node.KernelVersion,
                    ["operatingSystem"] = node.OperatingSystem,
                },
            },
            ["conditions"] = Conditions(world),
            ["state"] = "active",
            ["transitioning"] = "no",
            ["transitioningMessage"] = "",
            ["unschedulable"] = false,
        };
        if (node.Taints.Count > 0)
        {
            body["taints"] = new JArray(node.Taints);
        }

        if (world.Version.Minor >= 4)
        {
            body["appliedNodeVersion"] = 0;
        }

        world.SetDate(body, "created");
        return body;
    }

    private static JArray Conditions(World world)
    {
        var conditions = new JArray(
            new JObject { ["type"] = "Registered", ["status"] = "True", ["message"] = "registered with kubernetes" },
            new JObject { ["type"] = "Provisioned", ["status"] = "True" });
        foreach (var type in new[] { "Ready", "MemoryPressure", "DiskPressure", "PIDPressure" })
        {
            var condition = new JObject { ["type"] = type, ["status"] = type == "Ready" ? "True" : "False", ["reason"] = "Probe" };
            if (type == "Ready")
            {
                condition["message"] = "kubelet is posting ready status";
            }

            world.SetDate(condition, "lastHeartbeatTime");
            world.SetDate(condition, "lastTransitionTime");
            conditions.Add(condition);
        }

        return conditions;
    }
}
