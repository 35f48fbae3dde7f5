using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Steve;

/// <summary>
/// How Steve shows an object: with id, type, links and a state, and with an underscore before native fields of those names.
/// </summary>
internal sealed class SteveView(KubeCluster cluster, SteveRules rules, SteveAccess access)
{
    private static readonly string[] Reserved = ["id", "links", "type"];

    public JObject Show(SteveObject item, ApiRequest request)
    {
        var view = new JObject { ["id"] = item.Id, ["type"] = item.Type.Id, ["links"] = Links(item, request) };
        if (Actions(item, request) is { } actions)
        {
            view["actions"] = actions;
        }

        foreach (var (name, value) in item.Body)
        {
            view[Reserved.Contains(name) ? "_" + name : name] = value!.DeepClone();
        }

        view["metadata"]!["relationships"] = JValue.CreateNull();
        var state = StateOf(item);
        view["metadata"]!["state"] = new JObject
        {
            ["error"] = state.Error, ["message"] = state.Message, ["name"] = state.Name, ["transitioning"] = state.Transitioning,
        };
        foreach (var condition in (view["status"] is JObject status ? status["conditions"] as JArray ?? [] : []).OfType<JObject>())
        {
            SteveConditions.Describe(condition);
        }

        return view;
    }

    public SteveState StateOf(SteveObject item)
    {
        if (item.Type.IsData)
        {
            return new SteveState("active", "Resource is always ready");
        }

        if (rules.ListsFromDatabase && item.Type.Collection == SteveTypes.Clusters && !item.IsRemoving && item.State is null or { Name: "active", Error: false }
            && (long?)item.Body["status"]?["observedGeneration"] is { } observed && observed < (long)item.Metadata["generation"]!)
        {
            return new SteveState("in-progress", $"Cluster generation is {item.Metadata["generation"]}, but latest observed generation is {observed}", true);
        }

        return item.State ?? (item.Type.Collection == SteveTypes.Namespaces ? new SteveState("active") : SteveState.Current);
    }

    private JObject Links(SteveObject item, ApiRequest request)
    {
        var root = request.BaseUrl + cluster.Prefix;
        var self = $"{root}/v1/{item.Type.Collection}/{item.Id}";
        var links = new JObject();
        void Offer(string link, string method)
        {
            if (!item.Type.Without.Contains(method) && access.MayOffer(request.Caller, item))
            {
                links[link] = item.Type.Blocked.Contains(method) ? "blocked" : self;
            }
        }

        Offer("patch", "PATCH");
        Offer("remove", "DELETE");
        links["self"] = self;
        Offer("update", "PUT");
        if (!rules.ViewsByRight || access.CanRead(request.Caller, item))
        {
            links["view"] = item.Type.Group == "management.cattle.io" ? self : root + item.Type.KubernetesPath(item.Namespace, item.Name);
        }

        foreach (var further in Further(item.Type))
        {
            links[further] = further == "shell"
                ? $"{request.BaseUrl.Replace("http", "ws", StringComparison.Ordinal)}/v3/clusters/{item.Id}?shell=true"
                : $"{self}?link={further}";
        }

        return links;
    }

    private static string[] Further(SteveType type) => type.Collection switch
    {
        SteveTypes.Repositories => ["chart", "icon", "index", "info"],
        "management.cattle.io.clusters" => ["log", "projects", "schemas", "shell", "subscribe"],
        _ => [],
    };

    private JObject? Actions(SteveObject item, ApiRequest request)
    {
        var self = $"{request.BaseUrl}{cluster.Prefix}/v1/{item.Type.Collection}/{item.Id}";
        return item.Type.Collection switch
        {
            SteveTypes.Repositories => new JObject { ["install"] = self + "?action=install", ["upgrade"] = self + "?action=upgrade" },
            SteveTypes.Apps => new JObject { ["uninstall"] = self + "?action=uninstall" },
            "management.cattle.io.clusters" => new JObject
            {
                ["apply"] = self + "?action=apply",
                ["generateKubeconfig"] = $"{request.BaseUrl}/v3/clusters/{item.Id}?action=generateKubeconfig",
                ["importYaml"] = $"{request.BaseUrl}/v3/clusters/{item.Id}?action=importYaml",
            },
            _ => null,
        };
    }
}
