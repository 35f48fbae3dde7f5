using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.MachineConfigs;

/// <summary>What a machine of Microsoft Azure is like.</summary>
internal static class AzureMachineFields
{
    public static Field Config => Block("azure_config", "A machine of Microsoft Azure.",
        Bool("accelerated_networking", "Turn on accelerated networking.").Default(false),
        String("availability_set", "Availability set of the machine.").Default("docker-machine"),
        String("availability_zone", "Availability zone of the machine.").OptionalComputed(),
        String("client_id", "Id of the service principal; left out, that of the pool's cloud credential.").Sensitive(),
        String("client_secret", "Password of the service principal; left out, that of the pool's cloud credential.").Sensitive(),
        String("custom_data", "Path of a file with custom data."),
        String("disk_size", "Size of the disk in GB.").WholeNumber(1).Default("30"),
        String("dns", "DNS label of the public address."),
        String("docker_port", "Port of Docker, which RKE2 and K3s do not use.").PortText().Default("2376"),
        String("environment", "Azure cloud of the machine.").Default("AzurePublicCloud"),
        String("fault_domain_count", "Number of fault domains of the availability set.").WholeNumber().Default("3"),
        String("image", "Image from which the machine is made.").DefaultOnCreate("canonical:UbuntuServer:18.04-LTS:latest"),
        String("location", "Region of the machine.").Default("westus"),
        Bool("managed_disks", "Use managed disks.").Default(false),
        Bool("no_public_ip", "Give the machine no public address.").Default(false),
        String("nsg", "Network security group, by name or id.").Default("docker-machine-nsg"),
        StringList("open_port", "Ports that are opened beside those Kubernetes needs, such as `8080/tcp`.").PortAndProtocol(),
        Bool("private_address_only", "Has no effect, since Azure has no such setting; `no_public_ip` is the one that is meant.").Default(false).ProviderOnly(),
        String("private_ip_address", "Private address of the machine; left out, Azure chooses one.").IpAddress(),
        String("resource_group", "Resource group of the machine.").Default("docker-machine"),
        String("size", "Size of the machine, such as `Standard_D2s_v3`.").DefaultOnCreate("Standard_D2_v2"),
        String("ssh_user", "User with which Rancher reaches the machine by SSH.").Default("docker-user"),
        Bool("static_public_ip", "Give the machine a static public address.").Default(false),
        String("storage_type", "Kind of the disk, such as `Premium_LRS`.").Default("Standard_LRS"),
        String("subnet", "Subnet of the machine.").Default("docker-machine"),
        String("subnet_prefix", "Address range of the subnet, where it is made.").Cidr().Default("192.168.0.0/16"),
        String("subscription_id", "Id of the subscription; left out, that of the pool's cloud credential.").Sensitive(),
        String("tags", "Tags of the machine as keys and values in turn, separated by commas.").OptionalComputed(),
        String("tenant_id", "Id of the tenant; left out, that of the pool's cloud credential.").Sensitive(),
        String("update_domain_count", "Number of update domains of the availability set.").WholeNumber().Default("5"),
        Bool("use_private_ip", "Reach the machine by its private address.").Default(false),
        Bool("use_public_ip_standard_sku", "Take a public address of the standard kind.").Default(false).At("enablePublicIpStandardSku"),
        String("vnet", "Virtual network of the machine, `group:network` where it is in another resource group.").Default("docker-machine-vnet"));
}
