using Rancher.Provider.Common;
using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>Clusters that were imported: of K3s or RKE2, whose version Rancher can change, and of any other kind.</summary>
internal static class KubernetesDistributionFields
{
    public static Field K3sConfig => Block("k3s_config", "An imported K3s cluster, which Rancher can upgrade.",
        Upgrade("k3supgradeStrategy"),
        String("version", "K3s version, such as `v1.30.5+k3s1`; another one upgrades the cluster. Left out, it stays as it is.").SemanticVersion("v1.30.5+k3s1")
            .OptionalComputed().At("kubernetesVersion")).Since(2, 4)
        .OptionalComputed();

    public static Field Rke2Config => Block("rke2_config", "An imported RKE2 cluster, which Rancher can upgrade.",
        Upgrade("rke2upgradeStrategy"),
        String("version", "RKE2 version, such as `v1.30.5+rke2r1`; another one upgrades the cluster. Left out, it stays as it is.")
            .SemanticVersion("v1.30.5+k3s1").OptionalComputed().At("kubernetesVersion")).Since(2, 5)
        .OptionalComputed();

    public static Field ImportedConfig => Block("imported_config", "Settings of an imported cluster, also of one imported from EKS, AKS or GKE.",
        String("private_registry_url", "Registry from which the cluster pulls Rancher's own images, such as `registry.example.com`.").Since(2, 11).HostAndPort()
            .OptionalComputed().At("privateRegistryURL"));

    private static Field Upgrade(string apiPath) => Block("upgrade_strategy", "How nodes are upgraded to another version.",
        Bool("drain_server_nodes", "Move pods away from a server node before its upgrade.").Default(false),
        Bool("drain_worker_nodes", "Move pods away from a worker node before its upgrade.").Default(false),
        Number("server_concurrency", "Number of server nodes that are upgraded at the same time.").Between(1, 100000).Default(1),
        Number("worker_concurrency", "Number of worker nodes that are upgraded at the same time.").Between(1, 100000).Default(1)).OptionalComputed()
            .At(apiPath);
}
