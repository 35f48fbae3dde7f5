using Newtonsoft.Json.Linq;
using Rancher.Simulator.Nodes;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Provisioning;

/// <summary>What a system agent says about its host in the headers of its registration.</summary>
internal sealed class Registration(ApiRequest request)
{
    public string Id { get; } = request.Header("X-Cattle-Id") ?? "";

    public string NodeName { get; } = request.Header("X-Cattle-Node-Name") ?? "";

    public string Address { get; } = request.Header("X-Cattle-Address") ?? "";

    public string InternalAddress { get; } = request.Header("X-Cattle-Internal-Address") ?? "";

    public bool IsControlPlane => Is("Control-Plane");

    public IEnumerable<string> RoleLabels => new[] { ("Control-Plane", "control-plane-role"), ("Etcd", "etcd-role"), ("Worker", "worker-role") }
        .Where(role => Is(role.Item1)).Select(role => role.Item2);

    public JObject Labels()
    {
        var labels = new JObject();
        foreach (var pair in (request.Header("X-Cattle-Labels") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)))
        {
            labels[pair[0]] = pair.ElementAtOrDefault(1) ?? "";
        }

        return labels;
    }

    public JArray Taints() => new((request.Header("X-Cattle-Taints") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Taint));

    private static JObject Taint(string text)
    {
        var parsed = NodeLife.ParseTaint(text);
        return new JObject { ["key"] = parsed["key"], ["value"] = parsed["value"] ?? "", ["effect"] = parsed["effect"] };
    }

    private bool Is(string role) => request.Header("X-Cattle-Role-" + role) == "true";
}
