using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Clusters;

/// <summary>
/// Monitoring of the first generation, in Rancher 2.2 and 2.4. Recorded are the names of the actions, when they are offered, and their input; what
/// they do is as the schemas describe it, with the charts reduced to a condition.
/// </summary>
internal sealed class MonitoringActions(World world)
{
    private const string Switch = "enableClusterMonitoring";
    private readonly ClusterSteps _steps = new(world);

    /// <summary>The ones that a cluster does not offer at the moment.</summary>
    public static IEnumerable<string> HiddenOf(StoredObject cluster) =>
        IsOn(cluster) ? ["enableMonitoring"] : ["disableMonitoring", "editMonitoring", "viewMonitoring"];

    public ApiAnswer Enable(StoredObject cluster, JObject input)
    {
        cluster.Body[Switch] = true;
        _steps.When(2, cluster, () => _steps.Set(cluster, "MonitoringEnabled", "True"));
        return Edit(cluster, input);
    }

    public static ApiAnswer Edit(StoredObject cluster, JObject input)
    {
        var answers = new JObject { ["answers"] = input["answers"] ?? new JObject(), ["version"] = input["version"] ?? "" };
        ClusterSteps.Annotate(cluster, "field.cattle.io/overwriteAppAnswers", answers.ToString(Newtonsoft.Json.Formatting.None));
        return ApiAnswer.Empty(204);
    }

    public ApiAnswer Disable(StoredObject cluster)
    {
        cluster.Body[Switch] = false;
        _steps.Set(cluster, "MonitoringEnabled", "False");
        return ApiAnswer.Empty(204);
    }

    private static bool IsOn(StoredObject cluster) => cluster.Body[Switch] is JValue { Value: true };
}
