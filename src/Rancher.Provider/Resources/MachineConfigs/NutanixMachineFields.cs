using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.MachineConfigs;

/// <summary>What a machine of Nutanix is like.</summary>
internal static class NutanixMachineFields
{
    public static Field Config => Block("nutanix_config", "A machine of Nutanix.",
        String("boot_type", "How the machine starts.").Default("legacy").OneOf("legacy", "uefi"),
        String("cloud_init", "Cloud-init document that runs at the first start.").UserData(),
        String("cluster", "Nutanix cluster of the machine, by its name.").Required(),
        String("disk_size", "Size of an additional disk in GB; 0 is none.").WholeNumber().Default("0"),
        String("endpoint", "Address of Prism Central; left out, that of the pool's cloud credential.").Host(),
        Bool("insecure", "Accept any certificate of the cloud's API.").Default(false),
        String("password", "Password of the user; left out, that of the pool's cloud credential.").Sensitive(),
        String("port", "Port of Prism Central.").PortText().Default("9440"),
        String("project", "Project of the machine."),
        String("storage_container", "Storage container of the additional disk, by its id."),
        String("timeout", "Seconds that a call of Prism Central may take.").WholeNumber().Default("300"),
        String("username", "Name of the user; left out, that of the pool's cloud credential."),
        StringList("vm_categories", "Categories of the machine."),
        String("vm_cores", "Number of cores of each CPU.").WholeNumber(1).Default("1"),
        Bool("vm_cpu_passthrough", "Show the machine the real CPU.").Default(false),
        String("vm_cpus", "Number of CPUs.").WholeNumber(1).Default("2"),
        StringList("vm_gpu", "GPUs of the machine."),
        String("vm_image", "Image from which the machine is made.").Required(),
        String("vm_image_size", "Size to which the image's disk grows in GB; 0 leaves it.").WholeNumber().Default("0"),
        String("vm_mem", "Size of the memory in MB.").WholeNumber(1).Default("2048"),
        StringList("vm_network", "Networks of the machine.").Required(),
        Bool("vm_serial_port", "Give the machine a serial port.").Default(false));
}
