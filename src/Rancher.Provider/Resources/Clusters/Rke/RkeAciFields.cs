using Rancher.Provider.Common;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters.Rke;

/// <summary>
/// The Cisco ACI network plugin, whose settings come from what Cisco's tool acc-provision writes. Its API keeps flags and numbers as text.
/// </summary>
internal static class RkeAciFields
{
    public static Field AciNetworkProvider => Block("aci_network_provider", "Settings of Cisco ACI, as its tool `acc-provision` writes them.",
        [.. Fabric, .. Addresses, .. Services, .. Containers, .. Switches]).Since(2, 5);

    private static Field[] Fabric =>
    [
        String("aep", "Attachable entity profile of the ports that the nodes are connected to.").Required(),
        StringList("apic_hosts", "Host names or IP addresses of the APIC controllers.").Required(),
        String("apic_refresh_ticker_adjust", "Seconds by which subscriptions at the APIC are renewed before they end, such as `210`.").WholeNumber(),
        String("apic_refresh_time", "Seconds that a subscription at the APIC lasts; Rancher's default is `1200`.").WholeNumber().OptionalComputed(),
        String("apic_subscription_delay", "Milliseconds between two subscriptions at the APIC.").WholeNumber(),
        String("apic_user_crt", "Certificate in PEM format, encoded in base64, with which the plugin logs in to the APIC.").PemOrBase64Certificate().Required()
            .Sensitive(),
        String("apic_user_key", "Private key in PEM format, encoded in base64, that belongs to the certificate.").Required().Sensitive(),
        String("apic_user_name", "User as whom the plugin logs in to the APIC.").Required(),
        String("capic", "`true` for a Cloud APIC, which runs in a public cloud.").BooleanText(),
        String("l3out", "Layer 3 connection of the fabric to the outside, which traffic of services takes.").Required(),
        StringList("l3out_external_networks", "External networks of that connection from which services may be reached.").Required(),
        String("overlay_vrf_name", "VRF of the fabric's own overlay, when it is not `overlay-1`."),
        String("system_id", "Name under which the fabric knows the cluster; also that of its tenant unless `tenant` is given.").Required(),
        String("tenant", "Tenant of the fabric that the cluster uses, when it is not named after the system id."),
        String("token", "Token, such as a UUID, that changes with each new configuration of the fabric.").Required().Sensitive(),
        String("vmm_controller", "Controller of the VMM domain; the system id when left out."),
        String("vmm_domain", "VMM domain of the cluster; the system id when left out."),
        String("vrf_name", "VRF in which the pods are.").Required(),
        String("vrf_tenant", "Tenant that the VRF belongs to.").Required(),
    ];

    private static Field[] Addresses =>
    [
        String("encap_type", "How traffic between nodes is wrapped: `vxlan` or `vlan`.").Required(),
        String("extern_dynamic", "Network, as gateway and prefix length, from which load balancers get their IP addresses.").Cidr().Required(),
        String("extern_static", "Network, as gateway and prefix length, of load balancer addresses that users choose.").Cidr().Required(),
        String("gbp_pod_subnet", "Network from which the plugin's own policy server gives pods their addresses.").Cidr(),
        String("infra_vlan", "VLAN of the fabric's infrastructure, such as `4093`.").WholeNumber(1, 4095),
        String("kube_api_vlan", "VLAN over which the nodes reach the Kubernetes API.").WholeNumber(1, 4095).Required(),
        String("mcast_range_end", "Last multicast address for the cluster, such as `225.32.255.255`.").IpAddress().Required(),
        String("mcast_range_start", "First multicast address for the cluster, such as `225.32.1.1`.").IpAddress().Required(),
        String("mtu_head_room", "Bytes by which pods get smaller packets than the node, to leave room for wrapping.").WholeNumber(),
        String("node_subnet", "Network of the nodes, as gateway and prefix length, such as `10.1.0.1/16`.").Cidr().Required(),
        String("node_svc_subnet", "Network for the redirection of service traffic to nodes, as gateway and prefix length.").Cidr().Required(),
        String("pod_subnet_chunk_size", "Number of pod addresses that a node gets at a time, such as `32`.").WholeNumber(),
        String("service_vlan", "VLAN for the traffic of services.").WholeNumber(1, 4095).Required(),
        String("subnet_domain_name", "Name of the domain that the pods' addresses are taken from."),
    ];

    private static Field[] Services =>
    [
        String("disable_periodic_snat_global_info_sync", "`true` to stop comparing the nodes' source NAT settings at regular times.").BooleanText(),
        String("enable_endpoint_slice", "`true` to read endpoint slices instead of endpoints.").BooleanText(),
        String("install_istio", "`true` to let the plugin install Istio.").BooleanText(),
        String("istio_profile", "Profile with which Istio is installed, such as `demo`."),
        String("max_nodes_svc_graph", "Most nodes that get redirected service traffic, such as `32`.").WholeNumber(),
        String("pbr_tracking_non_snat", "`true` to watch the health of nodes for services without source NAT as well.").BooleanText(),
        String("service_monitor_interval", "Seconds between two health checks of a service's nodes; `0` is none.").WholeNumber(),
        String("snat_contract_scope", "Scope of the contract for source NAT, such as `global`."),
        String("snat_namespace", "Namespace in which source NAT settings are kept."),
        String("snat_port_range_end", "Last port for source NAT, such as `65000`.").PortText(),
        String("snat_port_range_start", "First port for source NAT, such as `5000`.").PortText(),
        String("snat_ports_per_node", "Number of source NAT ports that a node gets, such as `3000`.").WholeNumber(),
    ];

    private static Field[] Containers =>
    [
        String("controller_log_level", "How much the controller logs, such as `info` or `debug`."),
        String("ep_registry", "Where endpoints are registered: `k8s`, or empty for the fabric."),
        String("host_agent_log_level", "How much the agent on each node logs, such as `info` or `debug`."),
        String("image_pull_policy", "When images are pulled: `Always`, `IfNotPresent` or `Never`."),
        String("image_pull_secret", "Kubernetes secret with the login to the registry of the plugin's images."),
        StringList("kafka_brokers", "Addresses of Kafka brokers that a Cloud APIC sends changes to."),
        String("kafka_client_crt", "Client certificate in PEM format for Kafka.").PemOrBase64Certificate(),
        String("kafka_client_key", "Private key in PEM format that belongs to the certificate for Kafka.").Sensitive(),
        String("opflex_log_level", "How much the OpFlex agent logs, such as `info` or `debug`."),
        String("ovs_memory_limit", "Most memory for Open vSwitch, such as `1Gi`.").Quantity(),
        String("run_gbp_container", "`true` to run the plugin's own policy server.").BooleanText(),
        String("run_opflex_server_container", "`true` to run an OpFlex server in the cluster.").BooleanText(),
    ];

    private static Field[] Switches =>
    [
        String("disable_wait_for_network", "`true` to start pods before the fabric is ready for them.").BooleanText(),
        String("drop_log_enable", "`true` to log packets that policies drop.").BooleanText(),
        String("duration_wait_for_network", "Seconds to wait for the fabric before pods are started, such as `210`.").WholeNumber(),
        String("multus_disable", "`true` to leave out Multus, which gives pods further networks.").BooleanText(),
        String("no_priority_class", "`true` to run the plugin's pods without a priority class.").BooleanText(),
        String("node_pod_if_enable", "`true` to record the interfaces of the pods of each node.").BooleanText(),
        String("opflex_client_ssl", "`true` to protect OpFlex traffic with TLS.").BooleanText(),
        String("opflex_device_delete_timeout", "Seconds after which the fabric forgets a node that is gone, such as `1800`.").WholeNumber(),
        String("opflex_mode", "Mode of the OpFlex agent, such as `overlay`."),
        String("opflex_server_port", "Port of the OpFlex server.").PortText(),
        String("sriov_enable", "`true` to use network cards that share themselves between pods (SR-IOV).").BooleanText(),
        String("use_aci_anywhere_crd", "`true` to install the resource types of ACI Anywhere.").BooleanText(),
        String("use_aci_cni_priority_class", "`true` to run the plugin's pods with a priority class of their own.").BooleanText(),
        String("use_cluster_role", "`true` to give the plugin the role `cluster-admin`.").BooleanText(),
        String("use_host_netns_volume", "`true` to mount the node's network namespaces into the plugin's pods.").BooleanText(),
        String("use_opflex_server_volume", "`true` to keep the data of the OpFlex server in a volume.").BooleanText(),
        String("use_privileged_container", "`true` to run the plugin's containers with all privileges.").BooleanText(),
    ];
}
