using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>What runs a cluster: the block that describes it, and its name in the API. A cluster without any is an imported one.</summary>
/// <param name="Block">Name of the configuration block.</param>
/// <param name="ApiName">Name of its object in the API.</param>
/// <param name="IsHosted">Whether a cloud runs the control plane.</param>
/// <param name="DriverName">What the first generation of hosted clusters must name in its object, beside the cluster's name.</param>
internal sealed record ClusterKind(string Block, string ApiName, bool IsHosted, string? DriverName = null)
{
    /// <summary>Every kind; a cluster has one for life.</summary>
    public static IReadOnlyList<ClusterKind> Blocks { get; } =
    [
        new("rke_config", "rancherKubernetesEngineConfig", false),
        new("k3s_config", "k3sConfig", false),
        new("rke2_config", "rke2Config", false),
        new("aks_config", "azureKubernetesServiceConfig", true, "azurekubernetesservice"),
        new("aks_config_v2", "aksConfig", true),
        new("eks_config", "amazonElasticContainerServiceConfig", true, "amazonelasticcontainerservice"),
        new("eks_config_v2", "eksConfig", true),
        new("gke_config", "googleKubernetesEngineConfig", true, "googlekubernetesengine"),
        new("gke_config_v2", "gkeConfig", true),
        new("oke_config", "okeEngineConfig", true, "oraclecontainerengine"),
    ];

    /// <summary>The kind whose block the value has, or null for an imported cluster.</summary>
    public static ClusterKind? Of(TfValue cluster) => Blocks.FirstOrDefault(kind => cluster[kind.Block].Items.Count > 0);
}
