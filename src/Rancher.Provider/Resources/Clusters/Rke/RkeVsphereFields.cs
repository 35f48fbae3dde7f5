using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters.Rke;

/// <summary>The vSphere cloud provider. RKE writes these settings to an INI file, whose names with dashes Rancher's API keeps.</summary>
internal static class RkeVsphereFields
{
    public static Field VsphereCloudProvider =>
        Block("vsphere_cloud_provider", "Settings of the vSphere cloud provider.", Disk, Global, Network, VirtualCenter, Workspace);

    private static Field Disk => Block("disk", "How disks are attached to machines.",
        Text("scsi_controller_type", "Kind of SCSI controller, such as `pvscsi`.").Computed().At("scsicontrollertype")).Computed();

    private static Field Global => Block("global", "Settings for every vCenter that has none of its own.",
        Text("datacenters", "Data centers in which the machines run, with commas between.").Computed(),
        // rancher2 has it in its schema and neither sends nor reads it; no version of Rancher has such a field here.
        Text("graceful_shutdown_timeout", "Accepted as rancher2 accepts it, without effect: Rancher has no such setting here.").Local(),
        Bool("insecure_flag", "Do not check the certificates of the vCenters.").Computed().At("insecure-flag"),
        Text("password", "Password for the vCenters.").Computed().Sensitive(),
        Text("port", "Port of the vCenters' API; 443 when left out.").Computed(),
        Number("soap_roundtrip_count", "Number of tries for each call of the API.").Computed().At("soap-roundtrip-count"),
        Text("user", "User name for the vCenters.").Computed().Sensitive()).Computed();

    private static Field Network => Block("network", "The machines' network.",
        Text("public_network", "Name of the network that the machines' addresses are taken from.").Computed().At("public-network")).Computed();

    private static Field VirtualCenter => Blocks("virtual_center", "A vCenter that manages machines of the cluster.",
        Text("datacenters", "Data centers of this vCenter in which the machines run, with commas between.").Required(),
        Text("name", "Host name or IP address of the vCenter.").Required(),
        Text("password", "Password for the vCenter.").Required().Sensitive(),
        Text("port", "Port of the vCenter's API; 443 when left out.").Computed(),
        Number("soap_roundtrip_count", "Number of tries for each call of the API.").Computed().At("soap-roundtrip-count"),
        Text("user", "User name for the vCenter.").Required().Sensitive()).Required().KeyedBy("name");

    private static Field Workspace => Block("workspace", "Where new volumes are made.",
        Text("datacenter", "Data center in which volumes are made.").Required(),
        Text("default_datastore", "Datastore for volumes whose storage class names none.").Computed().At("default-datastore"),
        Text("folder", "Folder of virtual machines in which helpers are made while a volume is created.").Required(),
        Text("resourcepool_path", "Resource pool for those helpers.").Computed().At("resourcepool-path"),
        Text("server", "Host name or IP address of the vCenter on which volumes are made.").Required()).Required();
}
