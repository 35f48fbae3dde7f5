using Rancher.Provider.Windows.Facts;
using static Rancher.Provider.Windows.Rules.RuleMessage;

namespace Rancher.Provider.Windows.Rules;

/// <summary>Settings of RKE2 that reach every node, and what Calico and pod security ask of Windows nodes.</summary>
internal static class ConfigurationRules
{
    private static readonly string[] LinuxEncapsulations = ["IPIP", "IPIPCrossSubnet", "VXLANCrossSubnet"];

    public static IReadOnlyList<WindowsRule> All =>
    [
        new("W-66", "kube-proxy is left as it is on Windows nodes")
        {
            IsForJoiningNodes = true,
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.ClusterV2, RuleTarget.Node],
            TrueFor = "RKE2 with Windows nodes",
            Source = "Kubernetes: pkg/proxy/apis/config/validation (validateProxyModeWindows); k3s: pkg/daemons/agent/agent_windows.go (kernelspace)",
            Example = new Dictionary<string, string> { ["mode"] = "ipvs" },
            Messages =
            [
                Error(
                    "kube-proxy on Windows does not know the mode \"{mode}\", which all nodes are given",
                    "machine_global_config counts for Windows nodes too, where kube-proxy has the mode kernelspace alone and ends with an error when it is "
                        + "given {mode}. Services would not work on any Windows node.",
                    "Move kube-proxy-arg to a machine_selector_config whose machine_label_selector has match_labels = { \"cattle.io/os\" = \"linux\" }."),
                Error(
                    "Windows nodes need kube-proxy, and disable-kube-proxy turns it off for the whole cluster",
                    "What can take the place of kube-proxy, Cilium and the eBPF dataplane of Calico, exists on Linux alone. "
                        + "Services would not work on any Windows node.",
                    "Remove disable-kube-proxy from machine_global_config.",
                    "disabled"),
            ],
            Cluster = f => f is not { HasWindows: true, IsRke2: true } ? []
                : [
                    .. f.ProxyMode.Is(m => m != "kernelspace") ? [Finding.At(f.ProxyMode.Path, ("mode", f.ProxyMode.Value))] : Array.Empty<Finding>(),
                    .. f.NoKubeProxy.Is(true) ? [Finding.At(f.NoKubeProxy.Path).As("disabled")] : Array.Empty<Finding>(),
                ],
        },
        new("W-67", "Settings of Linux are given to Linux nodes alone")
        {
            IsForJoiningNodes = true,
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.ClusterV2, RuleTarget.Node],
            TrueFor = "RKE2 with Windows nodes; profile stops Windows agents before v1.23.15, v1.24.9 and v1.25.5",
            Source = "rke2 issue 3566 and pull request 3568; rke2: pkg/cli/cmds/profile_linux.go",
            Example = new Dictionary<string, string> { ["setting"] = "profile", ["version"] = "v1.24.8+rke2r1" },
            Messages =
            [
                Error(
                    "RKE2 {version} does not start on Windows with a profile",
                    "machine_global_config counts for Windows nodes too. Before v1.23.15, v1.24.9 and v1.25.5, "
                        + "an agent on Windows that is given a profile looks for kernel parameters of Linux and ends with \"open /proc/sys/kernel/panic\".",
                    "Choose one of those versions or a later one, or move profile to a machine_selector_config whose machine_label_selector has match_labels = "
                        + "{ \"cattle.io/os\" = \"linux\" }."),
                Warning(
                    "Windows nodes do not follow {setting}, which all nodes are given",
                    "It is a setting of Linux: nothing on a Windows node is hardened by it, while the configuration reads as if it were.",
                    "Move {setting} to a machine_selector_config whose machine_label_selector has match_labels = { \"cattle.io/os\" = \"linux\" }, "
                        + "and harden Windows machines by their own means.",
                    "linux"),
            ],
            Cluster = LinuxOnly,
        },
        new("W-68", "Calico uses only what exists on Windows")
        {
            IsForJoiningNodes = true,
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.ClusterV2, RuleTarget.Node],
            TrueFor = "RKE2 with calico and Windows nodes",
            Source = "Calico documentation, Windows limitations (IP in IP, cross-subnet, eBPF, WireGuard, IPv6)",
            Example = new Dictionary<string, string> { ["what"] = "the encapsulation IPIP" },
            Messages =
            [
                Error(
                    "Calico on Windows does not have {what}",
                    "Linux nodes would send packets to Windows nodes in a form that those cannot read, "
                        + "and pods of the two operating systems would not reach each other.",
                    "Remove it from the values of rke2-calico: with Windows nodes, Calico has VXLAN for all traffic, or BGP without encapsulation, "
                        + "and IPv4 alone."),
                Warning(
                    "Calico encrypts with WireGuard between Linux nodes only",
                    "Traffic to and from pods on Windows nodes is sent in clear text, while the configuration reads as if everything were encrypted.",
                    "Encrypt what Windows pods send by other means, such as TLS; or remove wireguardEnabled.",
                    "wireguard"),
            ],
            Cluster = Calico,
        },
        new("W-69", "With restricted pod security, Windows pods name their operating system")
        {
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.ClusterV2],
            TrueFor = "Kubernetes from 1.25",
            Source = "Kubernetes documentation, pod security standards (policies by operating system); windows-specific pod spec (spec.os.name)",
            Example = new Dictionary<string, string> { ["template"] = "rancher-restricted" },
            Messages =
            [
                Warning(
                    "Pod security \"{template}\" refuses Windows pods that do not set spec.os.name",
                    "The restricted standard asks for a seccomp profile and dropped capabilities, which Windows does not have. "
                        + "Kubernetes leaves those out only for pods that say os: {name: windows}; a node selector is not enough.",
                    "Set spec.os.name to windows in every Windows pod, beside the node selector kubernetes.io/os: windows."),
            ],
            Cluster = f => f is { HasWindows: true, IsRke2: true } && f.PodSecurity.Is(p => p.Contains("restricted", StringComparison.OrdinalIgnoreCase))
                ? [Finding.At(f.PodSecurity.Path, ("template", f.PodSecurity.Value))]
                : [],
        },
    ];

    private static IEnumerable<Finding> LinuxOnly(ClusterFacts facts)
    {
        if (facts is not { HasWindows: true, IsRke2: true })
        {
            return [];
        }

        var failing = facts.Profile.IsKnown && facts.Version is { } v && !HasProfileFix(v)
            ? [Finding.At(facts.Profile.Path, ("version", facts.KubernetesVersion.Value))]
            : Array.Empty<Finding>();
        var profile = facts.Profile.IsKnown && failing.Length == 0 ? [facts.Profile with { Value = "profile" }] : Array.Empty<Fact<string>>();
        return [.. failing, .. profile.Concat(facts.LinuxSettings).Select(s => Finding.At(s.Path, ("setting", s.Value)).As("linux"))];
    }

    private static bool HasProfileFix(KubernetesVersion version) => version.Minor switch
    {
        23 => version.Patch >= 15,
        24 => version.Patch >= 9,
        25 => version.Patch >= 5,
        _ => version.IsAtLeast(1, 26),
    };

    private static IEnumerable<Finding> Calico(ClusterFacts facts)
    {
        if (facts is not { HasWindows: true, IsRke2: true } || !facts.Cni.Is("calico"))
        {
            return [];
        }

        return
        [
            .. facts.CalicoEncapsulations.Where(e => e.Is(v => LinuxEncapsulations.Contains(v)))
            .Select(e => Finding.At(e.Path, ("what", $"the encapsulation {e.Value}"))),
            .. facts.CalicoDataplane.Is(d => d == "BPF") ? [Finding.At(facts.CalicoDataplane.Path, ("what", "the eBPF dataplane"))] : Array.Empty<Finding>(),
            .. facts.CalicoIpv6.Select(p => Finding.At(p.Path, ("what", $"IPv6 pools such as {p.Value}"))),
            .. facts.CalicoWireGuard.Is(true) ? [Finding.At(facts.CalicoWireGuard.Path).As("wireguard")] : Array.Empty<Finding>(),
        ];
    }
}
