using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>
/// State of rancher2_cluster by version. Version 0 was used twice by rancher2, before 1.10.3 and again from 15.0 on, and 1.10.2 wrote the shape of
/// version 1 under the number 0; so each step goes by what it finds, not by the number.
/// </summary>
internal static class ClusterUpgrades
{
    public static IReadOnlyDictionary<long, Action<JObject>> Steps { get; } = new Dictionary<long, Action<JObject>>
    {
        [0] = MonitorTimesHaveAUnit,
        [1] = AdmissionConfigurationIsABlock,
    };

    // In 1.0.0 they were numbers of seconds.
    private static void MonitorTimesHaveAUnit(JObject state)
    {
        foreach (var balancer in state.SelectTokens("rke_config[*].cloud_provider[*].openstack_cloud_provider[*].load_balancer[*]").OfType<JObject>().ToList())
        {
            foreach (var name in new[] { "monitor_delay", "monitor_timeout" })
            {
                if (balancer[name] is JValue { Value: not null } time && time.ToString(CultureInfo.InvariantCulture) is { Length: > 0 } text
                    && text.All(char.IsAsciiDigit))
                {
                    balancer[name] = text + "s";
                }
            }
        }
    }

    // Up to version 1 it was a map of text, whose keys are those of the API's document.
    private static void AdmissionConfigurationIsABlock(JObject state)
    {
        foreach (var kubeApi in state.SelectTokens("rke_config[*].services[*].kube_api[*]").OfType<JObject>().ToList())
        {
            if (kubeApi["admission_configuration"] is JObject map)
            {
                kubeApi["admission_configuration"] = map.Count == 0
                    ? new JArray()
                    : new JArray(new JObject { ["api_version"] = map["apiVersion"], ["kind"] = map["kind"], ["plugins"] = new JArray() });
            }
        }
    }
}
