namespace Rancher.Provider.Registration;

/// <summary>
/// POSIX shell scripts that run as root on a machine. The one that joins finds the token in <c>CATTLE_TOKEN</c>, so that no process list shows it: the
/// agents of all generations read it from there.
/// </summary>
internal static class LinuxHostScript
{
    /// <summary>Joins the cluster. Commands read nothing of the script's own input.</summary>
    /// <param name="registration">Where and how machines join; its token is not used.</param>
    /// <param name="node">What the machine is to be.</param>
    /// <param name="leftover">A file, as a word of the shell, that is to be gone at the end.</param>
    public static IEnumerable<string> Join(NodeRegistration registration, NodeOptions node, string? leftover = null)
    {
        string[] last = leftover is null ? [] : [$"leftover={leftover}"];
        if (registration.IsRke1)
        {
            return [.. last, $"set -- {LinuxNodeCommand.AgentContainer(registration, node)}", .. HostScripts.Lines("linux-join-rke1.sh")];
        }

        return
        [
            .. last,
            .. LinuxNodeCommand.InstallerEnvironment(registration, node).Select(e => $"export {e.Key}={Quoting.Shell(e.Value)}"),
            $"url={Quoting.Shell($"{registration.Server}/system-agent-install.sh")}",
            $"insecure={(registration.Insecure ? "yes" : "")}",
            $"set -- {string.Join(' ', LinuxNodeCommand.InstallerArguments(registration with { Token = "" }, node).Select(Quoting.Shell))}",
            .. HostScripts.Lines("linux-join-machine.sh"),
        ];
    }

    /// <summary>Makes the settings of kernel and network manager that nodes need, without joining anything.</summary>
    public static IEnumerable<(string Path, string Content)> Settings =>
    [
        ("/etc/NetworkManager/conf.d/90-rancher-node.conf",
            "[keyfile]\nunmanaged-devices=interface-name:flannel*;interface-name:cali*;interface-name:cni*;interface-name:vxlan*;interface-name:veth*\n"),
        ("/etc/modules-load.d/90-rancher-node.conf", "br_netfilter\noverlay\n"),
        ("/etc/sysctl.d/90-rancher-node.conf", "net.bridge.bridge-nf-call-iptables = 1\nnet.ipv4.ip_forward = 1\n"),
    ];

    /// <summary>Lets those settings count at once. What a machine does not have is no failure.</summary>
    public static IEnumerable<string> Prepare => HostScripts.Lines("linux-prepare.sh");
}
