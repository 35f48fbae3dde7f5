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
        Block("kubeproxy", "The proxy on each node, kube-proxy, which routes the traffic of services.", Container).Computed(),
        Block("scheduler", "The scheduler, which gives pods their nodes.", Container).Computed()).Computed();

    /// <summary>What every service has: how its container is run.</summary>
    public static Field[] Container =>
    [
        TextMap("extra_args", "Further command line arguments of the process, names without dashes; they win over those of RKE. Rancher adds its own for etcd.").Computed().NamedEntriesOnly(),
        TextList("extra_binds", "Further folders of the node to mount into the container, such as `/data:/data:ro`."),
        TextList("extra_env", "Further environment variables of the container, such as `HTTP_PROXY=http://proxy.example.com`."),
        Text("image", "Image of the container, instead of the one that belongs to the Kubernetes version.").Computed(),
    ];

    private static Field KubeController => Block("kube_controller", "The controller manager, which runs the controllers of Kubernetes.",
    [
        Text("cluster_cidr", "Network from which pods get their IP addresses, in CIDR notation; RKE uses `10.42.0.0/16` when left out.").Computed(),
        Text("service_cluster_ip_range", "Network from which services get their IP addresses; the same as in `kube_api`.").Computed(),
        .. Container,
    ]).Computed();

    private static Field Kubelet => Block("kubelet", "The kubelet, which runs the pods of each node.",
    [
        Text("cluster_dns_server", "IP address of the DNS server for pods, out of the service network; RKE uses `10.43.0.10` when left out.").Computed(),
        Text("cluster_domain", "Domain of the cluster's DNS names; RKE uses `cluster.local` when left out.").Computed(),
        Bool("fail_swap_on", "Refuse to start on a node that has swap space turned on.").Computed(),
        Bool("generate_serving_certificate", "Give each kubelet a serving certificate of the cluster's authority; since Rancher 2.3.").Default(false),
        Text("infra_container_image", "Image of the pause container, which holds the network of each pod.").Computed(),
        .. Container,
    ]).Computed();
}
