using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Transcripts;

/// <summary>The two Kubernetes nodes that were applied by hand to the imported cluster of the recorded servers.</summary>
internal static class HandMadeNodes
{
    private static readonly JObject WindowsTaint = new() { ["effect"] = "NoSchedule", ["key"] = "os", ["value"] = "windows" };

    public static KubernetesNode Linux { get; } = Make("probe-klin1", "10.8.0.1", "linux", "10.42.1.0/24", [], ("node-role.kubernetes.io/controlplane", "true"), ("node-role.kubernetes.io/etcd", "true"));

    public static KubernetesNode Windows { get; } =
        Make("probe-kwin1", "10.8.0.2", "windows", "10.42.2.0/24", [WindowsTaint], ("node-role.kubernetes.io/worker", "true"), ("rke.cattle.io/windows-build", "17763")) with
        {
            OperatingSystem = "Windows Server 2019 Datacenter",
            KernelVersion = "10.0.17763.1457",
            DockerVersion = "19.3.12",
        };

    private static KubernetesNode Make(string name, string address, string os, string podCidr, JObject[] taints, params (string Key, string Value)[] more)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["beta.kubernetes.io/arch"] = "amd64",
            ["beta.kubernetes.io/os"] = os,
            ["kubernetes.io/arch"] = "amd64",
            ["kubernetes.io/hostname"] = name,
            ["kubernetes.io/os"] = os,
        };
        foreach (var (key, value) in more)
        {
            labels[key] = value;
        }

        var spec = new JObject { ["podCIDR"] = podCidr };
        if (taints.Length > 0)
        {
            spec["taints"] = new JArray(taints);
        }

        var applied = new JObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Node",
            ["metadata"] = new JObject { ["annotations"] = new JObject(), ["labels"] = JObject.FromObject(labels), ["name"] = name },
            ["spec"] = spec,
        };
        return new KubernetesNode(name, address)
        {
            Labels = labels,
            PodCidr = podCidr,
            Taints = taints,
            Annotations = new Dictionary<string, string>
            {
                ["kubectl.kubernetes.io/last-applied-configuration"] = applied.ToString(Formatting.None) + "\n",
                ["node.alpha.kubernetes.io/ttl"] = "0",
            },
        };
    }
}
