using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.MachineConfigs;

/// <summary>What a machine of Nutanix is like.</summary>
internal static class NutanixMachineFields
{
    public static Field Config => Block("nutanix_config", "A machine of Nutanix.",
        Text("boot_type", "How the machine starts.").Default("legacy").OneOf("legacy", "uefi"),
        Text("cloud_init", "Cloud-init document that runs at the first start."),
        Text("cluster", "Nutanix cluster of the machine, by its name.").Required(),
        Text("disk_size", "Size of an additional disk in GB; 0 is none.").Default("0"),
        Text("endpoint", "Address of Prism Central; left out, that of the pool's cloud credential."),
        Bool("insecure", "Accept any certificate of the cloud's API.").Default(false),
        Text("password", "Password of the user; left out, that of the pool's cloud credential.").Sensitive(),
        Text("port", "Port of Prism Central.").Default("9440"),
        Text("project", "Project of the machine."),
        Text("storage_container", "Storage container of the additional disk, by its id."),
        Text("timeout", "Seconds that a call of Prism Central may take.").Default("300"),
        Text("username", "Name of the user; left out, that of the pool's cloud credential."),
        TextList("vm_categories", "Categories of the machine."),
        Text("vm_cores", "Number of cores of each CPU.").Default("1"),
        Bool("vm_cpu_passthrough", "Show the machine the real CPU.").Default(false),
        Text("vm_cpus", "Number of CPUs.").Default("2"),
        TextList("vm_gpu", "GPUs of the machine."),
        Text("vm_image", "Image from which the machine is made.").Required(),
        Text("vm_image_size", "Size to which the image's disk grows in GB; 0 leaves it.").Default("0"),
        Text("vm_mem", "Size of the memory in MB.").Default("2048"),
        TextList("vm_network", "Networks of the machine.").Required(),
        Bool("vm_serial_port", "Give the machine a serial port.").Default(false));
}
