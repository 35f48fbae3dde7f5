using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters.Rke;

/// <summary>The DNS server that RKE runs inside the cluster.</summary>
internal static class RkeDnsFields
{
    public static Field Dns => Block("dns", "The DNS server inside the cluster.",
        LinearAutoscaler,
        RkeAddonPlacementFields.NodeSelector.Computed(),
        NodeLocal,
        TextMap("options", "Options for the DNS add-on, such as `coredns_priority_class_name`; in versions after Rancher 2.4.").Computed(),
        Text("provider", "DNS server to run; `none` leaves DNS to you.").Default("coredns").OneOf("coredns", "kube-dns", "none"),
        TextList("reverse_cidrs", "Networks in CIDR notation whose reverse lookups are answered from the cluster.").Computed().At("reversecidrs"),
        RkeAddonPlacementFields.Tolerations,
        RkeAddonPlacementFields.DeploymentUpdateStrategy,
        TextList("upstream_nameservers", "IP addresses of the DNS servers asked for other names, instead of those of the node.").Computed().At("upstreamnameservers")).Computed();

    private static Field LinearAutoscaler => Block("linear_autoscaler_params", "How the number of DNS pods follows the size of the cluster; since Rancher 2.4.",
        Number("cores_per_replica", "One DNS pod for so many CPU cores; Rancher's default is 128.").Computed(),
        Number("max", "Most DNS pods; 0 is without limit."),
        Number("min", "Fewest DNS pods; Rancher's default is 1.").Computed(),
        Number("nodes_per_replica", "One DNS pod for so many nodes; Rancher's default is 4.").Computed(),
        Bool("prevent_single_point_failure", "Run at least two DNS pods as soon as the cluster has two nodes; Rancher's default is true.").Computed());

    private static Field NodeLocal => Block("nodelocal", "A DNS cache on each node, in front of the DNS server; since Rancher 2.4.",
        Text("ip_address", "Link-local IP address on which the cache listens, such as `169.254.20.10`; without it there is no cache."),
        TextMap("node_selector", "Labels that a node must have to run the cache."));
}
