using Rancher.Provider.Common;
using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Clusters;

/// <summary>Where and with how much the agents run that Rancher and Fleet put into a cluster. rancher2 lets the blocks repeat, but means one.</summary>
internal static class AgentCustomizationFields
{
    public static Field ClusterAgent =>
        Block("cluster_agent_deployment_customization", "Placement and resources of `cattle-cluster-agent`.", Customization).Since(2, 7);

    public static Field FleetAgent =>
        Block("fleet_agent_deployment_customization", "Placement and resources of `fleet-agent`.", Customization).Since(2, 7);

    private static Field[] Customization =>
    [
        ListBlock("append_tolerations", "Taints that the agent accepts beside those it accepts anyway.",
            String("effect", "Effect of the taint.").Default("NoSchedule").OneOf("NoExecute", "NoSchedule", "PreferNoSchedule"),
            String("key", "Key of the taint.").LabelKey().Required(),
            String("operator", "`Equal` compares the value as well, `Exists` the key only.").Default("Equal").OneOf("Equal", "Exists"),
            Number("seconds", "Seconds the agent stays on a node that gets a taint with effect `NoExecute`; without limit when left out.").OptionalComputed()
                .At("tolerationSeconds"),
            String("value", "Value of the taint.").LabelValue()),
        String("override_affinity", "Affinity in place of the agent's own: a Kubernetes `Affinity` as JSON or YAML.").Affinity().YamlObject(),
        Block("override_resource_requirements", "CPU and memory for the agent.",
            String("cpu_limit", "Most CPU the agent may use, such as `500m`.").Quantity().At("limits.cpu"),
            String("cpu_request", "CPU reserved for the agent, such as `50m`.").Quantity().At("requests.cpu"),
            String("memory_limit", "Most memory the agent may use, such as `500Mi`.").Quantity().At("limits.memory"),
            String("memory_request", "Memory reserved for the agent, such as `100Mi`.").Quantity().At("requests.memory")),
        Block("scheduling_customization", "Priority of the agent, and how many of its pods may be away; its feature must be on.",
            Block("pod_disruption_budget", "Pods of the agent that must stay while nodes are drained; give one of the two.",
                String("max_unavailable", "Most pods that may be away: a number or a percentage such as `50%`.").CountOrPercent(),
                String("min_available", "Fewest pods that must run: a number or a percentage such as `50%`.").CountOrPercent()),
            Block("priority_class", "Priority class that Rancher makes for the agent.",
                String("preemption_policy", "`PreemptLowerPriority`, the default, takes the place of pods with lower priority; `Never` waits.")
                    .OneOf("PreemptLowerPriority", "Never", ""),
                Number("value", "Priority: a whole number between -1000000000 and 1000000000; higher goes first.").Between(-1000000000, 1000000000).Required()))
                    .Since(2, 11),
    ];
}
