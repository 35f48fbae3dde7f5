using Rancher.Provider.Clusters;
using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>Waits until a cluster is active, so that what depends on it is made afterwards. It is no object of Rancher's.</summary>
internal static class ClusterSyncResource
{
    public static ResourceDefinition Definition { get; } = new(
        "rancher2_cluster_sync", "Waits until a cluster is active: what is to be made inside the cluster depends on this. Destroying it changes nothing.")
    {
        Area = "Clusters",
        Timeouts = Timeouts.Minutes(30),
        Behavior = new ClusterSyncBehavior(),
        Fields =
        [
            String("cluster_id", "Id of the cluster to wait for.").ClusterId().Required().RequiresReplace(),
            StringList("node_pool_ids", "Ids of node pools; naming them here makes Terraform create them before it waits.").ProviderOnly(),
            Number("state_confirm", "How many times in a row, 5 seconds apart, the cluster must be seen active.").Default(1).Between(1, int.MaxValue)
                .ProviderOnly(),
            Bool("synced", "Whether the cluster is active; turns false when it is not any more, and the next apply waits again.").Default(true),
            Bool("wait_alerting", "Wait for the first generation of cluster alerting as well.").Default(false).ProviderOnly(),
            Bool("wait_catalogs", "Wait until all of the cluster's app repositories are downloaded as well.").Default(false).ProviderOnly(),
            Bool("wait_monitoring", "Wait for the first generation of cluster monitoring as well.").Default(false).ProviderOnly(),
            String("default_project_id", "Id of the project Default, such as `c-abcde:p-fghij`.").Computed().UseStateForUnknown().FromRelatedObject(),
            .. KubeConfigFields.All(sync => (string?)sync["clusterId"]),
            Nodes,
            String("system_project_id", "Id of the project System, such as `c-abcde:p-klmno`.").Computed().UseStateForUnknown().FromRelatedObject(),
        ],
    };

    private static Field Nodes => ListNestedAttribute("nodes", "The nodes of the cluster.",
        StringMap("annotations", "Annotations of the node."),
        StringMap("capacity", "What the machine has, as Kubernetes quantities: `cpu`, `memory`, `pods` and others."),
        String("cluster_id", "Id of the node's cluster."),
        String("external_ip_address", "Public IP address of the node, if it has one."),
        String("hostname", "Host name of the machine."),
        String("id", "Id of the node in Rancher, such as `c-abcde:m-0123456789ab`."),
        String("ip_address", "IP address of the node."),
        StringMap("labels", "Labels of the node."),
        String("name", "Name of the node in Kubernetes.").At("nodeName"),
        String("node_pool_id", "Id of the node pool that made the machine; empty for a machine that registered itself."),
        String("node_template_id", "Id of the node template the machine was made from."),
        String("provider_id", "Id of the machine with its cloud provider."),
        String("requested_hostname", "Host name that was asked for when the node was made or registered."),
        StringList("roles", "Roles of the node: `control_plane`, `etcd` and `worker`."),
        String("ssh_user", "User with which Rancher reaches the machine by SSH."),
        StringMap("system_info", "`container_runtime_version`, `kernel_version`, `kube_proxy_version`, `kubelet_version` and `operating_system`.")).Computed()
            .FromRelatedObject();
}
