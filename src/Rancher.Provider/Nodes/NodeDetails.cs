using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Nodes;

/// <summary>What the node data sources tell of a node, and how it is read from Rancher's node object.</summary>
internal static class NodeDetails
{
    /// <summary>The roles a node may have: what its API object calls them, and what people do.</summary>
    public static readonly (string Field, string Word)[] Roles = [("controlPlane", "controlplane"), ("etcd", "etcd"), ("worker", "worker")];

    private static readonly string[] ConditionParts = ["message", "reason", "status", "type"];
    private static readonly string[] TaintParts = ["effect", "key", "value"];

    /// <summary>The fields of one node, all of them read.</summary>
    public static Field[] Fields =>
    [
        String("address", "Address by which other nodes reach it."),
        StringMap("annotations", "Annotations of the node in Kubernetes."),
        String("cluster_id", "Id of the node's cluster."),
        ListNestedAttribute("conditions", "What Kubernetes and Rancher say of the node.",
            String("message", "Human-readable message of the condition."),
            String("reason", "Machine-readable reason of the condition, such as `KubeletReady`."),
            String("status", "`True`, `False` or `Unknown`."),
            String("type", "What it is about, such as `Ready`.")),
        String("container_runtime_version", "Version of the container runtime."),
        String("external_address", "Public address, if the cloud reports one."),
        String("hostname", "Host name of the machine."),
        String("kernel_version", "Version of the kernel; on Windows the version with the revision, such as `10.0.20348.2322`."),
        String("kubelet_version", "Version of the kubelet."),
        StringMap("labels", "Labels of the node in Kubernetes."),
        String("name", "Name of the node in Kubernetes; empty until it joined."),
        String("operating_system", "Name of the operating system, such as `Windows Server 2022 Datacenter`."),
        String("os", "`linux` or `windows`."),
        String("pod_cidr", "Network of the node's pods."),
        Bool("ready", "Whether the node's `Ready` condition is `True`."),
        StringList("roles", "Any of `controlplane`, `etcd` and `worker`."),
        String("state", "State in Rancher, such as `active`, `registering` or `cordoned`."),
        ListNestedAttribute("taints", "Taints of the node.",
            String("effect", "`NoSchedule`, `PreferNoSchedule` or `NoExecute`."),
            String("key", "Name of the taint."),
            String("value", "Value of the taint.")),
        Bool("unschedulable", "Whether the node is cordoned."),
        String("windows_build", "Build of Windows, such as `10.0.20348`; empty on Linux. `windows_release` names it."),
    ];

    /// <summary>A node in those terms.</summary>
    public static JObject Of(JObject node) => new()
    {
        ["id"] = (string?)node["id"],
        ["address"] = Value(node, "ipAddress"),
        ["annotations"] = node["annotations"]?.DeepClone(),
        ["clusterId"] = Value(node, "clusterId"),
        ["conditions"] = new JArray(Items(node, "conditions").Select(c => new JObject(ConditionParts.Select(f => new JProperty(f, Value(c, f)))))),
        ["containerRuntimeVersion"] = Value(node, "info.os.dockerVersion"),
        ["externalAddress"] = Value(node, "externalIpAddress"),
        ["hostname"] = Value(node, "hostname") is { Length: > 0 } name ? name : Value(node, "requestedHostname"),
        ["kernelVersion"] = Value(node, "info.os.kernelVersion"),
        ["kubeletVersion"] = Value(node, "info.kubernetes.kubeletVersion"),
        ["labels"] = node["labels"]?.DeepClone(),
        ["name"] = Value(node, "nodeName"),
        ["operatingSystem"] = Value(node, "info.os.operatingSystem"),
        ["os"] = Os(node),
        ["podCidr"] = Value(node, "podCidr"),
        ["ready"] = Items(node, "conditions").Any(c => Value(c, "type") == "Ready" && Value(c, "status") == "True"),
        ["roles"] = new JArray(RolesOf(node)),
        ["state"] = Value(node, "state"),
        ["taints"] = new JArray(Items(node, "taints").Select(t => new JObject(TaintParts.Select(f => new JProperty(f, Value(t, f)))))),
        ["unschedulable"] = (bool?)node["unschedulable"] ?? false,
        ["windowsBuild"] = WindowsBuild(node) ?? "",
    };

    public static IEnumerable<string> RolesOf(JObject node) => Roles.Where(r => (bool?)node[r.Field] ?? false).Select(r => r.Word);

    /// <summary>The operating system; before the node joined only what its agent said tells it.</summary>
    public static string Os(JObject node) =>
        Label(node, "kubernetes.io/os") ?? Label(node, "beta.kubernetes.io/os") ?? Label(node, "cattle.io/os")
        ?? (node.SelectToken("customConfig.label") is JObject told
        && told.Properties().Any(p => p.Name.StartsWith("rke.cattle.io/windows-", StringComparison.Ordinal)) ? "windows" : "linux");

    /// <summary>The Windows version of a node, or null for a Linux node.</summary>
    public static string? WindowsBuild(JObject node) => Label(node, "node.kubernetes.io/windows-build") ?? Label(node, "rke.cattle.io/windows-version")
        ?? (string?)node.SelectToken("customConfig.label").At("rke.cattle.io/windows-version");

    public static string Value(JObject item, string path) => (string?)item.SelectToken(path) ?? "";

    private static string? Label(JObject node, string name) => (string?)node["labels"].At(name);

    private static IEnumerable<JObject> Items(JObject node, string field) => (node[field] as JArray ?? []).OfType<JObject>();
}
