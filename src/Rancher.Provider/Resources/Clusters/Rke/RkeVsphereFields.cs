using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters.Rke;

/// <summary>The vSphere cloud provider. RKE writes these settings to an INI file, whose names with dashes Rancher's API keeps.</summary>
internal static class RkeVsphereFields
{
    public static Field VsphereCloudProvider =>
        Block("vsphere_cloud_provider", "Settings of the vSphere cloud provider.", Disk, Global, Network, VirtualCenter, Workspace)
            .NotRemovable(LeftoverObject.CloudProvider);

    private static Field Disk => Block("disk", "How disks are attached to machines.",
        String("scsi_controller_type", "Kind of SCSI controller, such as `pvscsi`.").OptionalComputed().At("scsicontrollertype")).OptionalComputed();

    private static Field Global => Block("global", "Settings for every vCenter that has none of its own.",
        String("datacenters", "Data centers in which the machines run, with commas between.").OptionalComputed(),
        // rancher2 has it in its schema and neither sends nor reads it; no version of Rancher has such a field here.
        String("graceful_shutdown_timeout", "Accepted as rancher2 accepts it, without effect: Rancher has no such setting here.").ProviderOnly(),
        Bool("insecure_flag", "Do not check the certificates of the vCenters.").OptionalComputed().At("insecure-flag"),
        String("password", "Password for the vCenters.").OptionalComputed().Sensitive(),
        String("port", "Port of the vCenters' API; 443 when left out.").PortText().OptionalComputed(),
        Number("soap_roundtrip_count", "Number of tries for each call of the API.").OptionalComputed().At("soap-roundtrip-count"),
        String("user", "User name for the vCenters.").OptionalComputed().Sensitive()).OptionalComputed();

    private static Field Network => Block("network", "The machines' network.",
        String("public_network", "Name of the network that the machines' addresses are taken from.").OptionalComputed().At("public-network"))
            .OptionalComputed();

    private static Field VirtualCenter => ListBlock("virtual_center", "A vCenter that manages machines of the cluster.",
        String("datacenters", "Data centers of this vCenter in which the machines run, with commas between.").Required(),
        String("name", "Host name or IP address of the vCenter.").Host().Required(),
        String("password", "Password for the vCenter.").Required().Sensitive(),
        String("port", "Port of the vCenter's API; 443 when left out.").PortText().OptionalComputed(),
        Number("soap_roundtrip_count", "Number of tries for each call of the API.").OptionalComputed().At("soap-roundtrip-count"),
        String("user", "User name for the vCenter.").Required().Sensitive()).Required().ListMapKey("name");

    private static Field Workspace => Block("workspace", "Where new volumes are made.",
        String("datacenter", "Data center in which volumes are made.").Required(),
        String("default_datastore", "Datastore for volumes whose storage class names none.").OptionalComputed().At("default-datastore"),
        String("folder", "Folder of virtual machines in which helpers are made while a volume is created.").Required(),
        String("resourcepool_path", "Resource pool for those helpers.").OptionalComputed().At("resourcepool-path"),
        String("server", "Host name or IP address of the vCenter on which volumes are made.").Host().Required()).Required();
}
