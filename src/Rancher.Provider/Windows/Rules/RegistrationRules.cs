using Rancher.Provider.Windows.Facts;
using static Rancher.Provider.Windows.Rules.RuleMessage;

namespace Rancher.Provider.Windows.Rules;

/// <summary>Tokens, commands and connections with which machines register.</summary>
internal static class RegistrationRules
{
    private static readonly string[] OnceOnly = ["-Label", "-Taint", "-Worker"];
    private static readonly string[] TokenWords = ["--token", "-token"];

    public static IReadOnlyList<WindowsRule> All =>
    [
        new("W-27", "Nodes of RKE1 keep their registration token")
        {
            When = RuleTime.Plan,
            AppliesTo = [Applies.Token],
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
            When = RuleTime.Always,
            AppliesTo = [Applies.Commands],
            TrueFor = "RKE2, Rancher from 2.6.5",
            Source = "rancher/dashboard issue 9742; rancher/windows pull request 232",
            Messages =
            [
                Error(
                    "The Windows command has {option} {count} times",
                    "PowerShell refuses a command that names a parameter twice, and the machine does not register.",
                    "Join labels and taints with commas into one -Label and one -Taint, and do not add -Worker to a command that has it."),
            ],
            Command = c => c.Os != "windows" ? [] : OnceOnly.Where(o => c.Count(o) > 1).Select(o => Finding.At("", ("option", o), ("count", c.Count(o)))),
        },
        new("W-58", "A server with a private authority gives its checksum to nodes")
        {
            When = RuleTime.Plan,
            AppliesTo = [Applies.Node],
            TrueFor = "RKE2 and K3s, where agent-tls-mode is strict (the default of new servers)",
            Source = "system-agent: install.sh; rancher: setting agent-tls-mode",
            Messages =
            [
                Error(
                    "The node would be registered without the checksum of Rancher's authority",
                    "The server's setting agent-tls-mode is strict, so the installer insists on a checksum and stops without one.",
                    "Add ca_checksum to the node, or set Rancher's cacerts so that the registration command has it; or set agent-tls-mode to system-store where the server's certificate is publicly trusted."),
            ],
            Node = n => n.StrictTls.Is(true) && n.HasCaChecksum.Is(false) && n.Distribution.Is(d => d is "rke2" or "k3s") ? [Finding.At(n.HasCaChecksum.Path)] : [],
        },
        new("W-59", "Rancher 2.1 registers Windows nodes only with a private authority")
        {
            When = RuleTime.Plan,
            AppliesTo = [Applies.Node],
            TrueFor = "Rancher 2.1, which this provider does not support otherwise",
            Source = "rancher at v2.1: package/windows/start.ps1 (the checksum is mandatory)",
            Messages =
            [
                Error(
                    "Rancher {rancher} cannot register a Windows node without the checksum of its authority",
                    "The script of Rancher 2.1 insists on a checksum, which a server with a publicly trusted certificate does not have.",
                    "Update Rancher."),
            ],
            Node = n => n.IsWindows && n.HasCaChecksum.Is(false) && n.Rancher is { IsUnknown: false } rancher && !rancher.IsAtLeast(2, 2) ? [Finding.At(n.HasCaChecksum.Path, ("rancher", rancher))] : [],
        },
        new("W-60", "Connections to Windows machines are encrypted")
        {
            When = RuleTime.Validate,
            AppliesTo = [Applies.Node],
            TrueFor = "every version",
            Source = "Microsoft, WinRM; the demo of the talk opened it without encryption",
            Messages =
            [
                Error(
                    "WinRM without encryption shows password and registration token to the network",
                    "Everybody between here and the machine could read the administrator's password, and the token with which any machine can join the cluster.",
                    "Use type = \"ssh\" (Windows Server 2019 and later can have OpenSSH), or https = true; allow_plaintext = true accepts the risk in a closed network."),
            ],
            Node = n => n.Connection.Is("winrm") && n.ConnectionIsEncrypted.Is(false) && !n.AllowsPlaintext.Is(true) && !n.AllowsPlaintext.IsUnknown ? [Finding.At(n.Connection.Path)] : [],
        },
        new("W-61", "Registration commands use long option names")
        {
            When = RuleTime.Always,
            AppliesTo = [Applies.Commands],
            TrueFor = "RKE2 and K3s on Linux",
            Source = "system-agent: install.sh (-a is --all-roles there)",
            Messages =
            [
                Error(
                    "The command has -a, which means all roles and not an address",
                    "The installer takes -a for --all-roles: the machine would become etcd, control plane and worker, and what follows would be ignored.",
                    "Write --address."),
            ],
            Command = c => c.Os == "linux" && c.Words.Contains("-a") ? [Finding.At("")] : [],
        },
        new("W-64", "Registration tokens stay out of what a machine is started with")
        {
            When = RuleTime.Validate,
            AppliesTo = [Applies.Node],
            TrueFor = "every version",
            Source = "rancher/quickstart; cloud metadata services",
            Messages =
            [
                Warning(
                    "The registration token is in the user data of the machine",
                    "Clouds show user data to every process on the machine, pods included, and keep it for as long as the machine lives. Whoever reads it can join machines of their own to the cluster.",
                    "Prepare the machine with user data and register it from outside; or use a token that is deleted once the nodes are there."),
            ],
            Node = n => n.UserData.Is(u => u.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Any(w => TokenWords.Contains(w.ToLowerInvariant()))) ? [Finding.At(n.UserData.Path)] : [],
        },
    ];
}
