using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters.Rke;

/// <summary>The cloud provider of Kubernetes: what lets the cluster use load balancers, volumes and zones of the cloud it runs in.</summary>
internal static class RkeCloudProviderFields
{
    public static Field CloudProvider => Block("cloud_provider", "Lets Kubernetes use load balancers, volumes and zones of the cloud that the nodes run in.",
        RkeAwsFields.AwsCloudProvider,
        RkeAzureFields.AzureCloudProvider,
        String("custom_cloud_provider", "Configuration file of a cloud provider that has no block of its own, as text; with the name `custom`.")
            .OptionalComputed(),
        String("name", "Which cloud: `aws`, `azure`, `custom`, `external`, `openstack` or `vsphere`; "
            + "later versions also know `external-aws`, `harvester` and `rancher-vsphere`."),
        RkeOpenstackFields.OpenstackCloudProvider,
        RkeVsphereFields.VsphereCloudProvider).OptionalComputed();
}
