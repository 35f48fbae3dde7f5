using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.MachineConfigs;

/// <summary>What a machine of Google Cloud is like.</summary>
internal static class GoogleMachineFields
{
    public static Field Config => Block("google_config", "A machine of Google Cloud.",
        String("address", "Name of a static address for the machine."),
        String("auth_encoded_json", "Key of a service account as JSON; left out, that of the pool's cloud credential.")
            .JsonObject("client_email", "private_key").Sensitive(),
        String("disk_size", "Size of the disk in GB.").WholeNumber(1).Required(),
        String("disk_type", "Kind of the disk, such as `pd-standard`.").Required(),
        String("external_firewall_rule_prefix", "Prefix of the names of firewall rules for traffic from outside; left out, no rule is created."),
        String("internal_firewall_rule_prefix", "Prefix of the names of firewall rules between machines; left out, no rule is created."),
        String("machine_image", "Image from which the machine is made.").Required(),
        String("machine_type", "Type of the machine, such as `n1-standard-4`.").Required(),
        String("network", "Network of the machine.").Required(),
        StringList("open_port", "Ports that are opened beside those Kubernetes needs, such as `8080/tcp`.").PortAndProtocol(),
        Bool("preemptable", "Take a machine that Google may stop at any time."),
        String("project", "Project of the machine.").Required(),
        String("scopes", "Rights of the machine in Google's API, separated by commas."),
        String("sub_network", "Subnet of the machine."),
        String("tags", "Tags of the machine, separated by commas."),
        Bool("use_existing", "Take over a machine that exists."),
        Bool("use_internal_ip", "Reach the machine by its private address."),
        Bool("use_internal_ip_only", "Give the machine no public address."),
        String("user_data", "Cloud-init document that runs at the first start.").UserData(),
        String("username", "Name of the user with which Rancher reaches the machine by SSH."),
        String("vm_labels", "Labels of the machine as keys and values in turn, separated by commas."),
        String("zone", "Zone of the machine.").Required());
}
