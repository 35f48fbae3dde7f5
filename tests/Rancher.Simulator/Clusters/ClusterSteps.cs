using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Clusters;

/// <summary>The moves a controller makes on a cluster: wait, set a condition, annotate.</summary>
internal sealed class ClusterSteps(World world)
{
    /// <summary>Work on a cluster after some seconds, unless it is gone or going by then.</summary>
    public void When(double seconds, StoredObject cluster, Action work) => world.Clock.After(seconds, () =>
    {
        if (world.Store.Holds(cluster) && !cluster.IsRemoving)
        {
            work();
            ClusterState.Summarize(cluster.Body, world.Version);
        }
    });

    public static void Annotate(StoredObject cluster, string name, string value)
    {
        var annotations = cluster.Body["annotations"] as JObject ?? [];
        annotations[name] = value;
        cluster.Body["annotations"] = annotations;
    }

    /// <summary>Sets a condition in its place, or at the end, and the state with it.</summary>
    public void Set(StoredObject cluster, string type, string status, string? message = null, string? reason = null, bool dated = true)
    {
        var condition = new JObject { ["type"] = type, ["status"] = status };
        if (dated)
        {
            condition["lastUpdateTime"] = world.Timestamp();
        }

        if (message is not null)
        {
            condition["message"] = message;
        }

        if (reason is not null)
        {
            condition["reason"] = reason;
        }

        var conditions = cluster.Body["conditions"] as JArray ?? [];
        var old = conditions.FirstOrDefault(c => (string?)c["type"] == type);
        if (old is null)
        {
            conditions.Add(condition);
        }
        else
        {
            old.Replace(condition);
        }

        cluster.Body["conditions"] = conditions;
        if (!cluster.IsRemoving)
        {
            ClusterState.Summarize(cluster.Body, world.Version);
        }
    }
}
