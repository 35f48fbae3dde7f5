using Rancher.Provider.Common;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.MachineConfigs;

/// <summary>What a machine of OpenStack is like.</summary>
internal static class OpenstackMachineFields
{
    public static Field Config => Block("openstack_config", "A machine of OpenStack.",
        String("active_timeout", "Seconds that a machine may take to become active.").WholeNumber().Default("200"),
        String("application_credential_id", "Id of the application credential."),
        String("application_credential_name", "Name of the application credential."),
        String("application_credential_secret", "Secret of the application credential.").Sensitive(),
        String("auth_url", "Address of Keystone.").Url().Required(),
        String("availability_zone", "Availability zone of the machine.").Required(),
        Bool("boot_from_volume", "Start from a volume.").Default(false),
        String("cacert", "CA certificate of the cloud, in PEM format."),
        Bool("config_drive", "Give the machine a config drive.").Default(false),
        String("domain_id", "Id of the user's domain."),
        String("domain_name", "Name of the user's domain."),
        String("endpoint_type", "Which of the cloud's addresses are used: `publicURL`, `internalURL` or `adminURL`."),
        String("flavor_id", "Flavor of the machine, by its id."),
        String("flavor_name", "Flavor of the machine, by its name."),
        String("floating_ip_pool", "Pool from which the machine gets a floating address."),
        String("image_id", "Image from which the machine is made, by its id."),
        String("image_name", "Image from which the machine is made, by its name."),
        Bool("insecure", "Accept any certificate of the cloud's API.").Default(false),
        String("ip_version", "IP version with which the machine is reached.").OneOf("4", "6").Default("4"),
        String("keypair_name", "Name of the key pair; `private_key_file` is needed with it."),
        String("net_id", "Network of the machine, by its id."),
        String("net_name", "Network of the machine, by its name."),
        Bool("nova_network", "Use the network of Nova rather than Neutron.").Default(false),
        String("password", "Password of the user; left out, that of the pool's cloud credential.").Sensitive(),
        String("private_key_file", "Private key that belongs to `keypair_name`.").Sensitive(),
        String("region", "Region of the machine.").Required(),
        String("sec_groups", "Security groups of the machine, separated by commas."),
        String("server_group_id", "Server group of the machine, by its id.").Since(2, 13),
        String("server_group_name", "Server group of the machine, by its name.").Since(2, 13),
        String("ssh_port", "Port on which the machine takes SSH.").PortText().Default("22"),
        String("ssh_user", "User with which Rancher reaches the machine by SSH.").Default("root"),
        String("tenant_domain_id", "Id of the project's domain."),
        String("tenant_domain_name", "Name of the project's domain."),
        String("tenant_id", "Id of the project."),
        String("tenant_name", "Name of the project."),
        String("user_data_file", "Cloud-init document that runs at the first start."),
        String("user_domain_id", "Id of the user's domain, for Keystone 3."),
        String("user_domain_name", "Name of the user's domain, for Keystone 3."),
        String("username", "Name of the user; left out, that of the pool's cloud credential."),
        String("volume_device_path", "Device as which the volume is attached."),
        String("volume_id", "Volume from which the machine starts, by its id."),
        String("volume_name", "Name of the volume that is made."),
        String("volume_size", "Size of the volume in GB.").WholeNumber(1),
        String("volume_type", "Type of the volume."));
}
