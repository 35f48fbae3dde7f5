using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters.Rke;

/// <summary>Machines that RKE itself reaches over SSH. Custom clusters have none here: their nodes register with a command.</summary>
internal static class RkeNodeFields
{
    public static Field Nodes => ListBlock("nodes", "A machine that RKE reaches over SSH; leave out for custom clusters, whose nodes register themselves.",
        String("address", "Host name or IP address under which RKE reaches the machine.").Host().Required(),
        String("docker_socket", "Path of the Docker socket on the machine; RKE uses `/var/run/docker.sock` when left out.").OptionalComputed(),
        String("hostname_override", "Name of the node in Kubernetes, instead of the machine's host name.").Host(),
        String("internal_address", "IP address for traffic between the nodes, when it is not the address itself.").Host(),
        StringMap("labels", "Labels of the Kubernetes node.").Labels(),
        String("node_id", "Id of the node in Rancher, such as `c-abcde:m-fghij`."),
        String("port", "SSH port of the machine.").PortText().Default("22"),
        StringList("role", "What the node does: any of `controlplane`, `etcd` and `worker`.").Required().OneOf("controlplane", "etcd", "worker"),
        Bool("ssh_agent_auth", "Use the SSH agent instead of a key file.").Default(false),
        String("ssh_key", "SSH private key in PEM format with which RKE logs in to the machine.").OptionalComputed().Sensitive(),
        String("ssh_key_path", "Path of the SSH private key with which RKE logs in to the machine.").OptionalComputed(),
        String("user", "User on the machine that may use Docker.").Required().Sensitive());
}
