using Rancher.Provider.Common;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters.Rke;

/// <summary>The metrics server that RKE runs, which feeds autoscaling and <c>kubectl top</c>.</summary>
internal static class RkeMonitoringFields
{
    public static Field Monitoring => Block("monitoring", "The metrics server, which autoscaling and `kubectl top` read; not Rancher's monitoring application.",
        RkeAddonPlacementFields.NodeSelector,
        StringMap("options", "Options for the metrics server add-on.").OptionalComputed(),
        String("provider", "`metrics-server`, Rancher's default, or `none`.").OptionalComputed(),
        Number("replicas", "Number of metrics server pods; Rancher's default is 1.").Since(2, 4).OptionalComputed(),
        RkeAddonPlacementFields.Tolerations,
        RkeAddonPlacementFields.DeploymentUpdateStrategy).OptionalComputed();
}
