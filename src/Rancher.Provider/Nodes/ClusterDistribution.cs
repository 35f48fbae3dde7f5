using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Api.Steve;

namespace Rancher.Provider.Nodes;

/// <summary>What a cluster is made with, as far as it decides how its nodes register.</summary>
internal static class ClusterDistribution
{
    public const string Rke1 = "rke1";
    private static readonly string[] Telling = ["provider", "driver"];

    /// <summary>Whether RKE1 builds the cluster; its nodes are objects of the management API, with agents that keep their registration token.</summary>
    public static bool IsRke1(JObject cluster) =>
        (string?)cluster["driver"] == "rancherKubernetesEngine" || cluster["rancherKubernetesEngineConfig"] is JObject { HasValues: true };

    /// <summary>What to do about a cluster whose nodes are none of Rancher's business.</summary>
    public const string Imported =
        "its nodes are added where the cluster was made, and Rancher shows them by itself. "
            + "Use a cluster with rke_config (rancher2_cluster, or rancher2_cluster_v2 for RKE2 and K3s).";

    /// <summary>Why no machine can join the cluster through Rancher, in a sentence; null where machines can.</summary>
    public static async Task<string?> WhyNoMachinesAsync(RancherClient rancher, string id, CancellationToken ct)
    {
        if (await rancher.Reads.FindAsync("clusters", id, ct) is not { } cluster || IsRke1(cluster))
        {
            return null;
        }

        var twin = NodeIdentity.IsOfMachines(id) ? await rancher.ProvisioningClusters.FindByManagementIdAsync(id, ct) : null;
        // A cluster whose other half this user may not see is left to the create.
        return twin?.SelectToken("spec.rkeConfig") is JObject || NodeIdentity.IsOfMachines(id) && twin is null
            ? null
            : $"Rancher did not set up the cluster \"{(string?)cluster["name"] ?? id}\": it was imported, or a cloud provider runs it, and {Imported}";
    }

    /// <summary><c>rke1</c>, <c>rke2</c> or <c>k3s</c>.</summary>
    /// <param name="rancher">The server.</param>
    /// <param name="cluster">The cluster as the management API shows it.</param>
    /// <param name="ct">Stops the call.</param>
    public static async Task<string> OfAsync(RancherClient rancher, JObject cluster, CancellationToken ct)
    {
        if (IsRke1(cluster))
        {
            return Rke1;
        }

        foreach (var told in Telling.Select(f => ((string?)cluster[f] ?? "").ToLowerInvariant()))
        {
            if (told is "rke2" or "k3s")
            {
                return told;
            }
        }

        // Until its first node is there, only the wished version tells.
        var twin = NodeIdentity.IsOfMachines((string)cluster["id"]!) ? await rancher.ProvisioningClusters.FindByManagementIdAsync((string)cluster["id"]!, ct)
            : null;
        return ((string?)twin?["spec"].At("kubernetesVersion"))?.Contains("k3s", StringComparison.Ordinal) == true ? "k3s" : "rke2";
    }
}
