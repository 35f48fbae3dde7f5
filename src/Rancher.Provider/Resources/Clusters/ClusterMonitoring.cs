using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>
/// Monitoring of the first generation, in Rancher 2.2 to 2.8. Its switch is read from the cluster, but turned by actions on it: written into the
/// object it would be on without anything being installed.
/// </summary>
internal static class ClusterMonitoring
{
    private const string Switch = "enableClusterMonitoring";

    /// <summary>Keeps the switch out of a body that is written.</summary>
    public static JObject Without(JObject body)
    {
        body.Remove(Switch);
        return body;
    }

    /// <summary>Runs the action that makes the cluster's monitoring what the plan says, if it is not that already.</summary>
    /// <returns>The cluster after it.</returns>
    public static async Task<JObject> SettleAsync(OperationContext op, JObject cluster, CancellationToken ct)
    {
        var action = (op.Planned["enable_cluster_monitoring"].BoolOrNull(), (bool?)cluster[Switch] ?? false) switch
        {
            (true, false) => "enableMonitoring",
            (true, true) when !op.Planned["cluster_monitoring_input"].Equals(op.Prior["cluster_monitoring_input"]) => "editMonitoring",
            (false, true) => "disableMonitoring",
            _ => null,
        };
        if (action is null || await op.Rancher().Capabilities.WhyMissingAsync(ServerFeature.ClusterMonitoring, ct) is not null)
        {
            return cluster;
        }

        var id = (string)cluster["id"]!;
        await op.Rancher().Norman.ActionAsync("clusters", id, action, action == "disableMonitoring" ? null : Input(op), ct);
        return await op.Rancher().Norman.GetAsync("clusters", id, ct);
    }

    private static JObject Input(OperationContext op)
    {
        var input = new JObject();
        if (op.Planned["cluster_monitoring_input"].Items is not [var given, ..])
        {
            return input;
        }

        if (given["answers"] is TfMap { Entries.Count: > 0 } answers)
        {
            input["answers"] = new JObject(answers.Entries.Select(a => new JProperty(a.Key, a.Value.StringOrNull())));
        }

        if (given["version"].StringOrNull() is { Length: > 0 } version)
        {
            input["version"] = version;
        }

        return input;
    }
}
