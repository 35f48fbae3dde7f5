using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Api.Steve;
using Rancher.Provider.Resources.Nodes.Custom;

namespace Rancher.Provider.Resources.Nodes;

/// <summary>What a cluster is made with, as far as it decides how its nodes register.</summary>
internal static class ClusterDistribution
{
    public const string Rke1 = "rke1";
    private static readonly string[] Telling = ["provider", "driver"];

    /// <summary>Whether RKE1 builds the cluster; its nodes are objects of the management API, with agents that keep their registration token.</summary>
    public static bool IsRke1(JObject cluster) =>
        (string?)cluster["driver"] == "rancherKubernetesEngine" || cluster["rancherKubernetesEngineConfig"] is JObject { HasValues: true };

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
        var twin = NodeIdentity.IsOfMachines((string)cluster["id"]!) ? await rancher.ProvisioningClusters.FindByManagementIdAsync((string)cluster["id"]!, ct) : null;
        return ((string?)twin?["spec"].At("kubernetesVersion"))?.Contains("k3s", StringComparison.Ordinal) == true ? "k3s" : "rke2";
    }
}
