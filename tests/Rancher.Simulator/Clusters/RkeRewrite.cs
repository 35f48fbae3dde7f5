using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Clusters;

/// <summary>
/// Servers that move secrets out of a cluster write its RKE configuration through a Go struct at each update that sends one: a null
/// object is ignored, and switches without omitempty that a fragment leaves out become null.
/// </summary>
internal static class RkeRewrite
{
    public static void Apply(ServerVersion version, JObject fragment, JObject current, JObject merged, ClusterDefaults defaults)
    {
        foreach (var (name, value) in fragment)
        {
            if (value is { Type: JTokenType.Null } && current[name] is JObject kept)
            {
                merged[name] = kept.DeepClone();
            }
        }

        merged["ignoreDockerVersion"] = fragment["ignoreDockerVersion"]?.DeepClone() ?? JValue.CreateNull();
        if (version.Minor >= 11 && merged["network"] is JObject network)
        {
            network["enableBrNetfilter"] = fragment.SelectToken("network.enableBrNetfilter")?.DeepClone() ?? JValue.CreateNull();
        }

        defaults.Settle(merged);
    }
}
