using Newtonsoft.Json.Linq;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>A node as lists of nodes show it: roles as words, and what the node says about itself in one map.</summary>
internal static class NodeView
{
    private static readonly (string Field, string Word)[] Roles = [("controlPlane", "control_plane"), ("etcd", "etcd"), ("worker", "worker")];

    public static JObject Of(JObject node)
    {
        var view = (JObject)node.DeepClone();
        view["roles"] = new JArray(Roles.Where(r => (bool?)node[r.Field] ?? false).Select(r => r.Word));
        view["systemInfo"] = new JObject
        {
            ["container_runtime_version"] = Text(node, "info.os.dockerVersion"),
            ["kernel_version"] = Text(node, "info.os.kernelVersion"),
            ["kube_proxy_version"] = Text(node, "info.kubernetes.kubeProxyVersion"),
            ["kubelet_version"] = Text(node, "info.kubernetes.kubeletVersion"),
            ["operating_system"] = Text(node, "info.os.operatingSystem"),
        };
        return view;
    }

    private static string Text(JObject node, string path) => (string?)node.SelectToken(path) ?? "";
}
