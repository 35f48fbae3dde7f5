using Rancher.Provider.Common;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters.Rke;

/// <summary>The ingress controller that RKE runs on the cluster's nodes.</summary>
internal static class RkeIngressFields
{
    public static Field Ingress => Block("ingress", "The ingress controller, which lets HTTP requests into the cluster. It runs on Linux workers only.",
        Bool("default_backend", "Run the server that answers requests which no ingress rule matches.").Since(2, 5).Default(true),
        DnsPolicy,
        StringMap("extra_args", "Further command line arguments of the controller, names without dashes.").OptionalComputed(),
        Number("http_port", "Port for HTTP; 80 unless set.").Since(2, 4).Between(0, 65535).OptionalComputed(),
        Number("https_port", "Port for HTTPS; 443 unless set.").Since(2, 4).Between(0, 65535).OptionalComputed(),
        String("network_mode", "How the ports are opened: `hostNetwork`, `hostPort` or `none`.").Since(2, 4).OptionalComputed(),
        RkeAddonPlacementFields.NodeSelector.OptionalComputed(),
        StringMap("options", "Settings of nginx, written to its config map, such as `map-hash-bucket-size`.").OptionalComputed(),
        String("provider", "Ingress controller: `nginx`, Rancher's default, or `none`.").OptionalComputed(),
        RkeAddonPlacementFields.Tolerations,
        RkeAddonPlacementFields.DaemonSetUpdateStrategy).OptionalComputed();

    private static Field DnsPolicy => String("dns_policy", "DNS policy of the controller's pods.").Since(2, 3)
        .OptionalComputed().OneOf("ClusterFirst", "ClusterFirstWithHostNet", "Default", "None");
}
