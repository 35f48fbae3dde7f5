using Rancher.Api;
using Rancher.Provider.Common;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using static Rancher.Provider.Service.Addresses;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Kubernetes;

/// <summary>A Kubernetes storage class: how volumes are made that are asked for by its name.</summary>
internal static class StorageClassV2Resource
{
    public static ResourceDefinition Definition { get; } = new("rancher2_storage_class_v2", "A Kubernetes storage class in any cluster that Rancher manages: "
        + "how its volumes are made.")
    {
        Area = "Kubernetes objects",
        Address = Downstream("storage.k8s.io.storageclasses", "storage.k8s.io.storageclass", namespaced: false),
        ImportId = "c-abcde.my-class",
        Timeouts = Timeouts.Minutes(10),
        Requires = [new ServerHas(ServerFeature.InClusters("rancher2_storage_class_v2"))],
        Fields =
        [
            Bool("allow_volume_expansion", "Whether a volume may be made larger later.").OptionalComputed(),
            KubernetesMetadata.ClusterId,
            String("k8s_provisioner", "Name of the provisioner that makes the volumes, such as `ebs.csi.aws.com`.").Required().RequiresReplace()
                .At("provisioner"),
            StringList("mount_options", "Options that the volumes are mounted with, such as `noatime`.").OptionalComputed(),
            KubernetesMetadata.Name("Name of the storage class."),
            StringMap("parameters", "Settings for the provisioner, which knows their names.").RequiresReplace(),
            String("reclaim_policy", "What happens to a volume whose claim was deleted.").Default("Delete").OneOf("Recycle", "Delete", "Retain")
                .RequiresReplace(),
            String("volume_binding_mode", "When a volume is made: `Immediate`, or once a pod needs it, so that it is made where the pod runs.")
                .Default("Immediate").OneOf("Immediate", "WaitForFirstConsumer").RequiresReplace(),
            .. KubernetesMetadata.Fields,
        ],
    };

    /// <summary>Reads one storage class by its name.</summary>
    public static DataSourceDefinition DataSource { get; } = Definition.AsDataSource(required: ["cluster_id", "name"]);
}
