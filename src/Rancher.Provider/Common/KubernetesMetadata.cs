using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Common;

/// <summary>What every Kubernetes object has: its place, its version, labels and annotations.</summary>
internal static class KubernetesMetadata
{
    public static Field[] Fields =>
    [
        TextMap("annotations", "Notes for tools, as key and value. Entries that Rancher and Kubernetes write themselves are left alone.")
            .Computed().Shared().At("metadata.annotations"),
        TextMap("labels", "Marks to select by, as key and value. Entries that Rancher and Kubernetes write themselves are left alone.")
            .Computed().Shared().At("metadata.labels"),
        ResourceVersion,
    ];

    public static Field ClusterId =>
        Text("cluster_id", "Id of the cluster that holds the object, such as `c-abcde`, or `local` for the one Rancher runs in.").Required().Replaces().InAddress();

    public static Field Name(string description) => Text("name", description).Required().Replaces().At("metadata.name");

    public static Field Namespace => Text("namespace", "Namespace of the object.").Default("default").Replaces().At("metadata.namespace");

    public static Field ResourceVersion =>
        Text("resource_version", "Version of the object in Kubernetes, another after every write, whoever wrote.").Volatile().At("metadata.resourceVersion");
}
