using Rancher.Provider.Common;
using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>The block <c>aks_config_v2</c>: a cluster in Azure Kubernetes Service that Rancher's AKS operator makes or imports.</summary>
internal static class AksV2Fields
{
    public static Field AksConfigV2 => Block(
        "aks_config_v2", "A cluster in Azure Kubernetes Service that Rancher makes or imports.", [.. Cluster, .. Network, NodePools]).Since(2, 6)
        .At("aksConfig");

    private static Field[] Cluster =>
    [
        String("auth_base_url", "URL at which Azure issues tokens; left out, that of the public cloud.").Url(),
        StringList("authorized_ip_ranges", "Addresses in CIDR notation that may reach the API server; all when left out.").AddressOrCidr(),
        String("base_url", "URL of Azure's resource management; left out, that of the public cloud.").Url(),
        String("cloud_credential_id", "Id of the cloud credential for Azure, such as `cattle-global-data:cc-abcde`.").Required().At("azureCredentialSecret"),
        String("dns_prefix", "First part of the control plane's DNS name; needed unless the cluster is imported.").RequiresReplace(),
        Bool("imported", "Take over a cluster that exists in Azure; everything but name, group and region is then read from there.").Default(false),
        String("kubernetes_version", "Kubernetes version, such as `1.29.4`; needed unless the cluster is imported.").SemanticVersion("1.29.4"),
        String("linux_admin_username", "User for SSH on Linux machines.").OptionalComputed(),
        String("linux_ssh_public_key", "SSH public key for `linux_admin_username`.").OptionalComputed().At("sshPublicKey"),
        String("log_analytics_workspace_group", "Resource group of the Log Analytics workspace.").OptionalComputed(),
        String("log_analytics_workspace_name", "Name of the Log Analytics workspace for `monitoring`.").OptionalComputed(),
        Bool("monitoring", "Send metrics and logs to Azure Log Analytics.").OptionalComputed(),
        String("name", "Name of the cluster in Azure; left out, Rancher makes it from the cluster's name.").OptionalComputed().At("clusterName"),
        String("node_resource_group", "Resource group that Azure makes for the machines.").Since(2, 8).OptionalComputed(),
        String("resource_group", "Name of the resource group for the cluster; Rancher makes it when it does not exist.").Required(),
        String("resource_location", "Azure region, such as `westeurope`.").Required(),
        StringMap("tags", "Tags of the Azure resources, as key and value.").OptionalComputed(),
    ];

    private static Field[] Network =>
    [
        Bool("http_application_routing", "Let Azure install an ingress controller that makes public DNS names.").OptionalComputed(),
        String("load_balancer_sku", "Kind of Azure load balancer: `Standard`, the default, or `Basic`.").OptionalComputed(),
        String("network_dns_service_ip", "IP address of the cluster's DNS service; within `network_service_cidr`.").IpAddress().OptionalComputed()
            .At("dnsServiceIp"),
        String("network_docker_bridge_cidr", "Addresses of Docker's bridge in CIDR notation; apart from all others.").Cidr().OptionalComputed()
            .At("dockerBridgeCidr"),
        String("network_plugin", "Network plugin of Kubernetes, `azure` or `kubenet`; needed unless the cluster is imported."),
        String("network_pod_cidr", "Addresses of pods in CIDR notation, with the plugin kubenet.").Cidr().OptionalComputed().At("podCidr"),
        String("network_policy", "What enforces network policies: `azure` or `calico`.").OptionalComputed(),
        String("network_service_cidr", "Addresses of services in CIDR notation; apart from all others.").Cidr().OptionalComputed().At("serviceCidr"),
        String("outbound_type", "How pods reach the internet.").Default("loadBalancer")
            .OneOf("loadBalancer", "managedNATGateway", "userAssignedNATGateway", "userDefinedRouting"),
        Bool("private_cluster", "Give the API server a private address only.").OptionalComputed(),
        String("subnet", "Name of an existing subnet for the machines.").OptionalComputed(),
        String("virtual_network", "Name of an existing virtual network that has the subnet.").OptionalComputed(),
        String("virtual_network_resource_group", "Name of the resource group that has the virtual network.").OptionalComputed(),
    ];

    private static Field NodePools => ListBlock("node_pools", "Pools of machines; needed unless the cluster is imported.",
        StringList("availability_zones", "Numbers of the availability zones to spread over, such as `[\"1\", \"2\", \"3\"]`."),
        Number("count", "Number of machines.").Default(1),
        Bool("enable_auto_scaling", "Let Azure choose the number of machines between `min_count` and `max_count`.").Default(false),
        StringMap("labels", "Kubernetes labels of the nodes.").Since(2, 7).Labels().OptionalComputed().At("nodeLabels"),
        Number("max_count", "Most machines with `enable_auto_scaling`."),
        Number("max_pods", "Most pods on one machine.").Default(110),
        String("max_surge", "Machines added during an upgrade: a number or a percentage such as `33%`.").Since(2, 7).CountOrPercent(min: 1),
        Number("min_count", "Fewest machines with `enable_auto_scaling`."),
        String("mode", "`System` pools, of which one is needed, run the cluster's own pods; `User` pools do not.").Default("System"),
        String("name", "Name of the pool: up to 12 lower case letters and digits.").Required(),
        String("orchestrator_version", "Kubernetes version of the nodes; left out, that of the cluster.").SemanticVersion("1.29.4"),
        Number("os_disk_size_gb", "Size of each machine's system disk in GB.").Default(128).At("osDiskSizeGB"),
        String("os_disk_type", "`Managed` disks persist, `Ephemeral` ones are on the host and faster.").Default("Managed"),
        String("os_type", "`Linux` or `Windows`.").Default("Linux"),
        StringList("taints", "Kubernetes taints of the nodes, each as `key=value:effect`.").Since(2, 7).TaintTexts().OptionalComputed().At("nodeTaints"),
        String("vm_size", "Azure machine size, such as `Standard_DS2_v2`.").OptionalComputed());
}
