using System.Globalization;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Nodes;
using Rancher.Simulator.Provisioning;
using Rancher.Simulator.Steve;

namespace Rancher.Simulator.Downstream;

/// <summary>Flannel in a cluster of RKE2 or K3s, as its specification asks for it. K3s has it unless told otherwise, RKE2 has it when told.</summary>
internal static class FlannelNetwork
{
    /// <summary>What flannel on a node announces to the others; null where the network is another one.</summary>
    public static JObject? Announcement(SteveObject cluster, int number, string address)
    {
        var config = cluster.Body.SelectToken("spec.rkeConfig.machineGlobalConfig") as JObject ?? [];
        if (ManagementTwin.DistributionOf(cluster) == "k3s")
        {
            var backend = (string?)config["flannel-backend"] ?? "vxlan";
            return backend == "none" ? null : FlannelAnnotations.Of(backend, 1, number, address);
        }

        var plugins = config["cni"] is JArray several ? several.Select(one => (string?)one) : ((string?)(config["cni"] as JValue) ?? "").Split(',');
        if (!plugins.Contains("flannel"))
        {
            return null;
        }

        var values = cluster.Body.SelectToken("spec.rkeConfig.chartValues['rke2-flannel'].flannel") as JObject ?? [];
        return FlannelAnnotations.Of((string?)values["backend"] ?? "vxlan", int.Parse((string?)values["vni"] ?? "4096", CultureInfo.InvariantCulture), number, address);
    }
}
