using Rancher.Provider.Common;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Clusters;

/// <summary>The token with which machines and agents join a cluster, and the commands that use it.</summary>
internal static class RegistrationTokenFields
{
    public static Field ClusterRegistrationToken => ListNestedAttribute(
        "cluster_registration_token",
        "The token with which nodes and agents join the cluster, and commands to run with it. "
            + "Anyone who has it can join; Rancher 2.13.8 and later change it every 30 days.",
        String("id", "Id of the token in Rancher, such as `c-abcde:default-token`."),
        String("cluster_id", "Id of the cluster that the token is for."),
        String("name", "Name of the token within the cluster."),
        String("token", "The secret itself."),
        String("command", "Command that imports an existing cluster, to be run where `kubectl` reaches it."),
        String("insecure_command", "The same as `command`, for a Rancher whose certificate the machine does not trust."),
        String("node_command", "Command that joins a Linux machine; roles are appended, such as `--etcd --controlplane --worker`."),
        String("insecure_node_command", "The same as `node_command`, for a Rancher whose certificate the machine does not trust; empty for RKE1.").Since(2, 6),
        String("windows_node_command", "Command that joins a Windows machine as a worker, to be run in PowerShell."),
        String("insecure_windows_node_command", "The same as `windows_node_command` without trust in Rancher's certificate; empty for RKE1.").Since(2, 6),
        String("manifest_url", "URL of the Kubernetes manifest that `command` applies."),
        StringMap("annotations", "Annotations of the token in Rancher."),
        StringMap("labels", "Labels of the token in Rancher.")).Computed().UseStateForUnknown().FromRelatedObject();
}
