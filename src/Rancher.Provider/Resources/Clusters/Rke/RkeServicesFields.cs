using Rancher.Provider.Common;
using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters.Rke;

/// <summary>The processes that make up Kubernetes, which RKE runs as containers on the nodes.</summary>
internal static class RkeServicesFields
{
    public static Field Services => Block("services", "The processes of Kubernetes, which RKE runs as containers.",
        RkeEtcdFields.Etcd,
        RkeKubeApiFields.KubeApi,
        KubeController,
        Kubelet,
        Block("kubeproxy", "The proxy on each node, kube-proxy, which routes the traffic of services.", Container).OptionalComputed(),
        Block("scheduler", "The scheduler, which gives pods their nodes.", Container).OptionalComputed()).OptionalComputed();

    /// <summary>What every service has: how its container is run.</summary>
    public static Field[] Container =>
    [
        StringMap("extra_args", "Further command line arguments of the process, names without dashes; they win over those of RKE. "
            + "Rancher adds its own for etcd.").OptionalComputed().GranularOwnership(),
        StringList("extra_binds", "Further folders of the node to mount into the container, such as `/data:/data:ro`."),
        StringList("extra_env", "Further environment variables of the container, such as `HTTP_PROXY=http://proxy.example.com`.").EnvironmentTexts(),
        String("image", "Image of the container, instead of the one that belongs to the Kubernetes version.").Image().OptionalComputed(),
    ];

    private static Field KubeController => Block("kube_controller", "The controller manager, which runs the controllers of Kubernetes.",
    [
        String("cluster_cidr", "Network from which pods get their IP addresses, in CIDR notation; RKE uses `10.42.0.0/16` when left out.").DualStackCidr()
            .OptionalComputed(),
        String("service_cluster_ip_range", "Network from which services get their IP addresses; the same as in `kube_api`.").DualStackCidr().OptionalComputed(),
        .. Container,
    ]).OptionalComputed();

    private static Field Kubelet => Block("kubelet", "The kubelet, which runs the pods of each node.",
    [
        String("cluster_dns_server", "IP address of the DNS server for pods, out of the service network; RKE uses `10.43.0.10` when left out.").IpAddresses()
            .OptionalComputed(),
        String("cluster_domain", "Domain of the cluster's DNS names; RKE uses `cluster.local` when left out.").Host().OptionalComputed(),
        Bool("fail_swap_on", "Refuse to start on a node that has swap space turned on.").OptionalComputed(),
        Bool("generate_serving_certificate", "Give each kubelet a serving certificate of the cluster's authority.").Since(2, 3).Default(false),
        String("infra_container_image", "Image of the pause container, which holds the network of each pod.").Image().OptionalComputed(),
        .. Container,
    ]).OptionalComputed();
}
