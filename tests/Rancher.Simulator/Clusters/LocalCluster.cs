using Newtonsoft.Json.Linq;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Projects;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Clusters;

/// <summary>The cluster a server from 2.5 on runs in: active from the start, with its own Default and System projects.</summary>
internal static class LocalCluster
{
    public const string Id = "local";

    public static void Plant(World world, Func<string, TypeBehavior> behavior)
    {
        var defaults = new ClusterDefaults(world.Version);
        var body = new JObject { ["type"] = "cluster", ["baseType"] = "cluster", ["id"] = Id, ["name"] = Id, ["uuid"] = world.Ids.Uuid(), ["internal"] = true };
        foreach (var part in new[] { defaults.Created, defaults.Watched, defaults.Settled })
        {
            body.Merge(part, new JsonMergeSettings { MergeNullValueHandling = MergeNullValueHandling.Merge });
        }

        body["internal"] = true;
        body["driver"] = "imported";
        body["provider"] = "k3s";
        body["description"] = "";
        body["conditions"] = new JArray(new[] { "BackingNamespaceCreated", "DefaultProjectCreated", "SystemProjectCreated", "Provisioned", "Waiting", "Ready", "Connected" }
            .Select(type => new JObject { ["type"] = type, ["status"] = "True" }));
        world.SetDate(body, "created");
        ClusterState.Summarize(body, world.Version);
        world.Store.Add(new StoredObject("cluster", Id, body));
        var projects = (ProjectBehavior)behavior("project");
        projects.AddBuiltIn(Id, "Default", "default-project", null);
        projects.AddBuiltIn(Id, "System", "system-project", null);
    }
}
