using Rancher.Provider.Common;
using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters.Rke;

/// <summary>The DNS server that RKE runs inside the cluster.</summary>
internal static class RkeDnsFields
{
    public static Field Dns => Block("dns", "The DNS server inside the cluster.",
        LinearAutoscaler,
        RkeAddonPlacementFields.NodeSelector.OptionalComputed(),
        NodeLocal,
        StringMap("options", "Options for the DNS add-on, such as `coredns_priority_class_name`.").Since(2, 5).OptionalComputed(),
        String("provider", "DNS server to run; `none` leaves DNS to you.").Default("coredns").OneOf("coredns", "kube-dns", "none"),
        StringList("reverse_cidrs", "Networks in CIDR notation whose reverse lookups are answered from the cluster.").Cidr().OptionalComputed()
            .At("reversecidrs"),
        RkeAddonPlacementFields.Tolerations,
        RkeAddonPlacementFields.DeploymentUpdateStrategy,
        StringList("upstream_nameservers", "IP addresses of the DNS servers asked for other names, instead of those of the node.").HostAndPort()
            .OptionalComputed().At("upstreamnameservers")).OptionalComputed();

    private static Field LinearAutoscaler => Block("linear_autoscaler_params", "How the number of DNS pods follows the size of the cluster.",
        Number("cores_per_replica", "One DNS pod for so many CPU cores; Rancher's default is 128.").OptionalComputed(),
        Number("max", "Most DNS pods; 0 is without limit."),
        Number("min", "Fewest DNS pods; Rancher's default is 1.").OptionalComputed(),
        Number("nodes_per_replica", "One DNS pod for so many nodes; Rancher's default is 4.").OptionalComputed(),
        Bool("prevent_single_point_failure", "Run at least two DNS pods as soon as the cluster has two nodes; Rancher's default is true.").OptionalComputed())
            .Since(2, 4);

    private static Field NodeLocal => Block("nodelocal", "A DNS cache on each node, in front of the DNS server.",
        String("ip_address", "Link-local IP address on which the cache listens, such as `169.254.20.10`; without it there is no cache.").IpAddress(),
        StringMap("node_selector", "Labels that a node must have to run the cache.").Labels()).Since(2, 4);
}
