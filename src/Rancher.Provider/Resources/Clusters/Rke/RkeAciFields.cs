using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters.Rke;

/// <summary>
/// The Cisco ACI network plugin, whose settings come from what Cisco's tool acc-provision writes. Its API keeps flags and numbers as text.
/// </summary>
internal static class RkeAciFields
{
    public static Field AciNetworkProvider => Block("aci_network_provider", "Settings of Cisco ACI, as its tool `acc-provision` writes them; in versions after Rancher 2.4.",
        [.. Fabric, .. Addresses, .. Services, .. Containers, .. Switches]);

    private static Field[] Fabric =>
    [
        Text("aep", "Attachable entity profile of the ports that the nodes are connected to.").Required(),
        TextList("apic_hosts", "Host names or IP addresses of the APIC controllers.").Required(),
        Text("apic_refresh_ticker_adjust", "Seconds by which subscriptions at the APIC are renewed before they end, such as `210`."),
        Text("apic_refresh_time", "Seconds that a subscription at the APIC lasts; Rancher's default is `1200`.").Computed(),
        Text("apic_subscription_delay", "Milliseconds between two subscriptions at the APIC."),
        Text("apic_user_crt", "Certificate in PEM format, encoded in base64, with which the plugin logs in to the APIC.").Required().Sensitive(),
        Text("apic_user_key", "Private key in PEM format, encoded in base64, that belongs to the certificate.").Required().Sensitive(),
        Text("apic_user_name", "User as whom the plugin logs in to the APIC.").Required(),
        Text("capic", "`true` for a Cloud APIC, which runs in a public cloud."),
        Text("l3out", "Layer 3 connection of the fabric to the outside, which traffic of services takes.").Required(),
        TextList("l3out_external_networks", "External networks of that connection from which services may be reached.").Required(),
        Text("overlay_vrf_name", "VRF of the fabric's own overlay, when it is not `overlay-1`."),
        Text("system_id", "Name under which the fabric knows the cluster; also that of its tenant unless `tenant` is given.").Required(),
        Text("tenant", "Tenant of the fabric that the cluster uses, when it is not named after the system id."),
        Text("token", "Token, such as a UUID, that changes with each new configuration of the fabric.").Required().Sensitive(),
        Text("vmm_controller", "Controller of the VMM domain; the system id when left out."),
        Text("vmm_domain", "VMM domain of the cluster; the system id when left out."),
        Text("vrf_name", "VRF in which the pods are.").Required(),
        Text("vrf_tenant", "Tenant that the VRF belongs to.").Required(),
    ];

    private static Field[] Addresses =>
    [
        Text("encap_type", "How traffic between nodes is wrapped: `vxlan` or `vlan`.").Required(),
        Text("extern_dynamic", "Network, as gateway and prefix length, from which load balancers get their IP addresses.").Required(),
        Text("extern_static", "Network, as gateway and prefix length, of load balancer addresses that users choose.").Required(),
        Text("gbp_pod_subnet", "Network from which the plugin's own policy server gives pods their addresses."),
        Text("infra_vlan", "VLAN of the fabric's infrastructure, such as `4093`."),
        Text("kube_api_vlan", "VLAN over which the nodes reach the Kubernetes API.").Required(),
        Text("mcast_range_end", "Last multicast address for the cluster, such as `225.32.255.255`.").Required(),
        Text("mcast_range_start", "First multicast address for the cluster, such as `225.32.1.1`.").Required(),
        Text("mtu_head_room", "Bytes by which pods get smaller packets than the node, to leave room for wrapping."),
        Text("node_subnet", "Network of the nodes, as gateway and prefix length, such as `10.1.0.1/16`.").Required(),
        Text("node_svc_subnet", "Network for the redirection of service traffic to nodes, as gateway and prefix length.").Required(),
        Text("pod_subnet_chunk_size", "Number of pod addresses that a node gets at a time, such as `32`."),
        Text("service_vlan", "VLAN for the traffic of services.").Required(),
        Text("subnet_domain_name", "Name of the domain that the pods' addresses are taken from."),
    ];

    private static Field[] Services =>
    [
        Text("disable_periodic_snat_global_info_sync", "`true` to stop comparing the nodes' source NAT settings at regular times."),
        Text("enable_endpoint_slice", "`true` to read endpoint slices instead of endpoints."),
        Text("install_istio", "`true` to let the plugin install Istio."),
        Text("istio_profile", "Profile with which Istio is installed, such as `demo`."),
        Text("max_nodes_svc_graph", "Most nodes that get redirected service traffic, such as `32`."),
        Text("pbr_tracking_non_snat", "`true` to watch the health of nodes for services without source NAT as well."),
        Text("service_monitor_interval", "Seconds between two health checks of a service's nodes; `0` is none."),
        Text("snat_contract_scope", "Scope of the contract for source NAT, such as `global`."),
        Text("snat_namespace", "Namespace in which source NAT settings are kept."),
        Text("snat_port_range_end", "Last port for source NAT, such as `65000`."),
        Text("snat_port_range_start", "First port for source NAT, such as `5000`."),
        Text("snat_ports_per_node", "Number of source NAT ports that a node gets, such as `3000`."),
    ];

    private static Field[] Containers =>
    [
        Text("controller_log_level", "How much the controller logs, such as `info` or `debug`."),
        Text("ep_registry", "Where endpoints are registered: `k8s`, or empty for the fabric."),
        Text("host_agent_log_level", "How much the agent on each node logs, such as `info` or `debug`."),
        Text("image_pull_policy", "When images are pulled: `Always`, `IfNotPresent` or `Never`."),
        Text("image_pull_secret", "Kubernetes secret with the login to the registry of the plugin's images."),
        TextList("kafka_brokers", "Addresses of Kafka brokers that a Cloud APIC sends changes to."),
        Text("kafka_client_crt", "Client certificate in PEM format for Kafka."),
        Text("kafka_client_key", "Private key in PEM format that belongs to the certificate for Kafka.").Sensitive(),
        Text("opflex_log_level", "How much the OpFlex agent logs, such as `info` or `debug`."),
        Text("ovs_memory_limit", "Most memory for Open vSwitch, such as `1Gi`.").Quantity(),
        Text("run_gbp_container", "`true` to run the plugin's own policy server."),
        Text("run_opflex_server_container", "`true` to run an OpFlex server in the cluster."),
    ];

    private static Field[] Switches =>
    [
        Text("disable_wait_for_network", "`true` to start pods before the fabric is ready for them."),
        Text("drop_log_enable", "`true` to log packets that policies drop."),
        Text("duration_wait_for_network", "Seconds to wait for the fabric before pods are started, such as `210`."),
        Text("multus_disable", "`true` to leave out Multus, which gives pods further networks."),
        Text("no_priority_class", "`true` to run the plugin's pods without a priority class."),
        Text("node_pod_if_enable", "`true` to record the interfaces of the pods of each node."),
        Text("opflex_client_ssl", "`true` to protect OpFlex traffic with TLS."),
        Text("opflex_device_delete_timeout", "Seconds after which the fabric forgets a node that is gone, such as `1800`."),
        Text("opflex_mode", "Mode of the OpFlex agent, such as `overlay`."),
        Text("opflex_server_port", "Port of the OpFlex server."),
        Text("sriov_enable", "`true` to use network cards that share themselves between pods (SR-IOV)."),
        Text("use_aci_anywhere_crd", "`true` to install the resource types of ACI Anywhere."),
        Text("use_aci_cni_priority_class", "`true` to run the plugin's pods with a priority class of their own."),
        Text("use_cluster_role", "`true` to give the plugin the role `cluster-admin`."),
        Text("use_host_netns_volume", "`true` to mount the node's network namespaces into the plugin's pods."),
        Text("use_opflex_server_volume", "`true` to keep the data of the OpFlex server in a volume."),
        Text("use_privileged_container", "`true` to run the plugin's containers with all privileges."),
    ];
}
