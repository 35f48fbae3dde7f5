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

    private static readonly string[] Later = ["SystemAccountCreated", "Updated"];

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
        body["conditions"] = Conditions(world);
        world.SetDate(body, "created");
        ClusterState.Summarize(body, world.Version);
        world.Store.Add(new StoredObject("cluster", Id, body));
        var projects = (ProjectBehavior)behavior("project");
        projects.AddBuiltIn(Id, "Default", "default-project", null);
        projects.AddBuiltIn(Id, "System", "system-project", null);
    }

    private static JArray Conditions(World world)
    {
        string[] migrated = world.Version.HasRke
            ? ["SecretsMigrated", "ServiceAccountSecretsMigrated", "RKESecretsMigrated", "ACISecretsMigrated"]
            : ["ServiceAccountSecretsMigrated"];
        string[] done =
        [
            "BackingNamespaceCreated", "DefaultProjectCreated", "SystemProjectCreated", "CreatorMadeOwner", "Pending", "Provisioned", "Waiting", "NoDiskPressure", "NoMemoryPressure",
            .. migrated, "GlobalAdminsSynced", "Connected", .. world.Version.HasRke ? [] : Later,
        ];

        // Two that nobody ever dated: the first was there at the start, and the second is not waited for.
        return
        [
            new JObject { ["type"] = "Ready", ["status"] = "True" },
            new JObject { ["type"] = "PreBootstrapped", ["status"] = "Unknown" },
            .. done.Select(type => new JObject { ["lastUpdateTime"] = world.Timestamp(), ["status"] = "True", ["type"] = type }),
        ];
    }
}
