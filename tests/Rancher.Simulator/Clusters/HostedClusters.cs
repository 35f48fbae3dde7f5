using Newtonsoft.Json.Linq;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Clusters;

/// <summary>Clusters that the server is to make, itself or through a cloud, as opposed to those that only come under its care.</summary>
internal static class HostedClusters
{
    private static readonly string[] OfClouds = ["eksConfig", "aksConfig", "gkeConfig", "aliConfig"];

    private static readonly string[] OfDistributions = ["rancherKubernetesEngineConfig", "rke2Config", "k3sConfig"];

    /// <summary>From 2.15 on distributions are no matter of these clusters any more, whatever their fields say.</summary>
    public static bool IsToBeMade(JObject cluster, ServerVersion version) =>
        OfClouds.Any(field => cluster[field] is JObject) || version.Minor < 15 && OfDistributions.Any(field => cluster[field] is JObject);

    /// <summary>What the server misses in the configuration of a cloud. Nobody has made its operators run.</summary>
    public static void Check(JObject cluster, ServerVersion version)
    {
        if (!version.HasWebhook)
        {
            return;
        }

        if (cluster["aksConfig"] is JObject aks && string.IsNullOrEmpty((string?)aks["resourceLocation"]))
        {
            throw new ApiError(422, "InvalidBodyContent", "must provide region");
        }

        if (cluster["aliConfig"] is JObject)
        {
            throw new ApiError(422, "InvalidBodyContent", "alibaba operator is inactive");
        }
    }
}
