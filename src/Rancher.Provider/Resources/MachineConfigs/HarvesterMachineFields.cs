using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.MachineConfigs;

/// <summary>What a machine of Harvester is like.</summary>
internal static class HarvesterMachineFields
{
    public static Field Config => Block("harvester_config", "A machine of Harvester.",
        String("cpu_count", "Number of CPUs.").WholeNumber(1).Default("2"),
        String("disk_bus", "Bus of the disk, such as `virtio`.").Deprecated("Use disk_info instead.").ConflictsWith("disk_info"),
        String("disk_info", "Disks of the machine, as a JSON document.").HarvesterDocument("disks").ConflictsWith("disk_size", "disk_bus", "image_name"),
        String("disk_size", "Size of the disk in GB.").WholeNumber().OptionalComputed().Deprecated("Use disk_info instead.").ConflictsWith("disk_info"),
        String("image_name", "Image from which the machine is made, as `namespace/name`.").Deprecated("Use disk_info instead.").ConflictsWith("disk_info"),
        String("memory_size", "Size of the memory in GB.").WholeNumber(1).Default("4"),
        String("network_data", "Cloud-init document of the network.").UserData(),
        String("network_info", "Network interfaces of the machine, as a JSON document.").HarvesterDocument("interfaces")
            .ConflictsWith("network_name", "network_model"),
        String("network_model", "Model of the network interface.").Deprecated("Use network_info instead.").ConflictsWith("network_info"),
        String("network_name", "Network of the machine, as `namespace/name`.").Deprecated("Use network_info instead.").ConflictsWith("network_info"),
        String("reserved_memory_size", "Memory that is kept from the guest, in MB.").WholeNumber(),
        String("ssh_password", "Password with which Rancher reaches the machine by SSH.").Sensitive(),
        String("ssh_user", "User with which Rancher reaches the machine by SSH.").Required(),
        String("user_data", "Cloud-init document that runs at the first start.").UserData(),
        String("vm_affinity", "Where the machine may run: a Kubernetes affinity as JSON, encoded in base64.").Affinity(orBase64: true),
        String("vm_namespace", "Namespace of the machine in Harvester.").DnsLabel().Required());
}
