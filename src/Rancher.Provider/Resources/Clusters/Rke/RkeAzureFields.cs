using Rancher.Provider.Common;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters.Rke;

/// <summary>The Azure cloud provider, which acts as an application of Azure Active Directory or as the machines' managed identity.</summary>
internal static class RkeAzureFields
{
    public static Field AzureCloudProvider => Block("azure_cloud_provider", "Settings of the Azure cloud provider.", [.. Identity, .. Network, .. Limits])
        .NotRemovable(LeftoverObject.CloudProvider);

    private static Field[] Identity =>
    [
        String("aad_client_cert_password", "Password of the client certificate.").OptionalComputed().Sensitive(),
        String("aad_client_cert_path", "Path on the nodes of the client certificate with which the application logs in, instead of a secret.")
            .OptionalComputed(),
        String("aad_client_id", "Client id of the application as which Kubernetes calls Azure.").Required().Sensitive(),
        String("aad_client_secret", "Client secret of the application.").Required().Sensitive(),
        String("cloud", "Which Azure, such as `AzurePublicCloud` or `AzureChinaCloud`; the public one when left out.").OptionalComputed(),
        String("subscription_id", "Id of the subscription that the machines belong to.").Required().Sensitive(),
        String("tenant_id", "Id of the Active Directory tenant that the application belongs to.").Required().Sensitive(),
        Bool("use_instance_metadata", "Ask the machine's metadata service for what it knows, instead of the API.").OptionalComputed(),
        Bool("use_managed_identity_extension", "Log in as the machine's managed identity instead of the application.").OptionalComputed(),
    ];

    private static Field[] Network =>
    [
        String("load_balancer_sku", "Kind of load balancer.").Since(2, 4).Default("basic").OneOf("basic", "standard"),
        String("location", "Region of the resource group, such as `westeurope`.").OptionalComputed(),
        Number("maximum_load_balancer_rule_count", "Most rules of one load balancer; 0 leaves Azure's own limit of 148.").OptionalComputed(),
        String("primary_availability_set_name", "Availability set whose machines are put behind load balancers.").OptionalComputed(),
        String("primary_scale_set_name", "Scale set whose machines are put behind load balancers; for the machine type `vmss`.").OptionalComputed(),
        String("resource_group", "Resource group of the machines.").OptionalComputed(),
        String("route_table_name", "Route table of the machines' subnet.").OptionalComputed(),
        String("security_group_name", "Security group of the machines' subnet.").OptionalComputed(),
        String("subnet_name", "Subnet of the machines.").OptionalComputed(),
        String("vm_type", "Kind of machines: `standard` or `vmss`.").OptionalComputed(),
        String("vnet_name", "Virtual network of the machines.").OptionalComputed(),
        String("vnet_resource_group", "Resource group of the virtual network, when it is not that of the machines.").OptionalComputed(),
    ];

    private static Field[] Limits =>
    [
        Bool("cloud_provider_backoff", "Try failed calls again, waiting longer each time.").OptionalComputed(),
        Number("cloud_provider_backoff_duration", "Seconds to wait before the first new try.").OptionalComputed(),
        Number("cloud_provider_backoff_exponent", "Factor by which the wait grows with each try.").OptionalComputed(),
        Number("cloud_provider_backoff_jitter", "Random share by which each wait is longer or shorter.").OptionalComputed(),
        Number("cloud_provider_backoff_retries", "Number of new tries.").OptionalComputed(),
        Bool("cloud_provider_rate_limit", "Limit how many calls are made.").OptionalComputed(),
        Number("cloud_provider_rate_limit_bucket", "Calls that may be made at once when none were made for a while.").OptionalComputed(),
        Number("cloud_provider_rate_limit_qps", "Calls that may be made per second.").OptionalComputed().At("cloudProviderRateLimitQPS"),
    ];
}
