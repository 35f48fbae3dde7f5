using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Rancher.Provider.Nodes;

/// <summary>What flannel on a node tells the other nodes, in annotations of the Kubernetes node. Nodes ignore those that announce another backend.</summary>
/// <param name="BackendType">Such as <c>vxlan</c> or <c>host-gw</c>.</param>
/// <param name="Vni">Network id of VXLAN.</param>
/// <param name="PublicAddress">Where packets for the node's pods are sent.</param>
/// <param name="MacAddress">Address of the tunnel's end.</param>
internal sealed record FlannelAnnouncement(string BackendType, long? Vni, string PublicAddress, string MacAddress)
{
    private const string Prefix = "flannel.alpha.coreos.com/";

    /// <summary>Null where flannel has not announced anything.</summary>
    public static FlannelAnnouncement? Of(JObject node)
    {
        if (node["annotations"] is not JObject annotations || (string?)annotations[Prefix + "backend-type"] is not { Length: > 0 } type)
        {
            return null;
        }

        var data = Parse((string?)annotations[Prefix + "backend-data"]);
        return new FlannelAnnouncement(
            type,
            data?["VNI"] is JValue { Type: JTokenType.Integer } vni ? (long)vni : null,
            (string?)annotations[Prefix + "public-ip-overwrite"] ?? (string?)annotations[Prefix + "public-ip"] ?? "",
            (string?)data?["VtepMAC"] ?? "");
    }

    /// <summary>What must be the same on all nodes, in words.</summary>
    public string Kind => Vni is { } vni ? $"{BackendType} with network id {vni}" : BackendType;

    // host-gw announces null.
    private static JObject? Parse(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : JToken.Parse(text) as JObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
