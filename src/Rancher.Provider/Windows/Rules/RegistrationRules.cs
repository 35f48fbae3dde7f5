using Rancher.Provider.Windows.Facts;
using static Rancher.Provider.Windows.Rules.RuleMessage;

namespace Rancher.Provider.Windows.Rules;

/// <summary>Tokens, commands and connections with which machines register.</summary>
internal static class RegistrationRules
{
    private static readonly string[] OnceOnly = ["-Label", "-Taint", "-Worker"];
    private static readonly string[] TokenWords = ["--token", "-token"];
    private static readonly string[] PlainWinRm = ["AllowUnencrypted=\"true\"", "AllowUnencrypted='true'", "AllowUnencrypted=true", "AllowUnencrypted $true"];

    public static IReadOnlyList<WindowsRule> All =>
    [
        new("W-27", "Nodes of RKE1 keep their registration token")
        {
            When = RulePhase.Plan,
            AppliesTo = [RuleTarget.Token],
            TrueFor = "RKE1",
            Source = "rancher: cmd/agent (the agent of RKE1 registers at each start)",
            Messages =
            [
                Error(
                    "A node of RKE1 needs its registration token for as long as it lives",
                    "The agent of RKE1 shows the token to Rancher each time it starts. Were it deleted after use, the node would be lost at its next restart.",
                    "Leave out one_time for clusters of RKE1; it is for RKE2 and K3s, whose nodes get a credential of their own."),
            ],
            Node = n => n.Distribution.Is("rke1") && n.OneTimeToken.Is(true) ? [Finding.At(n.OneTimeToken.Path)] : [],
        },
        new("W-52", "A Windows registration command names each option once")
        {
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.MachineConfig, RuleTarget.WindowsUserData, RuleTarget.Commands],
            TrueFor = "RKE2, Rancher from 2.6.5",
            Source = "rancher/dashboard issue 9742; rancher/windows pull request 232",
            Messages =
            [
                Error(
                    "The registration command for Windows names {option} {count} times",
                    "PowerShell refuses a command that names a parameter twice, and the machine does not register. "
                        + "Rancher's own command has -Label and -Worker already, and its web interface adds a second -Label for labels of yours.",
                    "Join what belongs together with commas, such as -Label 'cattle.io/os=windows,team=web', and keep one -Worker; "
                        + "provider::rancher2::windows_node_command writes the command like that."),
            ],
            Command = c => c.Os != "windows" ? [] : OnceOnly.Where(o => c.Count(o) > 1).Select(o => Finding.At(c.Path, ("option", o), ("count", c.Count(o)))),
        },
        new("W-58", "A server with a private authority gives its checksum to nodes")
        {
            When = RulePhase.Plan,
            AppliesTo = [RuleTarget.Node],
            TrueFor = "RKE2 and K3s, where agent-tls-mode is strict (the default of new servers) and the provider registers the machine",
            Source = "system-agent: install.sh; rancher: setting agent-tls-mode",
            Messages =
            [
                Error(
                    "Rancher would let the machine register without the checksum of its certificate authority",
                    "The server's setting agent-tls-mode is \"strict\": agents trust only the authority that Rancher names, "
                        + "and its installer stops on a machine that was given no checksum of it. Rancher gives one only when its setting "
                    + "cacerts has that authority, and here it has none.",
                    "Where the server's certificate is publicly trusted, set agent-tls-mode to \"system-store\", for instance with a rancher2_setting; "
                        + "otherwise set cacerts to the authority that signed it."),
            ],
            Node = n => n.StrictTls.Is(true) && n.HasCaChecksum.Is(false) && n.Distribution.Is(d => d is "rke2" or "k3s") ? [Finding.At(n.HasCaChecksum.Path)]
                : [],
        },
        new("W-59", "Rancher 2.1 registers Windows nodes only with a private authority")
        {
            When = RulePhase.Function,
            AppliesTo = [RuleTarget.WindowsCommand, RuleTarget.WindowsUserData, RuleTarget.Node],
            TrueFor = "Rancher 2.1, which this provider does not support otherwise",
            Source = "rancher at v2.1: package/windows/start.ps1 (the checksum is mandatory)",
            Messages =
            [
                Error(
                    "Rancher {rancher} cannot register a Windows node without the checksum of its authority",
                    "The script that Rancher 2.1 runs on Windows insists on a checksum, and a server with a publicly trusted certificate has none.",
                    "Give ca_checksum if the server has an authority of its own (sha256sum of its setting cacerts), or update Rancher."),
            ],
            Node = n => n.IsWindows && n.HasCaChecksum.Is(false) && n.Rancher is { IsUnknown: false } rancher && !rancher.IsAtLeast(2, 2)
                ? [Finding.At(n.HasCaChecksum.Path, ("rancher", rancher))] : [],
        },
        new("W-60", "Connections to Windows machines are encrypted")
        {
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.Compatibility, RuleTarget.MachineConfig],
            TrueFor = "every version; the provider itself connects by SSH alone",
            Source = "Microsoft, WinRM; the demo of the talk opened it without encryption",
            Messages =
            [
                Warning(
                    "Port 5985 is open, on which WinRM speaks without encryption of its own",
                    "Anyone who can listen between here and the machine may read the administrator's password, "
                        + "and the token with which any machine can join the cluster.",
                    "Close 5985/tcp. Use SSH, which Windows Server 2019 and later can have and provider::rancher2::windows_user_data sets up, "
                        + "or WinRM over HTTPS on port 5986."),
                Warning(
                    "The user data enables WinRM without encryption",
                    "Anyone who can listen between here and the machine may read the administrator's password, "
                        + "and the token with which any machine can join the cluster.",
                    "Remove AllowUnencrypted. Use SSH, which Windows Server 2019 and later can have and provider::rancher2::windows_user_data sets up, "
                        + "or WinRM over HTTPS.",
                    "script"),
            ],
            Cluster = f => f is { HasWindows: true, OpenPorts: { } open } && open.Any(p => OpenPort.Covers(p, 5985, "tcp")) ? [Finding.At(f.OpenPortsPath)]
                : [],
            FirstStart = s => PlainWinRm.Any(w => s.Text.Contains(w, StringComparison.OrdinalIgnoreCase)) ? [Finding.At(s.Path).As("script")] : [],
        },
        new("W-61", "Registration commands use long option names")
        {
            Example = new Dictionary<string, string> { ["address"] = "10.0.0.11" },
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.MachineConfig, RuleTarget.LinuxUserData, RuleTarget.Commands],
            TrueFor = "RKE2 and K3s on Linux",
            Source = "system-agent: install.sh (-a is --all-roles there)",
            Messages =
            [
                Error(
                    "The registration command has -a {address}, and -a means all roles",
                    "Rancher's installer takes -a for --all-roles: the machine would become etcd, control plane and worker at once, "
                        + "and {address} would be ignored.",
                    "Write --address {address}."),
            ],
            Command = c => c.Os != "linux" ? []
                : c.Words.Zip(c.Words.Skip(1)).Where(w => w.First == "-a" && !w.Second.StartsWith('-')).Select(w => Finding.At(c.Path, ("address", w.Second))),
        },
        new("W-64", "Registration tokens stay out of what a machine is started with")
        {
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.MachineConfig],
            TrueFor = "every version",
            Source = "rancher/quickstart; cloud metadata services",
            Messages =
            [
                Warning(
                    "The registration token is in the user data of the machine",
                    "Clouds show user data to every process on the machine, pods included, and keep it for as long as the machine lives. "
                        + "Anyone who reads it can join machines of their own to the cluster.",
                    "Remove the command. Rancher registers the machines of a pool by itself; "
                        + "other machines register with rancher2_custom_node, which leaves no token on them, "
                        + "or with a token of their own (rancher2_cluster_registration_token) that is destroyed once they are there."),
            ],
            FirstStart = s => s.Commands.Any(c => TokenWords.Any(w => c.Count(w) > 0)) ? [Finding.At(s.Path)] : [],
        },
    ];
}
