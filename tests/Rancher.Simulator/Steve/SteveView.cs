using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Steve;

/// <summary>
/// How Steve shows an object: with id, type, links and a state, and with an underscore before native fields of those names.
/// </summary>
internal sealed class SteveView(SteveRules rules)
{
    private static readonly string[] Reserved = ["id", "links", "type"];

    public JObject Show(SteveObject item, ApiRequest request)
    {
        var self = $"{request.BaseUrl}/v1/{item.Type.Collection}/{item.Id}";
        var view = new JObject
        {
            ["id"] = item.Id,
            ["type"] = item.Type.Id,
            ["links"] = new JObject
            {
                ["patch"] = self,
                ["remove"] = self,
                ["self"] = self,
                ["update"] = self,
                ["view"] = request.BaseUrl + item.Type.KubernetesPath(item.Namespace, item.Name),
            },
        };
        foreach (var (name, value) in item.Body)
        {
            view[Reserved.Contains(name) ? "_" + name : name] = value!.DeepClone();
        }

        view["metadata"]!["relationships"] = JValue.CreateNull();
        view["metadata"]!["state"] = State(item);
        foreach (var condition in (view["status"]?["conditions"] as JArray ?? []).OfType<JObject>())
        {
            condition["error"] = false;
            condition["transitioning"] = (string?)condition["status"] == "Unknown";
        }

        return view;
    }

    private JObject State(SteveObject item)
    {
        var (name, message, transitioning) = item switch
        {
            { Type.Plural: "configmaps" or "secrets" or "storageclasses" } => ("active", "Resource is always ready", false),
            { IsRemoving: true } => ("removing", "", true),
            _ when item.Body["status"] is not JObject { Count: > 0 } => ("active", "Resource is current", false),
            _ when rules.Minor >= 15 && (long?)item.Status["observedGeneration"] is { } observed && observed < (long)item.Metadata["generation"]! =>
                ("in-progress", $"Cluster generation is {item.Metadata["generation"]}, but latest observed generation is {observed}", true),
            { Type.Plural: "machines" } => Machine(item),
            { Type.Plural: "clusterrepos" } => ("active", "Resource is current", false),
            _ => Cluster(item),
        };
        return new JObject { ["error"] = false, ["message"] = message, ["name"] = name, ["transitioning"] = transitioning };
    }

    private static (string Name, string Message, bool Transitioning) Cluster(SteveObject item)
    {
        if (item.Condition("Updated") is { } updated && (string?)updated["status"] != "True")
        {
            return ("updating", (string?)updated["message"] ?? "", true);
        }

        return (string?)item.Condition("Ready")?["status"] == "True" ? ("active", "Resource is Ready", false)
            : (string?)item.Condition("Reconciling")?["status"] == "True" ? ("reconciling", "", true)
            : ("active", "Resource is current", false);
    }

    private static (string Name, string Message, bool Transitioning) Machine(SteveObject item) => (string?)item.Status["phase"] == "Running"
        ? ("running", "", false)
        : ("reconciling", (string?)item.Condition("Reconciled")?["message"] ?? "", true);
}
