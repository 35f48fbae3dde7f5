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
internal sealed class ImportedTwins(World world, SteveRules rules, KubeCluster local, Func<string, TypeBehavior> behavior)
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
            annotations["field.cattle.io/creatorId"] = "admin";
        }

        var twin = local.Make(
            SteveTypes.Clusters,
            SpaceOf(cluster),
            cluster.Id,
            new JObject { ["spec"] = new JObject { ["localClusterAuthEndpoint"] = new JObject() } },
            new JObject { [ObjectSet.HashLabel] = ObjectSet.Hash("provisioning-cluster-create", cluster.Id) },
            annotations);
        twin.Metadata["finalizers"] = new JArray(cluster.Id == Clusters.LocalCluster.Id ? ClusterFinalizers.OfLocal(rules) : ClusterFinalizers.Of(rules));
        twin.Hidden[Marker] = cluster.Id;
        twin.Status["clusterName"] = cluster.Id;
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
        foreach (var field in new[] { "annotations", "labels" })
        {
            Copy(cluster, twin, field);
        }

        var conditions = Conditions(cluster);
        if (!JToken.DeepEquals(Types(conditions), Types(twin.Status["conditions"] as JArray ?? [])))
        {
            twin.Status["conditions"] = conditions;
            local.Objects.Touch(twin);
        }

        twin.State = cluster.Text("state") switch
        {
            "active" => SteveState.Ready,
            _ when !rules.CopiesConditions => new SteveState("reconciling", "", true),
            "provisioning" => new SteveState("waiting", "", true),
            "initializing" => new SteveState("reconciling", "", true),
            { } other => new SteveState(other, cluster.Text("transitioningMessage") ?? "", cluster.Text("transitioning") == "yes"),
            _ => null,
        };
    }

    /// <summary>Those of its own controllers, and all that are about the cluster itself; how far it is provisioned is not among them.</summary>
    private JArray Conditions(StoredObject cluster)
    {
        var isActive = cluster.Text("state") == "active";
        var conditions = new JArray(
            KubeConditions.Of(world, "Created", "True"),
            KubeConditions.Of(world, "RKECluster", "True"),
            isActive ? KubeConditions.Of(world, "Reconciling", "False") : KubeConditions.Of(world, "Reconciling", "True", reason: "Reconciling"),
            KubeConditions.Of(world, "Stalled", "False"));
        if (rules.CopiesConditions || isActive)
        {
            foreach (var condition in (cluster.Body["conditions"] as JArray ?? []).Where(c => (string?)c["type"] is not ("Provisioned" or "Updated")))
            {
                conditions.Add(condition.DeepClone());
            }
        }

        return conditions;
    }

    /// <summary>What users wrote on the cluster stands on its twin; what controllers noted stays where it is.</summary>
    private void Copy(StoredObject cluster, SteveObject twin, string field)
    {
        var copied = new JObject((twin.Metadata[field] as JObject ?? []).Properties().Where(p => IsOwn(p.Name)));
        foreach (var property in (cluster.Body[field] as JObject ?? []).Properties().Where(p => !IsOwn(p.Name)))
        {
            copied.Add(property.DeepClone());
        }

        if (!JToken.DeepEquals(copied, twin.Metadata[field]))
        {
            twin.Metadata[field] = copied;
            local.Objects.Touch(twin);
        }
    }

    private static bool IsOwn(string name) => name.Contains("cattle.io/", StringComparison.Ordinal);

    private static JArray Types(JArray conditions) => new(conditions.Select(c => new JObject { ["type"] = c["type"], ["status"] = c["status"], ["message"] = c["message"] ?? "" }));
}
