using Rancher.Provider.Common;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters.Rke;

/// <summary>How many nodes RKE upgrades at a time and whether it moves their pods away first.</summary>
internal static class RkeUpgradeFields
{
    public static Field UpgradeStrategy => Block("upgrade_strategy", "How nodes are taken out of service for an upgrade.",
        Bool("drain", "Drain each node before it is upgraded, instead of only closing it for new pods.").Default(false),
        DrainInput,
        String("max_unavailable_controlplane", "Control plane nodes that may be down at a time: a number such as `1`, or a share such as `10%`.")
            .CountOrPercent(min: 1).Default("1"),
        String("max_unavailable_worker", "Worker nodes that may be down at a time: a number such as `1`, or a share such as `10%`.").CountOrPercent(min: 1)
            .Default("10%")).Since(2, 4).OptionalComputed();

    private static Field DrainInput => Block("drain_input", "How a node is drained; has an effect only with `drain = true`.",
        Bool("delete_local_data", "Drain although pods keep data in `emptyDir` volumes; that data is lost.").Default(false),
        Bool("force", "Also delete pods that no controller would start again elsewhere.").Default(false),
        Number("grace_period", "Seconds each pod gets to end; `-1` leaves it to the pod's own grace period.").Default(-1),
        Bool("ignore_daemon_sets", "Leave pods of daemon sets where they are; without it a node that has any cannot be drained.").Default(true),
        Number("timeout", "Seconds after which draining a node is given up.").Default(60).Between(1, 10800)).OptionalComputed().At("nodeDrainInput");
}
