using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>What runs a cluster: the block that describes it, and its name in the API. A cluster without any is an imported one.</summary>
internal sealed record ClusterKind(string Block, string ApiName, bool IsHosted)
{
    /// <summary>Every kind; a cluster has one for life.</summary>
    public static IReadOnlyList<ClusterKind> Blocks { get; } =
    [
        new("rke_config", "rancherKubernetesEngineConfig", false),
        new("k3s_config", "k3sConfig", false),
        new("rke2_config", "rke2Config", false),
        new("aks_config", "azureKubernetesServiceConfig", true),
        new("aks_config_v2", "aksConfig", true),
        new("eks_config", "amazonElasticContainerServiceConfig", true),
        new("eks_config_v2", "eksConfig", true),
        new("gke_config", "googleKubernetesEngineConfig", true),
        new("gke_config_v2", "gkeConfig", true),
        new("oke_config", "okeEngineConfig", true),
    ];

    /// <summary>The kind whose block the value has, or null for an imported cluster.</summary>
    public static ClusterKind? Of(TfValue cluster) => Blocks.FirstOrDefault(kind => cluster[kind.Block].Items.Count > 0);
}
