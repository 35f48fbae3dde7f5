using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.MachineConfigs;

/// <summary>What a machine of Linode is like.</summary>
internal static class LinodeMachineFields
{
    public static Field Config => Block("linode_config", "A machine of Linode.",
        String("authorized_users", "Linode users whose SSH keys may log in, separated by commas."),
        Bool("create_private_ip", "Give the machine a private address.").Default(false),
        String("docker_port", "Port of Docker, which RKE2 and K3s do not use.").PortText().Default("2376"),
        String("image", "Image from which the machine is made.").Default("linode/ubuntu18.04"),
        String("instance_type", "Type of the machine.").Default("g6-standard-4"),
        String("label", "Label of the machine."),
        String("region", "Region of the machine.").Region().Default("us-east"),
        String("root_pass", "Password of root; left out, one is made.").Sensitive(),
        String("ssh_port", "Port on which the machine takes SSH.").PortText().Default("22"),
        String("ssh_user", "User with which Rancher reaches the machine by SSH."),
        String("stackscript", "StackScript that runs at the first start, as `user/name`."),
        String("stackscript_data", "Answers to the questions of the StackScript, as a JSON document.").JsonObject(),
        String("swap_size", "Size of the swap disk in MB.").WholeNumber().Default("512"),
        String("tags", "Tags of the machine, separated by commas."),
        String("token", "API token; left out, that of the pool's cloud credential.").Sensitive(),
        String("ua_prefix", "What calls of the API name themselves."));
}
