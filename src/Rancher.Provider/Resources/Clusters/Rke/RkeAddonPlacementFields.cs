using Rancher.Provider.Common;
using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters.Rke;

/// <summary>Where the pods of an RKE add-on may run and how they are replaced; the same for every add-on.</summary>
internal static class RkeAddonPlacementFields
{
    public static Field Tolerations => ListBlock("tolerations", "A taint that the add-on's pods put up with.",
        String("effect", "What the taint does to pods that do not tolerate it.").Default("NoSchedule").OneOf("NoExecute", "NoSchedule", "PreferNoSchedule"),
        String("key", "Key of the taint.").LabelKey().Required(),
        String("operator", "`Equal` asks for the same value, `Exists` for any.").Default("Equal").OneOf("Equal", "Exists"),
        Number("seconds", "Seconds a pod stays on a node that gets a `NoExecute` taint; left out, it stays.").OptionalComputed().At("tolerationSeconds"),
        String("value", "Value of the taint; leave out with the operator `Exists`.").LabelValue()).Since(2, 4);

    public static Field DeploymentUpdateStrategy => Block("update_strategy", "How the pods of the add-on's deployment are replaced.",
        Block("rolling_update", "Limits of a rolling update.",
            Number("max_surge", "Pods that may exist beyond the wanted number during an update.").Default(1),
            Number("max_unavailable", "Pods that may be missing from the wanted number during an update.").Default(1)),
        String("strategy", "`RollingUpdate` replaces pods a few at a time, `Recreate` all at once.")).Since(2, 4);

    public static Field DaemonSetUpdateStrategy => Block("update_strategy", "How the pods of the add-on's daemon set are replaced.",
        Block("rolling_update", "Limits of a rolling update.",
            Number("max_unavailable", "Nodes that may be without the pod at a time during an update.").Default(1)),
        String("strategy", "`RollingUpdate` replaces pods node by node, `OnDelete` only when someone deletes them.")).Since(2, 4);

    public static Field NodeSelector => StringMap("node_selector", "Labels that a node must have to run the add-on's pods.").Labels();
}
