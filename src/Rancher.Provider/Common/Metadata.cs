using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Common;

/// <summary>Labels and annotations, which nearly every object of Rancher has.</summary>
internal static class Metadata
{
    public static Field[] Fields =>
    [
        StringMap("annotations", "Kubernetes annotations. Keys that Rancher and Kubernetes write themselves are ignored unless they are configured.")
            .Annotations()
            .OptionalComputed().IgnoresNormanKeys(),
        StringMap("labels", "Kubernetes labels. Keys that Rancher and Kubernetes write themselves are ignored unless they are configured.").Labels()
            .OptionalComputed().IgnoresNormanKeys(),
    ];
}
