using Rancher.Provider.Common;
using Rancher.Provider.Formats;
using Rancher.Provider.Nodes;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Nodes.Custom;

/// <summary>
/// One machine of a custom cluster. Its identity in Rancher is worked out before it registers, so it is waited for, looked at and removed as what it is,
/// whoever runs the registration command.
/// </summary>
internal static class CustomNodeResource
{
    public static ResourceDefinition Definition { get; } = new(
        "rancher2_custom_node",
        "A machine that is a node of a custom cluster. The resource waits until the machine has registered and works, shows and changes its labels, "
            + "taints and scheduling, and removes it from the cluster when it is destroyed. "
        + "The machine registers itself, for instance by user data, with the name given here; or the provider registers it over SSH.")
    {
        Area = "Nodes",
        ImportId = "c-abcde/web-1",
        Timeouts = Timeouts.Minutes(30),
        Fields =
        [
            String("cluster_id", "Id of the cluster.").ClusterId().Required().RequiresReplace(),
            String("name", "Name of the node: the host name of the machine, or the node name that its registration command gives.").Required()
                .RequiresReplace(),
            String("os", "Operating system of the machine.").Default("linux").OneOf("linux", "windows").RequiresReplace(),
            StringSet("roles", "Roles of the node. Rancher takes them at registration only; Windows nodes are workers.").Required()
                .OneOf("controlplane", "etcd", "worker").RequiresReplace(),
            StringMap("labels", "Labels that the node is to have. Others that it has are left alone."),
            ListBlock("taints", "Taints that the node is to have. Those that Kubernetes and Rancher set themselves are left alone.",
                String("key", "Name of the taint.").Required(),
                String("value", "Value of the taint."),
                String("effect", "What happens to pods that do not tolerate it.").Default("NoSchedule").OneOf("NoSchedule", "PreferNoSchedule", "NoExecute"))
                    .Since(2, 3),
            String("address", "External IP of the node: an address, the name of a network interface, or a keyword of Rancher's agent such as `ipify`, "
                + "`awspublic` or `doprivate`. Detected by the agent when left out.").OptionalComputed().RequiresReplace(),
            String("internal_address", "Internal IP of the node, used between nodes; same forms as `address`. "
                + "Required on Windows machines with more than one network adapter.").OptionalComputed().RequiresReplace(),
            String("machine_id", "RKE2 and K3s: the value of `CATTLE_ID` with which the machine registers. "
                + "Must equal `id` passed to `linux_node_command` or `windows_node_command`. Derived from cluster and name when left out.").OptionalComputed()
                .RequiresReplace(),
            Bool("unschedulable", "Whether the node is cordoned: no new pods are placed on it.").Default(false),
            String("wait_for", "What creating waits for: that the machine has `registered`, or that it is an `active` node.").Default("active")
                .OneOf("registered", "active").ProviderOnly(),
            Block("on_destroy", "What happens to the node before it is removed.",
                Bool("drain", "Move its pods to other nodes first.").Default(true),
                Number("drain_timeout", "Seconds that draining may take.").Default(120).Between(1, 10800),
                Number("grace_period", "Seconds that each pod gets to end; -1 for the pod's own.").Default(-1).Between(-1, 86400),
                Bool("delete_local_data", "Drain pods that keep data in the node's own folders, too; the data is lost.").Default(false),
                Bool("force", "Also evict pods that have no controller (`kubectl drain --force`).").Default(false),
                Bool("remove_last", "Remove the node even when it is the last one with etcd or the control plane, which ends the cluster. "
                    + "Otherwise such a node stays in Rancher, and goes with its cluster.").Default(false)).ProviderOnly(),
            SshFields.Ssh,
            .. Given,
        ],
        Validate = CustomNodeRules.Validate,
        ModifyPlan = Identify,
        CheckPlanAsync = CustomNodeRules.CheckPlanAsync,
        CheckDestroyAsync = CustomNodeRules.CheckDestroyAsync,
        Behavior = new CustomNodeBehavior(),
    };

    private static Field[] Given =>
    [
        String("kubelet_version", "Version of the node's kubelet.").Computed().UseStateForUnknown(),
        String("machine_name", "RKE2 and K3s: name of the machine in Rancher, known before it registers.").Computed().UseStateForUnknown(),
        String("node_id", "Id of the node object in Rancher.").Computed().UseStateForUnknown(),
        String("operating_system", "Name of the machine's operating system.").Computed().UseStateForUnknown(),
        String("pod_cidr", "Network of the node's pods.").Computed().UseStateForUnknown(),
        String("ssh_host_key", "Key that the machine showed when it was registered over SSH. It must show the same again.").Computed().UseStateForUnknown(),
        String("state", "State of the node in Rancher, such as `active`.").Computed(),
        String("windows_build", "Build of Windows, such as `10.0.20348`; empty on Linux.").Computed().UseStateForUnknown(),
    ];

    /// <summary>Says before anything exists what Rancher will call the node.</summary>
    private static void Identify(PlanContext plan)
    {
        if (plan.IsCreate && plan.PlannedAt("ssh").Items.Count == 0 && plan.PlannedAt("ssh").IsKnown)
        {
            plan.Set("ssh_host_key", TfValue.Null);
        }

        if (plan.PlannedAt("cluster_id").StringOrNull() is not { } cluster || plan.PlannedAt("name").StringOrNull() is not { } name || !plan.IsCreate)
        {
            return;
        }

        if (!NodeIdentity.IsOfMachines(cluster))
        {
            plan.Set("id", NodeIdentity.OfNode(cluster, name));
            plan.Set("node_id", NodeIdentity.OfNode(cluster, name));
            if (plan.ConfigAt("machine_id").IsNull)
            {
                plan.Set("machine_id", TfValue.Null);
            }
            else if (plan.ConfigAt("machine_id").IsKnown)
            {
                plan.Diagnostics
                    .Error("Nodes of RKE1 have no machine_id", "RKE1 knows its nodes by their names. Leave machine_id out.", TfPath.Of("machine_id"));
            }

            plan.Set("machine_name", TfValue.Null);
            return;
        }

        var id = plan.ConfigAt("machine_id");
        if (id.IsNull)
        {
            id = NodeIdentity.MachineId(cluster, name);
            plan.Set("machine_id", id);
        }

        if (id.StringOrNull() is { } known)
        {
            plan.Set("machine_name", NodeIdentity.MachineName(known));
            plan.Set("id", NodeIdentity.OfMachine(cluster, NodeIdentity.MachineName(known)));
        }
    }
}
