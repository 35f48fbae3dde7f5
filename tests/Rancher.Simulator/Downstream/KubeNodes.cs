using Newtonsoft.Json.Linq;
using Rancher.Simulator.Provisioning;
using Rancher.Simulator.Server;
using Rancher.Simulator.Steve;

namespace Rancher.Simulator.Downstream;

/// <summary>The Kubernetes node that a machine becomes.</summary>
internal static class KubeNodes
{
    public static SteveObject Add(World world, KubeCluster kube, SteveObject cluster, SteveObject machine)
    {
        var name = machine.Label("rke.cattle.io/node-name") is { Length: > 0 } given ? given : machine.Name;
        if (kube.Find(SteveTypes.Nodes, null, name) is { } old)
        {
            kube.Objects.Remove(old);
        }

        var isWindows = MachineObjects.IsWindows(machine);
        var distribution = ManagementTwin.DistributionOf(cluster) ?? "rke2";
        var address = machine.Hidden.GetValueOrDefault("address") is { Length: > 0 } known ? known : "10.0.0.10";
        var taints = JArray.Parse(machine.Hidden.GetValueOrDefault("taints") ?? "[]");
        var number = kube.Objects.All(SteveTypes.Nodes).Count();
        var spec = new JObject { ["podCIDR"] = $"10.42.{number}.0/24", ["providerID"] = $"{distribution}://{name}" };
        if (world.Options.UnreachableHosts)
        {
            // Nobody gives addresses to the pods of a stand-in, and no flannel runs on it.
            spec.Remove("podCIDR");
        }

        if (taints.Count > 0)
        {
            spec["taints"] = taints;
        }

        var annotations = new JObject
        {
            ["cluster.x-k8s.io/annotations-from-machine"] = "",
            ["cluster.x-k8s.io/cluster-name"] = cluster.Name,
            ["cluster.x-k8s.io/cluster-namespace"] = cluster.Namespace,
            ["cluster.x-k8s.io/labels-from-machine"] = "",
            ["cluster.x-k8s.io/machine"] = machine.Name,
        };
        annotations.Merge(world.Options.UnreachableHosts ? [] : FlannelNetwork.Announcement(cluster, number, address) ?? []);
        return kube.Make(
            SteveTypes.Nodes,
            null,
            name,
            new JObject { ["spec"] = spec, ["status"] = Status(world, cluster, name, address, isWindows) },
            Labels(machine, name, isWindows),
            annotations);
    }

    public static void Upgrade(SteveObject cluster, SteveObject node)
    {
        var info = (JObject)node.Status["nodeInfo"]!;
        info["kubeletVersion"] = Kubelet(cluster, (string?)info["operatingSystem"] == "windows");
        info["kubeProxyVersion"] = info["kubeletVersion"]!.DeepClone();
    }

    private static JObject Labels(SteveObject machine, string name, bool isWindows)
    {
        var labels = new JObject();
        foreach (var (key, value) in (JObject)machine.Metadata["labels"]!)
        {
            if (!key.StartsWith("rke.cattle.io/", StringComparison.Ordinal) && !key.StartsWith("cluster.x-k8s.io/", StringComparison.Ordinal) && !key.StartsWith("objectset", StringComparison.Ordinal))
            {
                labels[key] = value!.DeepClone();
            }
        }

        var os = isWindows ? "windows" : "linux";
        labels["beta.kubernetes.io/os"] = os;
        labels["kubernetes.io/arch"] = "amd64";
        labels["kubernetes.io/hostname"] = name;
        labels["kubernetes.io/os"] = os;
        foreach (var (role, marks) in new[] { ("control-plane-role", new[] { "control-plane", "master" }), ("etcd-role", ["etcd"]), ("worker-role", ["worker"]) })
        {
            foreach (var mark in Planner.Has(machine, role) ? marks : [])
            {
                labels["node-role.kubernetes.io/" + mark] = "true";
            }
        }

        if (isWindows)
        {
            labels["node.kubernetes.io/windows-build"] = "10.0.20348";
        }

        labels["rke.cattle.io/machine"] = machine.Uid;
        return labels;
    }

    private static string Kubelet(SteveObject cluster, bool isWindows)
    {
        var version = (string?)cluster.Spec["kubernetesVersion"] ?? "v1.32.0";
        return isWindows ? version.Split('+')[0] : version;
    }

    private static JObject Status(World world, SteveObject cluster, string name, string address, bool isWindows)
    {
        JObject Condition(string type, string status, string reason, string message) => new()
        {
            ["lastHeartbeatTime"] = world.Timestamp(), ["lastTransitionTime"] = world.Timestamp(), ["message"] = message, ["reason"] = reason, ["status"] = status, ["type"] = type,
        };
        var size = new JObject { ["cpu"] = "4", ["memory"] = "8Gi", ["pods"] = "110" };
        return new JObject
        {
            ["addresses"] = new JArray(new JObject { ["address"] = address, ["type"] = "InternalIP" }, new JObject { ["address"] = name, ["type"] = "Hostname" }),
            ["allocatable"] = size,
            ["capacity"] = size.DeepClone(),
            ["conditions"] = new JArray(
                Condition("PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available"),
                Condition("DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"),
                Condition("MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available"),
                Condition("Ready", "True", "KubeletReady", "kubelet is posting ready status")),
            ["daemonEndpoints"] = new JObject { ["kubeletEndpoint"] = new JObject { ["Port"] = 0 } },
            ["nodeInfo"] = new JObject
            {
                ["architecture"] = "amd64",
                ["bootID"] = "b",
                ["containerRuntimeVersion"] = world.Version.Minor >= 12 ? "containerd://2.1.4-k3s1" : "containerd://1.7.21-k3s2",
                ["kernelVersion"] = isWindows ? "10.0.20348.2700" : "5.15.0",
                ["kubeProxyVersion"] = Kubelet(cluster, isWindows),
                ["kubeletVersion"] = Kubelet(cluster, isWindows),
                ["machineID"] = "m",
                ["operatingSystem"] = isWindows ? "windows" : "linux",
                ["osImage"] = isWindows ? "Windows Server 2022 Datacenter" : "Ubuntu 22.04.5 LTS",
                ["systemUUID"] = "s",
            },
        };
    }
}
