using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.MachineConfigs;

/// <summary>What a machine of DigitalOcean is like.</summary>
internal static class DigitaloceanMachineFields
{
    public static Field Config => Block("digitalocean_config", "A machine of DigitalOcean.",
        String("access_token", "API token; left out, that of the pool's cloud credential.").Sensitive(),
        Bool("backups", "Turn on backups.").Default(false),
        String("image", "Image from which the machine is made, such as `ubuntu-22-04-x64`.").DefaultOnCreate("ubuntu-22-04-x64"),
        Bool("ipv6", "Give the machine an IPv6 address.").Default(false),
        Bool("monitoring", "Turn on detailed monitoring.").Default(false),
        Bool("private_networking", "Give the machine a private address.").Default(false),
        String("region", "Region of the machine.").Region().Default("nyc3"),
        String("size", "Size of the machine, such as `s-4vcpu-8gb`.").Default("s-1vcpu-1gb"),
        String("ssh_key_contents", "Private key for SSH; left out, one is made.").PemPrivateKey().Sensitive(),
        String("ssh_key_fingerprint", "Fingerprint of an SSH key that the account has.").Sensitive(),
        String("ssh_port", "Port on which the machine takes SSH.").PortText().Default("22"),
        String("ssh_user", "User with which Rancher reaches the machine by SSH.").Default("root"),
        String("tags", "Tags of the machine, separated by commas."),
        String("userdata", "Path of a file with a cloud-init document."));
}
