using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Common;

/// <summary>Labels and annotations, which nearly every object of Rancher has.</summary>
internal static class Metadata
{
    public static Field[] Fields =>
    [
        TextMap("annotations", "Notes for tools, as key and value. Entries that Rancher and Kubernetes write themselves are left alone.").Computed().Shared(),
        TextMap("labels", "Marks to select by, as key and value. Entries that Rancher and Kubernetes write themselves are left alone.").Computed().Shared(),
    ];
}
