using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;
using Rancher.Simulator.Steve;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Downstream;

/// <summary>The object a server keeps below <c>/v3/nodes</c> for a node of a Kubernetes cluster.</summary>
internal static class NodeTwin
{
    public static StoredObject Add(World world, string clusterId, SteveObject node)
    {
        bool Has(string role) => node.Label("node-role.kubernetes.io/" + role) is not null;
        var id = $"{clusterId}:{world.Ids.Name("machine-")}";
        var body = new JObject
        {
            ["type"] = "node", ["baseType"] = "node", ["id"] = id, ["uuid"] = world.Ids.Uuid(), ["clusterId"] = clusterId, ["creatorId"] = null, ["customConfig"] = JValue.CreateNull(),
            ["imported"] = false, ["name"] = "", ["nodeName"] = node.Name, ["hostname"] = node.Name, ["requestedHostname"] = node.Name, ["nodePoolId"] = "",
            ["controlPlane"] = Has("control-plane"), ["etcd"] = Has("etcd"), ["worker"] = Has("worker"), ["appliedNodeVersion"] = 0,
            ["state"] = "active", ["transitioning"] = "no", ["transitioningMessage"] = "", ["unschedulable"] = false,
        };
        if (world.Version.Minor >= 15)
        {
            body.Remove("nodePoolId");
        }

        world.SetDate(body, "created");
        var twin = world.Store.Add(new StoredObject("node", id, body));
        Follow(twin, node);
        body["conditions"] = Conditions(world);
        return twin;
    }

    /// <summary>Copies what the server shows of a node.</summary>
    public static void Follow(StoredObject twin, SteveObject node)
    {
        var body = twin.Body;
        var info = (JObject)node.Status["nodeInfo"]!;
        body["labels"] = node.Metadata["labels"]!.DeepClone();
        body["annotations"] = node.Metadata["annotations"]?.DeepClone() ?? new JObject();
        body["ipAddress"] = node.Status["addresses"]!.First(a => (string?)a["type"] == "InternalIP")["address"]!.DeepClone();
        if (node.Spec["podCIDR"] is { } network)
        {
            body["podCidr"] = network.DeepClone();
        }

        body["providerId"] = node.Spec["providerID"]?.DeepClone();
        body["capacity"] = node.Status["capacity"]!.DeepClone();
        body["allocatable"] = node.Status["allocatable"]!.DeepClone();
        body["unschedulable"] = node.Spec["unschedulable"] is JValue { Value: true };
        if (node.Spec["taints"] is JArray { Count: > 0 } taints)
        {
            body["taints"] = taints.DeepClone();
        }
        else
        {
            body.Remove("taints");
        }

        body["info"] = new JObject
        {
            ["cpu"] = new JObject { ["count"] = 4 },
            ["kubernetes"] = new JObject { ["kubeProxyVersion"] = info["kubeProxyVersion"]!.DeepClone(), ["kubeletVersion"] = info["kubeletVersion"]!.DeepClone() },
            ["memory"] = new JObject { ["memTotalKiB"] = 8388608 },
            ["os"] = new JObject
            {
                ["dockerVersion"] = info["containerRuntimeVersion"]!.DeepClone(), ["kernelVersion"] = info["kernelVersion"]!.DeepClone(), ["operatingSystem"] = info["osImage"]!.DeepClone(),
            },
        };
    }

    private static JArray Conditions(World world)
    {
        var time = world.Clock.Now.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss '+0000 UTC'", System.Globalization.CultureInfo.InvariantCulture);
        var ready = new JObject { ["type"] = "Ready", ["status"] = "True", ["reason"] = "KubeletReady", ["message"] = "kubelet is posting ready status" };
        var reported = (JObject)ready.DeepClone();
        world.SetDate(reported, "lastHeartbeatTime");
        world.SetDate(reported, "lastTransitionTime");
        ready["lastTransitionTime"] = time;
        return new JArray(ready, new JObject { ["type"] = "Registered", ["status"] = "True", ["message"] = "registered with kubernetes" }, reported);
    }
}
