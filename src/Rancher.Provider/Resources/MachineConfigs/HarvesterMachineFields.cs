using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.MachineConfigs;

/// <summary>What a machine of Harvester is like.</summary>
internal static class HarvesterMachineFields
{
    public static Field Config => Block("harvester_config", "A machine of Harvester.",
        Text("cpu_count", "Number of CPUs.").Default("2"),
        Text("disk_bus", "Bus of the disk, such as `virtio`.").Deprecated("Use disk_info instead.").ConflictsWith("disk_info"),
        Text("disk_info", "Disks of the machine, as a JSON document.").ConflictsWith("disk_size", "disk_bus", "image_name"),
        Text("disk_size", "Size of the disk in GB.").Computed().Deprecated("Use disk_info instead.").ConflictsWith("disk_info"),
        Text("image_name", "Image from which the machine is made, as `namespace/name`.").Deprecated("Use disk_info instead.").ConflictsWith("disk_info"),
        Text("memory_size", "Size of the memory in GB.").Default("4"),
        Text("network_data", "Cloud-init document of the network."),
        Text("network_info", "Network interfaces of the machine, as a JSON document.").ConflictsWith("network_name", "network_model"),
        Text("network_model", "Model of the network interface.").Deprecated("Use network_info instead.").ConflictsWith("network_info"),
        Text("network_name", "Network of the machine, as `namespace/name`.").Deprecated("Use network_info instead.").ConflictsWith("network_info"),
        Text("reserved_memory_size", "Memory that is kept from the guest, in MB."),
        Text("ssh_password", "Password with which Rancher reaches the machine by SSH.").Sensitive(),
        Text("ssh_user", "User with which Rancher reaches the machine by SSH.").Required(),
        Text("user_data", "Cloud-init document that runs at the first start."),
        Text("vm_affinity", "Where the machine may run: a Kubernetes affinity as JSON, encoded in base64."),
        Text("vm_namespace", "Namespace of the machine in Harvester.").Required());
}
