using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.ClustersV2;

/// <summary>Machines that Rancher makes in a cloud, in pools of equal ones.</summary>
internal static class MachinePoolFields
{
    public static Field MachinePools =>
        ListBlock("machine_pools", "Machines that Rancher makes and keeps at their number. Without any, machines register themselves.",
        StringMap("annotations", "Annotations of the pool.").Annotations().At("machineDeploymentAnnotations"),
        String("cloud_credential_secret_name", "Id of the cloud credential with which the machines are made; left out, that of the cluster."),
        Bool("control_plane_role", "Whether the machines run the control plane."),
        Bool("drain_before_delete", "Drain a machine before it is removed.").Default(false),
        Bool("etcd_role", "Whether the machines run etcd."),
        RkeConfigV2Fields.HostnameLengthLimit,
        StringMap("labels", "Labels of the pool.").Labels().At("machineDeploymentLabels"),
        Block("machine_config", "What the machines are like: the object that `rancher2_machine_config_v2` makes.",
            String("api_version", "API version of the object; left out, that of Rancher's own machine drivers."),
            String("kind", "Kind of the object, such as `Amazonec2Config`.").NotEmpty().Required(),
            String("name", "Name of the object.").NotEmpty().Required()).Required().At("machineConfigRef"),
        StringMap("machine_labels", "Labels of the nodes.").Labels().At("labels"),
        String("machine_os", "Operating system of the machines: `linux` or `windows`.").OneOf("linux", "windows").Default("linux").At("machineOS"),
        String("max_unhealthy", "Number or percentage of unhealthy machines up to which they are replaced.").CountOrPercent(),
        String("name", "Name of the pool; unique in the cluster.").NotEmpty().Required(),
        Number("node_drain_timeout", "Seconds that draining a machine before its removal may take; 0 is without limit.").Between(0, int.MaxValue).Default(0)
            .At("drainBeforeDeleteTimeout").EncodedAsDuration(),
        Number("node_startup_timeout_seconds", "Seconds a machine may take to become a node, before it is replaced.").Between(0, int.MaxValue)
            .At("nodeStartupTimeout").EncodedAsDuration(),
        Bool("paused", "Pause reconciliation of the pool: machines are neither created, replaced nor deleted."),
        Number("quantity", "Number of machines.").Default(1).Between(0, 100000),
        Block("rolling_update", "How machines are exchanged for new ones.",
            String("max_surge", "Number or percentage of machines that may be there beyond `quantity`.").CountOrPercent(),
            String("max_unavailable", "Number or percentage of machines that may be missing.").CountOrPercent()),
        ListBlock("taints", "Taints of the nodes.",
            String("effect", "Effect of the taint.").Default("NoSchedule").OneOf("NoExecute", "NoSchedule", "PreferNoSchedule"),
            String("key", "Key of the taint.").LabelKey().Required(),
            String("value", "Value of the taint.").LabelValue().Required()),
        Number("unhealthy_node_timeout_seconds", "Seconds a node may be unhealthy, before its machine is replaced.").Between(0, int.MaxValue)
            .At("unhealthyNodeTimeout").EncodedAsDuration(),
        String("unhealthy_range", "Numbers of unhealthy machines within which they are replaced, such as `[3-5]`.").UnhealthyRange(),
        Bool("worker_role", "Whether the machines run workloads.")).MergeKey("name").OptionalComputed();
}
