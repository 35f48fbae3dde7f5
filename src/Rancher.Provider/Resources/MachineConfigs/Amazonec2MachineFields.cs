using Rancher.Provider.Common;
using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.MachineConfigs;

/// <summary>What a machine of Amazon EC2 is like.</summary>
internal static class Amazonec2MachineFields
{
    public static Field Config => Block("amazonec2_config", "A machine of Amazon EC2.",
        String("access_key", "Access key; left out, that of the pool's cloud credential.").Sensitive(),
        String("ami", "Image from which the machine is made, such as `ami-0123456789abcdef0`.").Required(),
        String("block_duration_minutes", "Minutes for which a spot instance is kept.").WholeNumber().Default("0"),
        String("device_name", "Name of the root device, such as `/dev/sda1`."),
        Bool("enable_primary_ipv6", "Give the machine a primary IPv6 address.").Since(2, 15).OptionalComputed(),
        Bool("encrypt_ebs_volume", "Encrypt the disk.").Default(false),
        String("endpoint", "Address of the cloud's API, in place of the public one.").Url(),
        String("http_endpoint", "Whether the machine's metadata service is reachable: `enabled` or `disabled`.").OneOf("enabled", "disabled", ""),
        String("http_protocol_ipv6", "Whether the metadata service is reachable over IPv6.").Since(2, 15).OneOf("enabled", "disabled", "").OptionalComputed(),
        String("http_tokens", "Whether the metadata service wants tokens: `required` or `optional`.").OneOf("required", "optional", ""),
        String("iam_instance_profile", "Name of the instance profile of the machine, which cloud integrations need."),
        Bool("insecure_transport", "Reach the API without TLS.").Default(false),
        String("instance_type", "Type of the machine.").Default("t3a.medium"),
        String("ipv6_address_count", "How many IPv6 addresses the machine gets.").Since(2, 15).WholeNumber().OptionalComputed(),
        Bool("ipv6_address_only", "Give the machine IPv6 addresses alone.").Since(2, 15).OptionalComputed(),
        String("keypair_name", "Name of the key pair; left out, one is made."),
        String("kms_key", "Key with which the disk is encrypted."),
        Bool("monitoring", "Turn on detailed monitoring.").Default(false),
        StringList("open_port", "Ports that are opened beside those Kubernetes needs, such as `8080/tcp`.").PortAndProtocol(),
        Bool("private_address_only", "Give the machine no public address.").Default(false),
        String("region", "Region of the machine.").Region().Required(),
        Bool("request_spot_instance", "Ask for a spot instance.").Default(false),
        String("retries", "How often a call of the API is tried again.").WholeNumber().Default("5"),
        String("root_size", "Size of the disk in GB.").WholeNumber(1).Default("16"),
        String("secret_key", "Secret key; left out, that of the pool's cloud credential.").Sensitive(),
        StringList("security_group", "Names of the security groups of the machine.").Required(),
        Bool("security_group_readonly", "Leave the rules of the security groups as they are.").Default(false),
        String("session_token", "Token of a temporary login.").Sensitive(),
        String("spot_price", "Most that a spot instance may cost an hour, in US dollars.").DecimalNumber().Default("0.50"),
        String("ssh_key_contents", "Private key for SSH; left out, one is made.").PemPrivateKey().Sensitive(),
        String("ssh_user", "User with which Rancher reaches the machine by SSH.").Default("ubuntu"),
        String("subnet_id", "Subnet of the machine.").Required(),
        String("tags", "Tags of the machine as keys and values in turn, separated by commas: `team,platform`."),
        Bool("use_ebs_optimized_instance", "Ask for an instance with its own bandwidth to the disk.").Default(false),
        Bool("use_private_address", "Reach the machine by its private address.").Default(false),
        String("userdata", "Cloud-init document that runs at the first start.").UserData(),
        String("volume_type", "Type of the disk, such as `gp3`.").Default("gp2"),
        String("vpc_id", "Network of the machine.").Required(),
        String("zone", "Zone of the machine: the letter after the region, such as `a`.").Required());
}
