using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Common;

/// <summary>What every Kubernetes object has: its place, its version, labels and annotations.</summary>
internal static class KubernetesMetadata
{
    public static Field[] Fields =>
    [
        StringMap("annotations", "Kubernetes annotations. Keys that Rancher and Kubernetes write themselves are ignored unless they are configured.")
            .Annotations()
            .OptionalComputed().IgnoresSystemKeys().At("metadata.annotations"),
        StringMap("labels", "Kubernetes labels. Keys that Rancher and Kubernetes write themselves are ignored unless they are configured.").Labels()
            .OptionalComputed().IgnoresSystemKeys().At("metadata.labels"),
        ResourceVersion,
    ];

    public static Field ClusterId =>
        String("cluster_id", "Id of the cluster that holds the object, such as `c-abcde`, or `local` for the one Rancher runs in.").ClusterId().Required()
            .RequiresReplace().PathParameter();

    public static Field Name(string description) => String("name", description).DnsSubdomain().Required().RequiresReplace().At("metadata.name");

    public static Field Namespace => String("namespace", "Namespace of the object.").DnsLabel().Default("default").RequiresReplace().At("metadata.namespace");

    public static Field ResourceVersion =>
        String("resource_version", "Version of the object in Kubernetes, which changes with every write.").Computed().At("metadata.resourceVersion");
}
