using Rancher.Provider.Common;
using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>The block <c>aks_config</c>: a cluster in Azure Kubernetes Service as Rancher's first driver for it makes it.</summary>
internal static class AksFields
{
    public static Field AksConfig => Block(
        "aks_config", "A cluster in Azure Kubernetes Service, made by the first generation of Rancher's driver.",
        [.. Account, .. Cluster, .. AgentPool, .. Network, .. Directory, .. Monitoring]).Until(2, 11, instead: "Use aks_config_v2.")
            .At("azureKubernetesServiceConfig");

    private static Field[] Account =>
    [
        String("auth_base_url", "URL at which Azure issues tokens.").Url().Default("https://login.microsoftonline.com/"),
        String("base_url", "URL of Azure's resource management.").Url().Default("https://management.azure.com/"),
        String("client_id", "Application id of the service principal.").Required().Sensitive(),
        String("client_secret", "Secret of the service principal.").Required().Sensitive(),
        String("subscription_id", "Id of the Azure subscription.").Required(),
        String("tenant_id", "Id of the Azure tenant.").Required(),
    ];

    private static Field[] Cluster =>
    [
        String("kubernetes_version", "Kubernetes version, such as `1.16.10`; left out, Rancher's own default, which Azure may no longer have.")
            .SemanticVersion("1.16.10").OptionalComputed(),
        String("location", "Azure region.").Default("eastus"),
        String("master_dns_prefix", "First part of the control plane's DNS name.").Required(),
        String("resource_group", "Name of the existing resource group for the cluster.").Required(),
        // The API has a list of texts; a map in it is what rancher2 sent before it had the list.
        StringMap("tag", "Tags of the Azure resources, as key and value.").EncodedAsPairs().OptionalComputed().At("tags")
            .Deprecated("Use tags instead, a list such as [\"owner=team\"]."),
        StringList("tags", "Tags of the Azure resources, each as `key=value`.").OptionalComputed(),
    ];

    private static Field[] AgentPool =>
    [
        String("admin_username", "User for SSH on the machines.").Default("azureuser"),
        String("agent_dns_prefix", "First part of the machines' DNS name.").Until(2, 2).Required(),
        Number("agent_os_disk_size", "Size of each machine's system disk in GB; 0 takes what belongs to `agent_vm_size`.").Default(0).At("agentOsdiskSize"),
        String("agent_pool_name", "Name of the pool of machines: up to 12 letters and digits.").Default("agentpool0"),
        String("agent_storage_profile", "`ManagedDisks` or `StorageAccount`.").Until(2, 2).Default("ManagedDisks"),
        String("agent_vm_size", "Azure machine size.").Default("Standard_D1_v2"),
        Number("count", "Number of machines, from 1 to 100.").Default(1),
        Number("max_pods", "Most pods on one machine.").Default(110),
        String("ssh_public_key_contents", "SSH public key for `admin_username`, as in a file `id_rsa.pub`.").Required(),
    ];

    private static Field[] Network =>
    [
        String("dns_service_ip", "IP address of the cluster's DNS service; within `service_cidr`.").IpAddress().Default("10.0.0.10"),
        String("docker_bridge_cidr", "Addresses of Docker's bridge in CIDR notation; apart from all others.").Cidr().Default("172.17.0.1/16"),
        Bool("enable_http_application_routing", "Let Azure install an ingress controller that makes public DNS names.").Default(false),
        String("load_balancer_sku", "Kind of Azure load balancer.").Since(2, 4).OptionalComputed().OneOf("basic", "standard"),
        String("network_plugin", "Network plugin of Kubernetes.").Default("azure").OneOf("azure", "kubenet"),
        String("network_policy", "What enforces network policies; nothing when left out.").OneOf("calico"),
        String("pod_cidr", "Addresses of pods in CIDR notation, with the plugin kubenet.").Cidr().Default("172.244.0.0/16"),
        String("service_cidr", "Addresses of services in CIDR notation; apart from all others.").Cidr().Default("10.0.0.0/16"),
        String("subnet", "Name of the existing subnet for the machines.").Required(),
        String("virtual_network", "Name of the existing virtual network that has the subnet.").Required(),
        String("virtual_network_resource_group", "Name of the resource group that has the virtual network.").Required(),
    ];

    /// <summary>Sign-in to the cluster through Azure Active Directory. Two names are misspelt in rancher2, and so here.</summary>
    private static Field[] Directory =>
    [
        String("aad_server_app_secret", "Secret of the directory application that stands for the API server.").Sensitive(),
        String("aad_tenant_id", "Id of the directory tenant; left out, the tenant of the subscription.").Sensitive(),
        String("add_client_app_id", "Id of the directory application through which users of `kubectl` sign in.").Sensitive().At("aadClientAppId"),
        String("add_server_app_id", "Id of the directory application that stands for the API server.").Sensitive().At("aadServerAppId"),
    ];

    private static Field[] Monitoring =>
    [
        Bool("enable_monitoring", "Send metrics and logs to Azure Log Analytics.").Default(true),
        String("log_analytics_workspace", "Name of an existing Log Analytics workspace; left out, Rancher uses or makes one for the resource group."),
        String("log_analytics_workspace_resource_group", "Resource group of the workspace; left out, that of the cluster."),
    ];
}
