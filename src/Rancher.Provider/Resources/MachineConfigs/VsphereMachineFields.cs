using Rancher.Provider.Common;
using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.MachineConfigs;

/// <summary>What a machine of VMware vSphere is like.</summary>
internal static class VsphereMachineFields
{
    public static Field Config => Block("vsphere_config", "A machine of VMware vSphere.",
        String("boot2docker_url", "Address of the ISO image, where `creation_type` is `legacy`.").Url()
            .DefaultOnCreate("https://releases.rancher.com/os/latest/rancheros-vmware.iso"),
        StringList("cfgparam", "Settings of the machine, such as `disk.enableUUID=TRUE`."),
        String("clone_from", "Machine or template that is cloned."),
        String("cloud_config", "Cloud-init document that runs at the first start.").UserData(),
        String("cloudinit", "Path or address of a cloud-init document."),
        String("content_library", "Content library that has the template, where `creation_type` is `library`."),
        String("cpu_count", "Number of CPUs.").WholeNumber(1).Default("2"),
        String("creation_type", "What the machine is made from.").DefaultOnCreate("template").OneOf("vm", "template", "library", "legacy"),
        StringList("custom_attributes", "Custom attributes, as `id=value`.").At("customAttribute"),
        String("datacenter", "Data center of the machine."),
        String("datastore", "Datastore of the machine."),
        String("datastore_cluster", "Datastore cluster of the machine."),
        String("disk_size", "Size of the disk in MB.").WholeNumber(1).Default("20480"),
        String("folder", "Folder of the machine."),
        String("graceful_shutdown_timeout", "Seconds that the guest has to shut down.").Since(2, 8).WholeNumber().OptionalComputed(),
        String("hostsystem", "Host on which the machine runs."),
        String("memory_size", "Size of the memory in MB.").WholeNumber(1).Default("2048"),
        StringList("network", "Networks of the machine."),
        String("os", "Operating system of the machine: `linux` or `windows`.").OneOf("linux", "windows").Default("linux"),
        String("password", "Password of the user; left out, that of the pool's cloud credential.").Sensitive(),
        String("pool", "Resource pool of the machine."),
        String("ssh_password", "Password with which Rancher reaches the machine by SSH.").Sensitive().Default("tcuser"),
        String("ssh_port", "Port on which the machine takes SSH.").PortText().Default("22"),
        String("ssh_user", "User with which Rancher reaches the machine by SSH.").Default("docker"),
        String("ssh_user_group", "Group of the user.").Default("staff"),
        StringList("tags", "Tags of the machine, by their ids.").At("tag"),
        String("username", "Name of the user; left out, that of the pool's cloud credential."),
        String("vapp_ip_allocation_policy", "How addresses of the vApp are given.").OneOf("dhcp", "fixed", "transient", "fixedAllocated")
            .At("vappIpallocationpolicy"),
        String("vapp_ip_protocol", "IP version of the vApp.").OneOf("IPv4", "IPv6").At("vappIpprotocol"),
        StringList("vapp_property", "Properties of the vApp, as `key=value`."),
        String("vapp_transport", "How properties of the vApp reach the guest.").OneOf("iso", "com.vmware.guestInfo"),
        String("vcenter", "Address of the vCenter; left out, that of the pool's cloud credential.").Host(),
        String("vcenter_port", "Port of the vCenter.").PortText().Default("443"));
}
