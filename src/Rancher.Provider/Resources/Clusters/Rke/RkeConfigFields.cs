using Rancher.Provider.Common;
using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Mapping;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters.Rke;

/// <summary>
/// The block <c>rke_config</c>: how Rancher builds a cluster with RKE1, the Rancher Kubernetes Engine that runs Kubernetes in Docker containers.
/// Rancher 2.12 removed it.
/// </summary>
internal static class RkeConfigFields
{
    public static Field RkeConfig => Block("rke_config", "How RKE1 builds and runs the cluster.", Fields)
        .Until(2, 11, instead: "For Linux and Windows nodes of your own, use a rancher2_cluster_v2 without machine_pools.")
        .OptionalComputed().At("rancherKubernetesEngineConfig")
        .ConflictsWith("aks_config_v2", "eks_config_v2", "gke_config_v2", "imported_config", "k3s_config", "oke_config", "rke2_config");

    private static Field[] Fields =>
    [
        Number("addon_job_timeout", "Seconds that RKE waits for the job of each add-on; Rancher's default is 30, and 45 in later versions.").OptionalComputed(),
        String("addons", "Kubernetes manifests in YAML, separated by `---`, that RKE applies once the cluster runs.").Manifests(),
        StringList("addons_include", "URLs of further manifests, or their paths on the control plane nodes, that RKE applies once the cluster runs."),
        RkeAccessFields.Authentication,
        RkeAccessFields.Authorization,
        RkeAccessFields.BastionHost,
        RkeCloudProviderFields.CloudProvider,
        RkeDnsFields.Dns,
        Bool("enable_cri_dockerd", "Run Docker through cri-dockerd; Rancher turns it on by itself for Kubernetes 1.24 and later, which have no dockershim.")
            .OptionalComputed(),
        Bool("ignore_docker_version", "Go on when a node has a Docker version that RKE does not support.").Default(true),
        RkeIngressFields.Ingress,
        String("kubernetes_version", "Kubernetes version as RKE names it, such as `v1.20.15-rancher1-1`; left out, it is the server's setting `k8s-version`.")
            .RkeVersion().OptionalComputed(),
        RkeMonitoringFields.Monitoring,
        RkeNetworkFields.Network,
        RkeNodeFields.Nodes,
        String("prefix_path", "Folder on Linux nodes below which RKE keeps its files; needed where the root file system is read-only, such as `/opt/rke`.")
            .AbsolutePath().OptionalComputed(),
        RkeRegistryFields.PrivateRegistries,
        RkeServicesFields.Services,
        Bool("ssh_agent_auth", "Let RKE use the SSH agent of the machine it runs on; custom clusters use none.").Default(false),
        String("ssh_cert_path", "Path of the SSH certificate with which RKE reaches nodes.").OptionalComputed(),
        String("ssh_key_path", "Path of the SSH private key with which RKE reaches nodes that have no key of their own.").OptionalComputed(),
        RkeUpgradeFields.UpgradeStrategy,
        String("win_prefix_path", "Folder on Windows nodes below which RKE keeps its files, such as `c:\\rke`.").OptionalComputed(),
    ];
}
