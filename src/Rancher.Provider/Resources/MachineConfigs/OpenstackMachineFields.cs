using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.MachineConfigs;

/// <summary>What a machine of OpenStack is like.</summary>
internal static class OpenstackMachineFields
{
    public static Field Config => Block("openstack_config", "A machine of OpenStack.",
        Text("active_timeout", "Seconds that a machine may take to become active.").Default("200"),
        Text("application_credential_id", "Id of the application credential."),
        Text("application_credential_name", "Name of the application credential."),
        Text("application_credential_secret", "Secret of the application credential.").Sensitive(),
        Text("auth_url", "Address of Keystone.").Required(),
        Text("availability_zone", "Availability zone of the machine.").Required(),
        Bool("boot_from_volume", "Start from a volume.").Default(false),
        Text("cacert", "CA certificate of the cloud, in PEM format."),
        Bool("config_drive", "Give the machine a config drive.").Default(false),
        Text("domain_id", "Id of the user's domain."),
        Text("domain_name", "Name of the user's domain."),
        Text("endpoint_type", "Which of the cloud's addresses are used: `publicURL`, `internalURL` or `adminURL`."),
        Text("flavor_id", "Flavor of the machine, by its id."),
        Text("flavor_name", "Flavor of the machine, by its name."),
        Text("floating_ip_pool", "Pool from which the machine gets a floating address."),
        Text("image_id", "Image from which the machine is made, by its id."),
        Text("image_name", "Image from which the machine is made, by its name."),
        Bool("insecure", "Accept any certificate of the cloud's API.").Default(false),
        Text("ip_version", "IP version with which the machine is reached.").Default("4"),
        Text("keypair_name", "Name of the key pair; `private_key_file` is needed with it."),
        Text("net_id", "Network of the machine, by its id."),
        Text("net_name", "Network of the machine, by its name."),
        Bool("nova_network", "Use the network of Nova rather than Neutron.").Default(false),
        Text("password", "Password of the user; left out, that of the pool's cloud credential.").Sensitive(),
        Text("private_key_file", "Private key that belongs to `keypair_name`.").Sensitive(),
        Text("region", "Region of the machine.").Required(),
        Text("sec_groups", "Security groups of the machine, separated by commas."),
        Text("server_group_id", "Server group of the machine, by its id; since Rancher 2.13."),
        Text("server_group_name", "Server group of the machine, by its name; since Rancher 2.13."),
        Text("ssh_port", "Port on which the machine takes SSH.").Default("22"),
        Text("ssh_user", "User with which Rancher reaches the machine by SSH.").Default("root"),
        Text("tenant_domain_id", "Id of the project's domain."),
        Text("tenant_domain_name", "Name of the project's domain."),
        Text("tenant_id", "Id of the project."),
        Text("tenant_name", "Name of the project."),
        Text("user_data_file", "Cloud-init document that runs at the first start."),
        Text("user_domain_id", "Id of the user's domain, for Keystone 3."),
        Text("user_domain_name", "Name of the user's domain, for Keystone 3."),
        Text("username", "Name of the user; left out, that of the pool's cloud credential."),
        Text("volume_device_path", "Device as which the volume is attached."),
        Text("volume_id", "Volume from which the machine starts, by its id."),
        Text("volume_name", "Name of the volume that is made."),
        Text("volume_size", "Size of the volume in GB."),
        Text("volume_type", "Type of the volume."));
}
