using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.MachineConfigs;

/// <summary>What a machine of Amazon EC2 is like.</summary>
internal static class Amazonec2MachineFields
{
    public static Field Config => Block("amazonec2_config", "A machine of Amazon EC2.",
        Text("access_key", "Access key; left out, that of the pool's cloud credential.").Sensitive(),
        Text("ami", "Image from which the machine is made, such as `ami-0123456789abcdef0`.").Required(),
        Text("block_duration_minutes", "Minutes for which a spot instance is kept.").Default("0"),
        Text("device_name", "Name of the root device, such as `/dev/sda1`."),
        Bool("enable_primary_ipv6", "Give the machine a primary IPv6 address; since Rancher 2.15.").Computed(),
        Bool("encrypt_ebs_volume", "Encrypt the disk.").Default(false),
        Text("endpoint", "Address of the cloud's API, in place of the public one."),
        Text("http_endpoint", "Whether the machine's metadata service is reachable: `enabled` or `disabled`."),
        Text("http_protocol_ipv6", "Whether the metadata service is reachable over IPv6; since Rancher 2.15.").Computed(),
        Text("http_tokens", "Whether the metadata service wants tokens: `required` or `optional`."),
        Text("iam_instance_profile", "Name of the instance profile of the machine, which cloud integrations need."),
        Bool("insecure_transport", "Reach the API without TLS.").Default(false),
        Text("instance_type", "Type of the machine.").Default("t3a.medium"),
        Text("ipv6_address_count", "How many IPv6 addresses the machine gets; since Rancher 2.15.").Computed(),
        Bool("ipv6_address_only", "Give the machine IPv6 addresses alone; since Rancher 2.15.").Computed(),
        Text("keypair_name", "Name of the key pair; left out, one is made."),
        Text("kms_key", "Key with which the disk is encrypted."),
        Bool("monitoring", "Turn on detailed monitoring.").Default(false),
        TextList("open_port", "Ports that are opened beside those Kubernetes needs, such as `8080/tcp`."),
        Bool("private_address_only", "Give the machine no public address.").Default(false),
        Text("region", "Region of the machine.").Required(),
        Bool("request_spot_instance", "Ask for a spot instance.").Default(false),
        Text("retries", "How often a call of the API is tried again.").Default("5"),
        Text("root_size", "Size of the disk in GB.").Default("16"),
        Text("secret_key", "Secret key; left out, that of the pool's cloud credential.").Sensitive(),
        TextList("security_group", "Names of the security groups of the machine.").Required(),
        Bool("security_group_readonly", "Leave the rules of the security groups as they are.").Default(false),
        Text("session_token", "Token of a temporary login.").Sensitive(),
        Text("spot_price", "Most that a spot instance may cost an hour, in US dollars.").Default("0.50"),
        Text("ssh_key_contents", "Private key for SSH; left out, one is made.").Sensitive(),
        Text("ssh_user", "User with which Rancher reaches the machine by SSH.").Default("ubuntu"),
        Text("subnet_id", "Subnet of the machine.").Required(),
        Text("tags", "Tags of the machine as keys and values in turn, separated by commas: `team,platform`."),
        Bool("use_ebs_optimized_instance", "Ask for an instance with its own bandwidth to the disk.").Default(false),
        Bool("use_private_address", "Reach the machine by its private address.").Default(false),
        Text("userdata", "Cloud-init document that runs at the first start."),
        Text("volume_type", "Type of the disk, such as `gp3`.").Default("gp2"),
        Text("vpc_id", "Network of the machine.").Required(),
        Text("zone", "Zone of the machine: the letter after the region, such as `a`.").Required());
}
