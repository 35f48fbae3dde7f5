using Newtonsoft.Json.Linq;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Nodes;

/// <summary>The object a server makes of what an agent says about its host.</summary>
internal static class RegisteredNode
{
    /// <summary>The same node as RKE is told about it.</summary>
    public static JObject ForRke(StoredObject node)
    {
        var custom = node.Body["customConfig"] as JObject ?? [];
        var roles = new[] { ("etcd", "etcd"), ("controlPlane", "controlplane"), ("worker", "worker") }.Where(r => node.Flag(r.Item1)).Select(r => r.Item2);
        var rke = new JObject
        {
            ["address"] = custom["address"]?.DeepClone(),
            ["hostnameOverride"] = node.Body["requestedHostname"]!.DeepClone(),
            ["nodeId"] = node.Id,
            ["port"] = "22",
            ["role"] = new JArray(roles),
            ["sshAgentAuth"] = false,
            ["user"] = "root",
        };
        if (custom["internalAddress"] is { } inner)
        {
            rke["internalAddress"] = inner.DeepClone();
        }

        if (custom["label"] is JObject labels)
        {
            rke["labels"] = labels.DeepClone();
        }

        if (custom["taints"] is JArray taints)
        {
            rke["taints"] = new JArray(taints.Select(t => NodeLife.ParseTaint((string)t!)));
        }

        return rke;
    }

    public static JObject Describe(World world, TypeSchema schema, StoredObject cluster, JObject sent, JObject config)
    {
        var custom = new JObject();
        foreach (var (name, value) in config)
        {
            if (schema.Fields["customConfig"] is not null && value is { Type: not JTokenType.Null } && name != "roles"
                && world.Schemas.Get("customConfig").Fields.ContainsKey(name) && !(value is JContainer { Count: 0 }))
            {
                custom[name] = value.DeepClone();
            }
        }

        var body = new JObject
        {
            ["type"] = "node",
            ["baseType"] = "node",
            ["uuid"] = world.Ids.Uuid(),
            ["clusterId"] = cluster.Id,
            ["creatorId"] = null,
            ["customConfig"] = custom,
            ["imported"] = true,
            ["etcd"] = sent["etcd"] is JValue { Value: true },
            ["controlPlane"] = sent["controlPlane"] is JValue { Value: true },
            ["worker"] = sent["worker"] is JValue { Value: true },
            ["requestedHostname"] = sent["requestedHostname"]!.DeepClone(),
            ["ipAddress"] = config["address"]!.DeepClone(),
            ["sshUser"] = "root",
            ["name"] = "",
            ["nodePoolId"] = "",
            ["state"] = "registering",
            ["transitioning"] = "yes",
            ["transitioningMessage"] = "waiting to register with Kubernetes",
            ["unschedulable"] = false,
            ["info"] = new JObject
            {
                ["cpu"] = new JObject { ["count"] = 0 },
                ["kubernetes"] = new JObject { ["kubeProxyVersion"] = "", ["kubeletVersion"] = "" },
                ["memory"] = new JObject { ["memTotalKiB"] = 0 },
                ["os"] = new JObject { ["dockerVersion"] = "", ["kernelVersion"] = "", ["operatingSystem"] = "" },
            },
            ["conditions"] = new JArray(
                new JObject { ["type"] = "Initialized", ["status"] = "True" },
                new JObject { ["type"] = "Registered", ["status"] = "Unknown", ["message"] = "waiting to register with Kubernetes" },
                new JObject { ["type"] = "Provisioned", ["status"] = "True" }),
        };
        if (sent["dockerInfo"] is JObject)
        {
            body["dockerInfo"] = new JObject { ["debug"] = false, ["experimentalBuild"] = false };
        }

        if (world.Version.Minor >= 4)
        {
            body["appliedNodeVersion"] = 0;
        }

        world.SetDate(body, "created");
        return body;
    }
}
