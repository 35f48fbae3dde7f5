using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.MachineConfigs;

/// <summary>What a machine of VMware vSphere is like.</summary>
internal static class VsphereMachineFields
{
    public static Field Config => Block("vsphere_config", "A machine of VMware vSphere.",
        Text("boot2docker_url", "Address of the ISO image, where `creation_type` is `legacy`.").StartsAs("https://releases.rancher.com/os/latest/rancheros-vmware.iso"),
        TextList("cfgparam", "Settings of the machine, such as `disk.enableUUID=TRUE`."),
        Text("clone_from", "Machine or template that is cloned."),
        Text("cloud_config", "Cloud-init document that runs at the first start."),
        Text("cloudinit", "Path or address of a cloud-init document."),
        Text("content_library", "Content library that has the template, where `creation_type` is `library`."),
        Text("cpu_count", "Number of CPUs.").Default("2"),
        Text("creation_type", "What the machine is made from.").StartsAs("template").OneOf("vm", "template", "library", "legacy"),
        TextList("custom_attributes", "Custom attributes, as `id=value`.").At("customAttribute"),
        Text("datacenter", "Data center of the machine."),
        Text("datastore", "Datastore of the machine."),
        Text("datastore_cluster", "Datastore cluster of the machine."),
        Text("disk_size", "Size of the disk in MB.").Default("20480"),
        Text("folder", "Folder of the machine."),
        Text("graceful_shutdown_timeout", "Seconds that the guest has to shut down; since Rancher 2.8.").Computed(),
        Text("hostsystem", "Host on which the machine runs."),
        Text("memory_size", "Size of the memory in MB.").Default("2048"),
        TextList("network", "Networks of the machine."),
        Text("os", "Operating system of the machine: `linux` or `windows`.").Default("linux"),
        Text("password", "Password of the user; left out, that of the pool's cloud credential.").Sensitive(),
        Text("pool", "Resource pool of the machine."),
        Text("ssh_password", "Password with which Rancher reaches the machine by SSH.").Sensitive().Default("tcuser"),
        Text("ssh_port", "Port on which the machine takes SSH.").Default("22"),
        Text("ssh_user", "User with which Rancher reaches the machine by SSH.").Default("docker"),
        Text("ssh_user_group", "Group of the user.").Default("staff"),
        TextList("tags", "Tags of the machine, by their ids.").At("tag"),
        Text("username", "Name of the user; left out, that of the pool's cloud credential."),
        Text("vapp_ip_allocation_policy", "How addresses of the vApp are given.").OneOf("dhcp", "fixed", "transient", "fixedAllocated").At("vappIpallocationpolicy"),
        Text("vapp_ip_protocol", "IP version of the vApp.").OneOf("IPv4", "IPv6").At("vappIpprotocol"),
        TextList("vapp_property", "Properties of the vApp, as `key=value`."),
        Text("vapp_transport", "How properties of the vApp reach the guest.").OneOf("iso", "com.vmware.guestInfo"),
        Text("vcenter", "Address of the vCenter; left out, that of the pool's cloud credential."),
        Text("vcenter_port", "Port of the vCenter.").Default("443"));
}
