using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Provisioning;
using Rancher.Simulator.Server;
using Rancher.Simulator.Steve;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Management;

/// <summary>
/// The provisioning clusters of clusters that were made below <c>/v3</c>: the server keeps one for each, named like its id, and the two go
/// together.
/// </summary>
internal sealed class ImportedTwins(World world, KubeCluster local, Func<string, TypeBehavior> behavior)
{
    private const string Marker = "imported";

    public static bool Is(SteveObject cluster) => cluster.Hidden.ContainsKey(Marker);

    /// <summary>Brings the twins up to date with their clusters.</summary>
    public void Follow()
    {
        foreach (var twin in local.Objects.All(SteveTypes.Clusters).Where(Is).ToList())
        {
            if (world.Store.Find("cluster", twin.Hidden[Marker]) is null)
            {
                local.Objects.Remove(twin);
            }
        }

        foreach (var cluster in world.Store.All("cluster").Where(cluster => !cluster.Id.StartsWith("c-m-", StringComparison.Ordinal) && !cluster.Verbatim).ToList())
        {
            if (Of(cluster) is { } twin)
            {
                Update(twin, cluster);
            }
            else if (!cluster.IsRemoving)
            {
                Update(Add(cluster), cluster);
            }
        }
    }

    /// <summary>The twin was deleted: so is its cluster.</summary>
    public void Remove(SteveObject twin)
    {
        if (world.Store.Find("cluster", twin.Hidden[Marker]) is { IsRemoving: false } cluster)
        {
            Remover.Mark(world, behavior("cluster"), cluster);
        }
    }

    private SteveObject? Of(StoredObject cluster) => local.Find(SteveTypes.Clusters, SpaceOf(cluster), cluster.Id);

    private static string SpaceOf(StoredObject cluster) => cluster.Id == Clusters.LocalCluster.Id ? "fleet-local" : "fleet-default";

    private SteveObject Add(StoredObject cluster)
    {
        var annotations = ObjectSet.Annotations("provisioning-cluster-create", "management.cattle.io/v3, Kind=Cluster", "", cluster.Id);
        annotations["provisioning.cattle.io/management-cluster-display-name"] = cluster.Text("name");
        if (cluster.Text("creatorId") is not null)
        {
            annotations["field.cattle.io/creatorId"] = world.Version.Minor >= 15 ? cluster.Text("creatorId") : "admin";
        }

        var twin = local.Make(
            SteveTypes.Clusters,
            SpaceOf(cluster),
            cluster.Id,
            new JObject { ["spec"] = new JObject { ["localClusterAuthEndpoint"] = new JObject() } },
            new JObject { [ObjectSet.HashLabel] = ObjectSet.Hash("provisioning-cluster-create", cluster.Id) },
            annotations);
        twin.Metadata["finalizers"] = new JArray("wrangler.cattle.io/provisioning-cluster-remove", "wrangler.cattle.io/rke-cluster-remove", "wrangler.cattle.io/cloud-config-secret-remover");
        twin.Hidden[Marker] = cluster.Id;
        twin.Status["clusterName"] = cluster.Id;
        twin.Status["fleetWorkspaceName"] = SpaceOf(cluster);
        twin.Status["observedGeneration"] = 1;
        if (cluster.Id == Clusters.LocalCluster.Id)
        {
            twin.Status["clientSecretName"] = "local-kubeconfig";
            twin.Status["ready"] = true;
        }

        return twin;
    }

    private void Update(SteveObject twin, StoredObject cluster)
    {
        var conditions = new JArray(KubeConditions.Of(world, "Created", "True"));
        foreach (var condition in (cluster.Body["conditions"] as JArray ?? []).OfType<JObject>())
        {
            conditions.Add(condition.DeepClone());
        }

        if (!JToken.DeepEquals(Types(conditions), Types(twin.Status["conditions"] as JArray ?? [])))
        {
            twin.Status["conditions"] = conditions;
            local.Objects.Touch(twin);
        }

        twin.State = cluster.Text("state") switch
        {
            "active" => SteveState.Ready,
            "provisioning" when world.Version.HasRke => new SteveState("waiting", "", true),
            "initializing" => new SteveState("reconciling", "", true),
            { } other => new SteveState(other, cluster.Text("transitioningMessage") ?? "", cluster.Text("transitioning") == "yes"),
            _ => null,
        };
    }

    private static JArray Types(JArray conditions) => new(conditions.Select(c => new JObject { ["type"] = c["type"], ["status"] = c["status"], ["message"] = c["message"] ?? "" }));
}
