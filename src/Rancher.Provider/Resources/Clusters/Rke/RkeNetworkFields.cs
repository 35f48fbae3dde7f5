using Rancher.Provider.Common;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters.Rke;

/// <summary>The network plugin of an RKE cluster. Clusters with Windows nodes need Flannel.</summary>
internal static class RkeNetworkFields
{
    private const string PluginText = "Network plugin; Rancher's default is `canal`. A cluster with Windows nodes needs `flannel`. "
        + "Not changeable in a running cluster.";

    // RKE reads each option as text, and applies its defaults without writing them back to the cluster.
    private const string OptionsText =
        "Options of the network plugin, sent as a whole; keys that RKE does not know have no effect. "
        + "For `flannel`: `flannel_iface`, the network interface for traffic between nodes; "
        + "`flannel_backend_type`, `vxlan` (RKE's default) or `host-gw`, which needs all nodes in one layer 2 network; "
        + "`flannel_backend_port`, the UDP port of vxlan, `8472` unless set, and exactly `4789` with Windows nodes; "
        + "`flannel_backend_vni`, the vxlan network identifier, `1` unless set, and `4096` to `65535` with Windows nodes. "
        + "Port and identifier are known since Rancher 2.3, the type since 2.1; none of them can be changed in a running cluster. "
        + "For `canal`: `canal_iface`, `canal_flannel_backend_type`, `canal_flannel_backend_port` and `canal_flannel_backend_vni` with the same meaning.";

    public static Field Network => Block("network", "The network between pods.",
        RkeAciFields.AciNetworkProvider,
        Block("calico_network_provider", "Settings of Calico.",
            String("cloud_provider", "Cloud whose routes Calico should use, such as `aws` or `gce`.").OptionalComputed()),
        Block("canal_network_provider", "Settings of Canal, which is Flannel with the network policies of Calico.",
            String("iface", "Network interface for traffic between nodes; counts only without the option `canal_iface`.").OptionalComputed()),
        Block("flannel_network_provider", "Settings of Flannel; its backend is set in `options`.",
            String("iface", "Network interface for traffic between nodes; counts only without the option `flannel_iface`.").OptionalComputed()),
        Number("mtu", "Largest packet in bytes between pods; 0 lets the plugin choose. RKE refuses it with `flannel`.").Since(2, 3).Default(0).Between(0, 9000),
        StringMap("options", OptionsText).OptionalComputed().GranularOwnership(),
        // After "options": both are the API's options, and what is in effect is what is sent.
        StringMap("effective_options", "Options as Rancher has them: those of `options`, and what the provider fills in for Windows where they leave it out.")
            .ComputedByProvider().At("options"),
        String("plugin", PluginText).OptionalComputed().RequiresReplace().OneOf("aci", "calico", "canal", "flannel", "none", "weave"),
        RkeAddonPlacementFields.Tolerations,
        Block("weave_network_provider", "Configuration of the Weave network plugin.",
            String("password", "Password with which Weave encrypts traffic between nodes.").Required().Sensitive()))
        // Without a plugin in its configuration RKE would put canal over the network that runs.
        .OptionalComputed().KeptWhenLeftOut();
}
