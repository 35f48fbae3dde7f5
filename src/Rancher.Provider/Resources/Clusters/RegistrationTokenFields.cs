using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>The token with which machines and agents join a cluster, and the commands that use it.</summary>
internal static class RegistrationTokenFields
{
    public static Field ClusterRegistrationToken => Objects(
        "cluster_registration_token",
        "The token with which nodes and agents join the cluster, and commands to run with it. Anyone who has it can join; since Rancher 2.13.8 it changes every 30 days.",
        Text("id", "Id of the token in Rancher, such as `c-abcde:default-token`."),
        Text("cluster_id", "Id of the cluster that the token is for."),
        Text("name", "Name of the token within the cluster."),
        Text("token", "The secret itself."),
        Text("command", "Command that imports an existing cluster, to be run where `kubectl` reaches it."),
        Text("insecure_command", "The same as `command`, for a Rancher whose certificate the machine does not trust."),
        Text("node_command", "Command that joins a Linux machine; roles are appended, such as `--etcd --controlplane --worker`."),
        Text("insecure_node_command", "The same as `node_command`, for a Rancher whose certificate the machine does not trust; since Rancher 2.6, empty for RKE1."),
        Text("windows_node_command", "Command that joins a Windows machine as a worker, to be run in PowerShell."),
        Text("insecure_windows_node_command", "The same as `windows_node_command` without trust in Rancher's certificate; since Rancher 2.6, empty for RKE1."),
        Text("manifest_url", "URL of the Kubernetes manifest that `command` applies."),
        TextMap("annotations", "Annotations of the token in Rancher."),
        TextMap("labels", "Labels of the token in Rancher.")).ReadOnly().FromLookup();
}
