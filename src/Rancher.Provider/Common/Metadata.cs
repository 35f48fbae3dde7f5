using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Common;

/// <summary>Labels and annotations, which nearly every object of Rancher has.</summary>
internal static class Metadata
{
    public static Field[] Fields =>
    [
        StringMap("annotations", "Notes for tools, as key and value. Entries that Rancher and Kubernetes write themselves are left alone.").Annotations().OptionalComputed().IgnoresSystemKeys(),
        StringMap("labels", "Marks to select by, as key and value. Entries that Rancher and Kubernetes write themselves are left alone.").Labels().OptionalComputed().IgnoresSystemKeys(),
    ];
}
