using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters.Rke;

/// <summary>Who gets into a cluster that RKE builds: API authentication, API authorization, and the SSH host in front of the nodes.</summary>
internal static class RkeAccessFields
{
    public static Field Authentication => Block("authentication", "How clients prove to the Kubernetes API who they are.",
        StringList("sans", "Further host names and IP addresses to put into the certificate of the Kubernetes API.").Host().OptionalComputed(),
        String("strategy", "`x509` for client certificates, or `x509|webhook` to ask a webhook as well; Rancher's default is `x509`.").OptionalComputed())
            .OptionalComputed();

    public static Field Authorization => Block("authorization", "How the Kubernetes API decides what a client may do.",
        String("mode", "`rbac` checks roles; `none` allows everything.").Default("rbac").OneOf("rbac", "none"),
        StringMap("options", "Options for the authorization mode; `rbac` knows none.").OptionalComputed()).OptionalComputed();

    public static Field BastionHost => Block("bastion_host", "The SSH jump host through which RKE reaches the nodes.",
        String("address", "Host name or IP address of the jump host.").Host().Required(),
        String("port", "SSH port of the jump host.").PortText().Default("22"),
        Bool("ssh_agent_auth", "Use the SSH agent instead of a key file.").Default(false),
        String("ssh_key", "SSH private key in PEM format with which RKE logs in to the jump host.").OptionalComputed().Sensitive(),
        String("ssh_key_path", "Path of the SSH private key with which RKE logs in to the jump host.").OptionalComputed(),
        String("user", "User on the jump host.").Required()).OptionalComputed();
}
