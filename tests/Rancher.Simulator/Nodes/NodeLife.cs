using System.Globalization;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Nodes;

/// <summary>A node's way from registered by its agent to a member of the Kubernetes cluster, and its scheduling after that.</summary>
internal static class NodeLife
{
    private const string LinuxTaint = "cattle.io/os";

    public static bool IsJoined(StoredObject node) => node.Body["nodeName"] is { Type: JTokenType.String };

    /// <summary>Before Kubernetes knows a node, only its agent's labels tell Windows from Linux.</summary>
    public static bool IsWindows(StoredObject node) =>
        (string?)node.Body.SelectToken("labels['kubernetes.io/os']") == "windows"
        || node.Body.SelectToken("customConfig.label") is JObject labels
            && labels.Properties().Any(p => p.Name.StartsWith("rke.cattle.io/windows-", StringComparison.Ordinal));

    public static void Join(World world, StoredObject node, StoredObject cluster)
    {
        if (IsJoined(node) || !world.Store.Holds(node))
        {
            return;
        }

        var name = node.Text("requestedHostname")!;
        var windows = IsWindows(node);
        var version = ((string?)cluster.Body.SelectToken("version.gitVersion")) ?? "";
        var number = world.Store.InCluster("node", cluster.Id).Count(IsJoined);
        node.Body["labels"] = Labels(node, name, windows);
        node.Body["nodeName"] = name;
        node.Body["hostname"] = name;
        node.Body["podCidr"] = string.Create(CultureInfo.InvariantCulture, $"10.42.{number}.0/24");
        FlannelAnnotations.Add(node, cluster, number);
        node.Body["capacity"] = new JObject { ["cpu"] = "4", ["memory"] = "8Gi", ["pods"] = "110" };
        node.Body["allocatable"] = node.Body["capacity"]!.DeepClone();
        node.Body["info"] = new JObject
        {
            ["cpu"] = new JObject { ["count"] = 4 },
            ["kubernetes"] = new JObject { ["kubeProxyVersion"] = version, ["kubeletVersion"] = version },
            ["memory"] = new JObject { ["memTotalKiB"] = 8388608 },
            ["os"] = windows
                ? new JObject { ["dockerVersion"] = "19.3.12", ["kernelVersion"] = "10.0.17763.1457", ["operatingSystem"] = "Windows Server 2019 Datacenter" }
                : new JObject { ["dockerVersion"] = "20.10.7", ["kernelVersion"] = "5.4.0-80-generic", ["operatingSystem"] = "Ubuntu 20.04.2 LTS" },
        };
        node.Body["conditions"] = Conditions(world);
        SetTaints(node, Taints(node));
        node.Body["state"] = "active";
        node.Body["transitioning"] = "no";
        node.Body["transitioningMessage"] = "";
        KeepLinuxTaint(world, node);
    }

    /// <summary>A controller taints each Linux node of a Windows cluster, again and again.</summary>
    public static void KeepLinuxTaint(World world, StoredObject node)
    {
        var cluster = world.Store.Find("cluster", node.Text("clusterId")!);
        if (!IsJoined(node) || IsWindows(node) || cluster?.Flag("windowsPreferedCluster") != true)
        {
            return;
        }

        var taints = node.Body["taints"] as JArray ?? [];
        if (!taints.Any(t => (string?)t["key"] == LinuxTaint))
        {
            taints.Add(new JObject { ["key"] = LinuxTaint, ["value"] = "linux", ["effect"] = "NoSchedule" });
        }

        node.Body["taints"] = taints;
    }

    public static void Cordon(World world, StoredObject node, string state)
    {
        node.Body["unschedulable"] = true;
        if (world.Version.Minor <= 2)
        {
            // The controller of 2.2 writes the whole object, and an unset creator with it.
            node.Body["creatorId"] = "";
        }

        node.Body["state"] = state;
        if (world.Options.UnreachableHosts && node.Text("clusterId")!.StartsWith("c-m-", StringComparison.Ordinal))
        {
            // The controllers of Kubernetes would add a taint; stand-ins have none.
            return;
        }

        var taints = node.Body["taints"] as JArray ?? [];
        if (!taints.Any(t => (string?)t["key"] == "node.kubernetes.io/unschedulable"))
        {
            var taint = new JObject { ["key"] = "node.kubernetes.io/unschedulable", ["effect"] = "NoSchedule" };
            world.SetDate(taint, "timeAdded");
            taints.Add(taint);
        }

        node.Body["taints"] = taints;
    }

    public static void Uncordon(StoredObject node)
    {
        node.Body["unschedulable"] = false;
        node.Body["state"] = "active";
        if (node.Body["taints"] is JArray taints)
        {
            SetTaints(node, new JArray(taints.Where(t => (string?)t["key"] != "node.kubernetes.io/unschedulable")));
        }
    }

    /// <summary>A node without taints has no such field.</summary>
    public static void SetTaints(StoredObject node, JArray? taints)
    {
        if (taints is { Count: > 0 })
        {
            node.Body["taints"] = taints;
        }
        else
        {
            node.Body.Remove("taints");
        }
    }

    private static JObject Labels(StoredObject node, string name, bool windows)
    {
        var os = windows ? "windows" : "linux";
        var labels = new JObject
        {
            ["beta.kubernetes.io/arch"] = "amd64",
            ["beta.kubernetes.io/os"] = os,
            ["kubernetes.io/arch"] = "amd64",
            ["kubernetes.io/hostname"] = name,
            ["kubernetes.io/os"] = os,
        };
        foreach (var (flag, role) in new[] { ("controlPlane", "controlplane"), ("etcd", "etcd"), ("worker", "worker") })
        {
            if (node.Flag(flag))
            {
                labels["node-role.kubernetes.io/" + role] = "true";
            }
        }

        foreach (var (key, value) in node.Body.SelectToken("customConfig.label") as JObject ?? [])
        {
            labels[key] = value!.DeepClone();
        }

        return labels;
    }

    private static JArray Taints(StoredObject node)
    {
        var asked = node.Body.SelectToken("customConfig.taints") as JArray ?? [];
        var taints = asked.Select(t => ParseTaint((string)t!)).ToList();
        if (!node.Flag("worker") && (node.Flag("controlPlane") || node.Flag("etcd")))
        {
            if (node.Flag("controlPlane"))
            {
                taints.Add(ParseTaint("node-role.kubernetes.io/controlplane=true:NoSchedule"));
            }

            if (node.Flag("etcd"))
            {
                taints.Add(ParseTaint("node-role.kubernetes.io/etcd=true:NoExecute"));
            }
        }

        return new JArray(taints);
    }

    public static JObject ParseTaint(string text)
    {
        var effect = text.LastIndexOf(':');
        var pair = (effect < 0 ? text : text[..effect]).Split('=', 2);
        var taint = new JObject { ["key"] = pair[0], ["effect"] = effect < 0 ? "NoSchedule" : text[(effect + 1)..] };
        if (pair.Length > 1)
        {
            taint["value"] = pair[1];
        }

        return taint;
    }

    private static JArray Conditions(World world)
    {
        JObject Of(string type, string status, string? message = null)
        {
            var condition = new JObject { ["type"] = type, ["status"] = status };
            if (message is not null)
            {
                condition["message"] = message;
            }

            if (type is not ("Initialized" or "Registered" or "Provisioned"))
            {
                world.SetDate(condition, "lastHeartbeatTime");
                world.SetDate(condition, "lastTransitionTime");
            }

            return condition;
        }

        return
        [
            Of("Initialized", "True"), Of("Registered", "True", "registered with kubernetes"), Of("Provisioned", "True"),
            Of("Ready", "True", "kubelet is posting ready status"), Of("MemoryPressure", "False"), Of("DiskPressure", "False"), Of("PIDPressure", "False"),
        ];
    }
}
