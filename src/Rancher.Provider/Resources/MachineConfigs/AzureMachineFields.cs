using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.MachineConfigs;

/// <summary>What a machine of Microsoft Azure is like.</summary>
internal static class AzureMachineFields
{
    public static Field Config => Block("azure_config", "A machine of Microsoft Azure.",
        Bool("accelerated_networking", "Turn on accelerated networking.").Default(false),
        Text("availability_set", "Availability set of the machine.").Default("docker-machine"),
        Text("availability_zone", "Availability zone of the machine.").Computed(),
        Text("client_id", "Id of the service principal; left out, that of the pool's cloud credential.").Sensitive(),
        Text("client_secret", "Password of the service principal; left out, that of the pool's cloud credential.").Sensitive(),
        Text("custom_data", "Path of a file with custom data."),
        Text("disk_size", "Size of the disk in GB.").Default("30"),
        Text("dns", "DNS label of the public address."),
        Text("docker_port", "Port of Docker, which RKE2 and K3s do not use.").Default("2376"),
        Text("environment", "Azure cloud of the machine.").Default("AzurePublicCloud"),
        Text("fault_domain_count", "Number of fault domains of the availability set.").Default("3"),
        Text("image", "Image from which the machine is made.").StartsAs("canonical:UbuntuServer:18.04-LTS:latest"),
        Text("location", "Region of the machine.").Default("westus"),
        Bool("managed_disks", "Use managed disks.").Default(false),
        Bool("no_public_ip", "Give the machine no public address.").Default(false),
        Text("nsg", "Network security group, by name or id.").Default("docker-machine-nsg"),
        TextList("open_port", "Ports that are opened beside those Kubernetes needs, such as `8080/tcp`."),
        Bool("private_address_only", "Has no effect, since Azure has no such setting; `no_public_ip` is the one that is meant.").Default(false).Local(),
        Text("private_ip_address", "Private address of the machine; left out, Azure chooses one."),
        Text("resource_group", "Resource group of the machine.").Default("docker-machine"),
        Text("size", "Size of the machine, such as `Standard_D2s_v3`.").StartsAs("Standard_D2_v2"),
        Text("ssh_user", "User with which Rancher reaches the machine by SSH.").Default("docker-user"),
        Bool("static_public_ip", "Give the machine a static public address.").Default(false),
        Text("storage_type", "Kind of the disk, such as `Premium_LRS`.").Default("Standard_LRS"),
        Text("subnet", "Subnet of the machine.").Default("docker-machine"),
        Text("subnet_prefix", "Address range of the subnet, where it is made.").Default("192.168.0.0/16"),
        Text("subscription_id", "Id of the subscription; left out, that of the pool's cloud credential.").Sensitive(),
        Text("tags", "Tags of the machine as keys and values in turn, separated by commas.").Computed(),
        Text("tenant_id", "Id of the tenant; left out, that of the pool's cloud credential.").Sensitive(),
        Text("update_domain_count", "Number of update domains of the availability set.").Default("5"),
        Bool("use_private_ip", "Reach the machine by its private address.").Default(false),
        Bool("use_public_ip_standard_sku", "Take a public address of the standard kind.").Default(false).At("enablePublicIpStandardSku"),
        Text("vnet", "Virtual network of the machine, `group:network` where it is in another resource group.").Default("docker-machine-vnet"));
}
