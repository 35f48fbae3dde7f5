using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Clusters;

/// <summary>What data sources of clusters take about kubeconfigs.</summary>
internal static class KubeConfigFields
{
    /// <summary>An argument of the data sources that rancher2's have.</summary>
    public static Field GenerateKubeConfig =>
        Bool("generate_kube_config", "Has no effect: a data source makes no kubeconfig, since each would be a new credential with every plan.").ProviderOnly()
            .Deprecated("Reading a cluster never makes a kubeconfig; take kube_config from the resource that made the cluster, or make a token with the ephemeral resource rancher2_token.");
}
