using System.Security.Cryptography;
using System.Text;

namespace Rancher.Provider.Nodes;

/// <summary>
/// Ids of custom nodes, which all have the form <c>cluster:object</c>. The object is Rancher's node for RKE1, named after the host name, and the machine
/// for RKE2 and K3s, named after the identity it registers with.
/// </summary>
internal static class NodeIdentity
{
    /// <summary>Whether nodes of the cluster are machines of the cluster API, as those of RKE2 and K3s.</summary>
    public static bool IsOfMachines(string clusterId) => clusterId.StartsWith("c-m-", StringComparison.Ordinal);

    /// <summary>The name that Rancher gives the machine of an RKE2 or K3s cluster which joins with that identity.</summary>
    public static string MachineName(string id) => "custom-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..12];

    /// <summary>The name of the node object of a machine that joins an RKE1 cluster under that name.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5351", Justification = "Rancher names custom nodes by MD5; it guards nothing.")]
    public static string Rke1Name(string hostname) => "m-" + Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(hostname)))[..12];

    public static string OfNode(string clusterId, string name) => $"{clusterId}:{Rke1Name(name)}";

    public static string OfMachine(string clusterId, string machineName) => $"{clusterId}:{machineName}";

    /// <summary>
    /// The identity of a machine whose user gave none: the same for the same cluster and name, so that running an installer twice makes one machine.
    /// </summary>
    public static string MachineId(string clusterId, string name) =>
        "tf-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{clusterId}/{name}")))[..32];

    public static (string Cluster, string Object) Split(string id)
    {
        var colon = id.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? ("", id) : (id[..colon], id[(colon + 1)..]);
    }
}
