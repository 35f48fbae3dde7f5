using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Provisioning;

/// <summary>How the agents of a cluster shall be placed: tolerations, and what the scheduler shall guarantee them.</summary>
internal static partial class DeploymentCustomization
{
    private static readonly string[] Blocks = ["clusterAgentDeploymentCustomization", "fleetAgentDeploymentCustomization", "webhookDeploymentCustomization"];

    public static string? BadToleration(JObject cluster)
    {
        foreach (var block in Blocks)
        {
            var tolerations = cluster.SelectToken($"spec.{block}.appendTolerations") as JArray ?? [];
            for (var i = 0; i < tolerations.Count; i++)
            {
                if ((string?)tolerations[i]["key"] is { Length: > 0 } key && !Name().IsMatch(key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..]))
                {
                    return $"* spec.{block}.appendTolerations[{i}]: Invalid value: \"{key}\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
                }
            }
        }

        return null;
    }

    public static string? Problem(JObject cluster, bool maySchedule)
    {
        if (cluster.SelectToken("spec.clusterAgentDeploymentCustomization.schedulingCustomization") is not JObject scheduling)
        {
            return null;
        }

        return !maySchedule ? "the 'cluster-agent-scheduling-customization' feature must be enabled in order to configure a Priority Class or Pod Disruption Budget"
            : IsSet(scheduling, "minAvailable") && IsSet(scheduling, "maxUnavailable") ? "both minAvailable and maxUnavailable cannot be set to a non zero value, at least one must be omitted or set to zero"
            : (string?)scheduling.SelectToken("priorityClass.preemptionPolicy") is { Length: > 0 } policy && policy is not ("Never" or "PreemptLowerPriority")
                ? "Priority Class Preemption value must be 'Never', 'PreemptLowerPriority', or omitted"
            : null;
    }

    private static bool IsSet(JObject scheduling, string field) => (string?)scheduling.SelectToken("podDisruptionBudget." + field) is { Length: > 0 } value && value is not ("0" or "0%");

    [GeneratedRegex(@"^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
