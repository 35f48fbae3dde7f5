using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Nodes;

/// <summary>What flannel notes on a node of its cluster for the other nodes.</summary>
internal static class FlannelAnnotations
{
    private const string Prefix = "flannel.alpha.coreos.com/";

    public static void Add(StoredObject node, StoredObject cluster, int number)
    {
        if (cluster.Body.SelectToken("rancherKubernetesEngineConfig.network") is not JObject network || (string?)network["plugin"] != "flannel")
        {
            return;
        }

        var options = network["options"] as JObject ?? [];
        var type = (string?)options["flannel_backend_type"] ?? "vxlan";
        var vni = int.Parse((string?)options["flannel_backend_vni"] ?? "1", CultureInfo.InvariantCulture);
        node.Body["annotations"] = Of(type, vni, number, (string?)node.Body.SelectToken("customConfig.internalAddress") ?? (string?)node.Body["ipAddress"]);
    }

    /// <param name="type">The backend of the network.</param>
    /// <param name="vni">The number of its virtual network.</param>
    /// <param name="number">The how-many-th node of the cluster it is.</param>
    /// <param name="address">Where the other nodes send to.</param>
    public static JObject Of(string type, int vni, int number, string? address)
    {
        var data = type == "vxlan"
            ? new JObject { ["VNI"] = vni, ["VtepMAC"] = string.Create(CultureInfo.InvariantCulture, $"0e:2a:0a:2a:{number:x2}:00") }
            : (JToken)JValue.CreateNull();
        return new JObject
        {
            [Prefix + "backend-data"] = data.ToString(Formatting.None),
            [Prefix + "backend-type"] = type,
            [Prefix + "kube-subnet-manager"] = "true",
            [Prefix + "public-ip"] = address,
        };
    }
}
