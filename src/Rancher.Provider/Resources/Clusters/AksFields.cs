using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>The block <c>aks_config</c>: a cluster in Azure Kubernetes Service as Rancher's first driver for it makes it.</summary>
internal static class AksFields
{
    public static Field AksConfig => Block(
        "aks_config", "A cluster in Azure Kubernetes Service, made by the first generation of Rancher's driver; for Rancher up to 2.11.",
        [.. Account, .. Cluster, .. AgentPool, .. Network, .. Directory, .. Monitoring]).At("azureKubernetesServiceConfig");

    private static Field[] Account =>
    [
        Text("auth_base_url", "URL at which Azure issues tokens.").Default("https://login.microsoftonline.com/"),
        Text("base_url", "URL of Azure's resource management.").Default("https://management.azure.com/"),
        Text("client_id", "Application id of the service principal.").Required().Sensitive(),
        Text("client_secret", "Secret of the service principal.").Required().Sensitive(),
        Text("subscription_id", "Id of the Azure subscription.").Required(),
        Text("tenant_id", "Id of the Azure tenant.").Required(),
    ];

    private static Field[] Cluster =>
    [
        Text("kubernetes_version", "Kubernetes version, such as `1.16.10`; left out, Rancher's own default, which Azure may no longer have.").Computed(),
        Text("location", "Azure region.").Default("eastus"),
        Text("master_dns_prefix", "First part of the control plane's DNS name.").Required(),
        Text("resource_group", "Name of the existing resource group for the cluster.").Required(),
        // The API has a list of texts; a map in it is what rancher2 sent before it had the list.
        TextMap("tag", "Tags of the Azure resources, as key and value.").AsPairs().Computed().At("tags").Deprecated("Use tags instead, a list such as [\"owner=team\"]."),
        TextList("tags", "Tags of the Azure resources, each as `key=value`.").Computed(),
    ];

    private static Field[] AgentPool =>
    [
        Text("admin_username", "User for SSH on the machines.").Default("azureuser"),
        Text("agent_dns_prefix", "First part of the machines' DNS name; Rancher takes it up to 2.2.").Required(),
        Number("agent_os_disk_size", "Size of each machine's system disk in GB; 0 takes what belongs to `agent_vm_size`.").Default(0).At("agentOsdiskSize"),
        Text("agent_pool_name", "Name of the pool of machines: up to 12 letters and digits.").Default("agentpool0"),
        Text("agent_storage_profile", "`ManagedDisks` or `StorageAccount`; Rancher takes it up to 2.2.").Default("ManagedDisks"),
        Text("agent_vm_size", "Azure machine size.").Default("Standard_D1_v2"),
        Number("count", "Number of machines, from 1 to 100.").Default(1),
        Number("max_pods", "Most pods on one machine.").Default(110),
        Text("ssh_public_key_contents", "SSH public key for `admin_username`, as in a file `id_rsa.pub`.").Required(),
    ];

    private static Field[] Network =>
    [
        Text("dns_service_ip", "IP address of the cluster's DNS service; within `service_cidr`.").Default("10.0.0.10"),
        Text("docker_bridge_cidr", "Addresses of Docker's bridge in CIDR notation; apart from all others.").Default("172.17.0.1/16"),
        Bool("enable_http_application_routing", "Let Azure install an ingress controller that makes public DNS names.").Default(false),
        Text("load_balancer_sku", "Kind of Azure load balancer; since Rancher 2.4.").Computed().OneOf("basic", "standard"),
        Text("network_plugin", "Network plugin of Kubernetes.").Default("azure").OneOf("azure", "kubenet"),
        Text("network_policy", "What enforces network policies; nothing when left out.").OneOf("calico"),
        Text("pod_cidr", "Addresses of pods in CIDR notation, with the plugin kubenet.").Default("172.244.0.0/16"),
        Text("service_cidr", "Addresses of services in CIDR notation; apart from all others.").Default("10.0.0.0/16"),
        Text("subnet", "Name of the existing subnet for the machines.").Required(),
        Text("virtual_network", "Name of the existing virtual network that has the subnet.").Required(),
        Text("virtual_network_resource_group", "Name of the resource group that has the virtual network.").Required(),
    ];

    /// <summary>Sign-in to the cluster through Azure Active Directory. Two names are misspelt in rancher2, and so here.</summary>
    private static Field[] Directory =>
    [
        Text("aad_server_app_secret", "Secret of the directory application that stands for the API server.").Sensitive(),
        Text("aad_tenant_id", "Id of the directory tenant; left out, the tenant of the subscription.").Sensitive(),
        Text("add_client_app_id", "Id of the directory application through which users of `kubectl` sign in.").Sensitive().At("aadClientAppId"),
        Text("add_server_app_id", "Id of the directory application that stands for the API server.").Sensitive().At("aadServerAppId"),
    ];

    private static Field[] Monitoring =>
    [
        Bool("enable_monitoring", "Send metrics and logs to Azure Log Analytics.").Default(true),
        Text("log_analytics_workspace", "Name of an existing Log Analytics workspace; left out, Rancher uses or makes one for the resource group."),
        Text("log_analytics_workspace_resource_group", "Resource group of the workspace; left out, that of the cluster."),
    ];
}
