using Newtonsoft.Json.Linq;

namespace Rancher.Simulator;

/// <summary>A node of a Kubernetes cluster that is imported into the simulated server.</summary>
public sealed record KubernetesNode(string Name, string Address)
{
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Annotations { get; init; } = new Dictionary<string, string>();

    /// <summary>Taints as Kubernetes writes them: key, value, effect.</summary>
    public IReadOnlyList<JObject> Taints { get; init; } = [];

    public string PodCidr { get; init; } = "10.42.0.0/24";

    public string OperatingSystem { get; init; } = "Ubuntu 18.04.5 LTS";

    public string KernelVersion { get; init; } = "4.15.0-112-generic";

    public string DockerVersion { get; init; } = "19.3.13";

    public string KubeletVersion { get; init; } = "v1.18.20";
}
