namespace Rancher.Provider.Registration;

/// <summary>
/// POSIX shell scripts that run as root on a machine. The one that joins finds the token in <c>CATTLE_TOKEN</c>, so that no process list shows it: the
/// agents of all generations read it from there.
/// </summary>
internal static class LinuxHostScript
{
    /// <summary>Where the installer for RKE2 and K3s keeps the identity of the machine, as a word of the shell.</summary>
    private const string IdFolder = "\"${CATTLE_AGENT_CONFIG_DIR:-/etc/rancher/agent}\"";

    /// <summary>Joins the cluster. Commands read nothing of the script's own input.</summary>
    /// <param name="registration">Where and how machines join; its token is not used.</param>
    /// <param name="node">What the machine is to be.</param>
    /// <param name="leftover">A file, as a word of the shell, that is to be gone at the end.</param>
    public static IEnumerable<string> Join(NodeRegistration registration, NodeWishes node, string? leftover = null)
    {
        if (registration.IsRke1)
        {
            return
            [
                .. leftover is null ? Array.Empty<string>() : [$"trap 'rm -f {leftover}' EXIT"],
                "tries=0",
                "until docker info >/dev/null 2>&1 </dev/null; do tries=$((tries + 1)); [ \"$tries\" -lt 60 ] || { echo 'Docker does not answer.' >&2; exit 3; }; sleep 5; done",
                LinuxNodeCommand.AgentContainer(registration, node) + " </dev/null",
            ];
        }

        var environment = string.Join(' ', LinuxNodeCommand.InstallerEnvironment(registration, node).Select(e => $"{e.Key}={Quoting.Shell(e.Value)}").Append(""));
        var arguments = LinuxNodeCommand.InstallerArguments(registration with { Token = "" }, node);
        return
        [
            .. Identity(node),
            "installer=\"$(mktemp)\"",
            $"trap 'rm -f \"$installer\"{(leftover is null ? "" : $" {leftover}")}' EXIT",
            "tries=0",
            $"until {environment}curl {(registration.Insecure ? "--insecure " : "")}-fsSL {Quoting.Shell($"{registration.Server}/system-agent-install.sh")} -o \"$installer\" </dev/null; do tries=$((tries + 1)); "
                + "[ \"$tries\" -lt 30 ] || { echo 'Rancher gave no installer.' >&2; exit 4; }; sleep 10; done",
            $"{environment}sh \"$installer\" {string.Join(' ', arguments.Select(Quoting.Shell))} </dev/null",
        ];
    }

    /// <summary>Makes the settings of kernel and network manager that nodes need, without joining anything.</summary>
    public static IEnumerable<(string Path, string Content)> Settings =>
    [
        ("/etc/NetworkManager/conf.d/90-rancher-node.conf", "[keyfile]\nunmanaged-devices=interface-name:flannel*;interface-name:cali*;interface-name:cni*;interface-name:vxlan*;interface-name:veth*\n"),
        ("/etc/modules-load.d/90-rancher-node.conf", "br_netfilter\noverlay\n"),
        ("/etc/sysctl.d/90-rancher-node.conf", "net.bridge.bridge-nf-call-iptables = 1\nnet.ipv4.ip_forward = 1\n"),
    ];

    /// <summary>Lets those settings count at once. What a machine does not have is no failure.</summary>
    public static IEnumerable<string> Prepare =>
    [
        "modprobe br_netfilter || true",
        "modprobe overlay || true",
        "sysctl --system >/dev/null || true",
        "systemctl reload NetworkManager 2>/dev/null || true",
        "swapoff -a || true",
        "if systemctl is-active --quiet firewalld; then echo 'firewalld is active: allow the ports of provider::rancher2::cluster_ports, or stop it.' >&2; fi",
    ];

    private static IEnumerable<string> Identity(NodeWishes node) => node.Id is not { } id ? [] :
    [
        // The installer uses a given identity and does not write it down; without the file, running it again would make a new machine.
        $"mkdir -p {IdFolder}",
        $"printf '%s' {Quoting.Shell(id)} > {IdFolder}/cattle-id",
        $"chmod 600 {IdFolder}/cattle-id",
    ];
}
