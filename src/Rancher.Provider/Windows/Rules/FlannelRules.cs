using System.Globalization;
using System.Text.RegularExpressions;
using Rancher.Provider.Windows.Facts;
using static Rancher.Provider.Windows.Rules.RuleMessage;

namespace Rancher.Provider.Windows.Rules;

/// <summary>What flannel's backend must be like when Windows nodes take part.</summary>
internal static partial class FlannelRules
{
    private static readonly string[] WindowsBackends = ["vxlan", "host-gw"];

    public static IReadOnlyList<WindowsRule> All =>
    [
        new("W-01", "Linux and Windows nodes use the same flannel backend")
        {
            When = RulePhase.Plan,
            AppliesTo = [RuleTarget.Cluster, RuleTarget.ClusterV2, RuleTarget.Compatibility],
            TrueFor = "every flannel since 0.11",
            Source = "flannel: pkg/backend/vxlan/vxlan_network.go, pkg/backend/route_network.go and route_network_windows.go (\"ignoring non-vxlan subnet\")",
            Messages =
            [
                Error(
                    "Flannel's backends differ: \"{linux}\" on Linux and \"{windows}\" on Windows",
                    "A flannel node skips every other node that announces a different kind of backend. "
                        + "Each kind becomes a network of its own, and no pod of one "
                    + "operating system ever reaches a pod of the other.",
                    "Use one backend on all nodes: \"vxlan\" works on any network, \"host-gw\" only where all nodes share one network segment."),
                Warning(
                    "The nodes of this cluster announce different flannel backends: {list}",
                    "Flannel nodes skip those that announce another kind of backend, so pods on them cannot reach each other. "
                        + "The usual cause is a backend that was changed "
                    + "while nodes were running: each node keeps the old one until it is built again.",
                    "Build the nodes again that announce the wrong backend. The annotation flannel.alpha.coreos.com/backend-type of each node shows which "
                        + "one it is.",
                    "announced"),
            ],
            Cluster = OneBackend,
        },
        new("W-04", "With Windows nodes, flannel's vxlan uses UDP port 4789")
        {
            Example = new Dictionary<string, string> { ["port"] = "8472" },
            IsForJoiningNodes = true,
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.Cluster, RuleTarget.Node, RuleTarget.NetConf, RuleTarget.Compatibility],
            TrueFor = "RKE1 with flannel, Rancher 2.3 to 2.11",
            Source = "flannel: pkg/backend/vxlan/vxlan_windows.go; RKE: cluster/network.go; rke-tools: sidecar.ps1",
            Messages =
            [
                Error(
                    "Windows speaks vxlan on UDP port 4789 only, not on {port}",
                    "Linux nodes would listen on port {port} and Windows nodes on 4789, whatever is configured: the virtual switch of Windows knows no other. "
                        + "Every node would "
                    + "join and look healthy, and no pod would reach a pod on the other operating system. The port of a running cluster cannot be repaired.",
                    "Write flannel_backend_port = \"4789\", or leave the option out: "
                        + "with windows_prefered_cluster = true the provider fills in what Windows needs."),
                Error(
                    "Windows speaks vxlan on UDP port 4789 only, not on {port}",
                    "Linux nodes would listen on port {port} and Windows nodes on 4789, whatever is configured: the virtual switch of Windows knows no other. "
                        + "No pod would reach a pod on the other operating system.",
                    "Give 4789 as the port of the backend.",
                    "file"),
                Warning(
                    "With vxlan, Rancher {rancher} cannot connect pods of Linux and Windows nodes",
                    "Rancher 2.1 and 2.2 know no option for the port and the network identifier: Linux nodes use 8472 and 1, Windows nodes 4789 and 4096. "
                        + "All nodes become active, and no pod reaches a pod on the other operating system.",
                    "Where all nodes share one network segment, write flannel_backend_type = \"host-gw\" in the options of the network, "
                        + "as Rancher's web interface did; or use Rancher 2.3 or later.",
                    "experimental"),
            ],
            Cluster = f => f is { HasWindows: true, UsesVxlan: true, IsExperimental: true }
                ? [Finding.At(f.Cni.Path, ("rancher", f.ExperimentalServer)).As("experimental")]
                : f is { HasWindows: true, UsesVxlan: true, IsRke2: false } && f.Port.Is(p => p != "4789") ? [Finding.At(f.Port.Path, ("port", f.Port.Value))]
                : [],
            NetConf = c => c is { Windows: true, UsesVxlan: true, Port: { } port and not 4789 } ? [Finding.At("", ("port", port)).As("file")] : [],
        },
        new("W-05", "With Windows nodes, flannel's vxlan network identifier is from 4096 to 65535")
        {
            IsForJoiningNodes = true,
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.Cluster, RuleTarget.Node, RuleTarget.NetConf, RuleTarget.Compatibility],
            TrueFor = "RKE1 with flannel, Rancher 2.3 to 2.11",
            Source = "flannel: pkg/backend/vxlan/vxlan_windows.go and vxlan_network_windows.go; RKE: cluster/network.go",
            Messages =
            [
                Error(
                    "Flannel on Windows cannot use the vxlan network identifier {vni}",
                    "On Windows, flannel accepts identifiers from 4096 on and holds them in 16 bits. "
                        + "The Linux nodes would come up, and on each Windows node flannel would stop, or use another "
                    + "identifier than Linux: no pod there would have a network. The identifier of a running cluster cannot be repaired.",
                    "Write flannel_backend_vni = \"4096\", or any number up to \"65535\", or leave the option out: "
                        + "with windows_prefered_cluster = true the provider fills in 4096."),
                Error(
                    "Flannel on Windows cannot use the vxlan network identifier {vni}",
                    "On Windows, flannel accepts identifiers from 4096 on and holds them in 16 bits. "
                        + "On each Windows node flannel would stop, or use another identifier than Linux: no pod there would have a network.",
                    "Give 4096 as the VNI of the backend, or any number up to 65535.",
                    "file"),
            ],
            // Of Rancher 2.1 and 2.2, W-04 says it.
            Cluster = f => f is { HasWindows: true, UsesVxlan: true, IsRke2: false, IsExperimental: false } && f.Vni.Is(v => !IsWindowsVni(v))
                ? [Finding.At(f.Vni.Path, ("vni", f.Vni.Value))] : [],
            NetConf = c => c is { Windows: true, UsesVxlan: true, Vni: { } vni and (< 4096 or > 65535) } ? [Finding.At("", ("vni", vni)).As("file")] : [],
        },
        new("W-06", "RKE2's flannel keeps vxlan, 4096 and 4789 when Windows nodes join")
        {
            Example = new Dictionary<string, string> { ["what"] = "flannel.vni" },
            IsForJoiningNodes = true,
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.ClusterV2, RuleTarget.Node, RuleTarget.Compatibility],
            TrueFor = "RKE2 with flannel for Windows, from the releases of February 2024",
            Source = "rke2: pkg/windows/flannel.go; rke2-charts: rke2-flannel/values.yaml",
            Messages =
            [
                Error(
                    "RKE2's Windows nodes always use flannel with {expected}, and this cluster sets {what} to {value}",
                    "RKE2 writes flannel's settings for Windows nodes itself (vxlan, network identifier 4096, port 4789) and does not look at chart values. "
                        + "Only the Linux nodes would follow "
                    + "the value given here, and pods of the two operating systems would not reach each other.",
                    "Remove {what} from the values of rke2-flannel: its defaults are what Windows needs."),
            ],
            Cluster = Rke2Constants,
        },
        new("W-07", "Flannel on Windows has neither direct routing nor group policies")
        {
            Example = new Dictionary<string, string> { ["what"] = "directRouting" },
            IsForJoiningNodes = true,
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.ClusterV2, RuleTarget.Node, RuleTarget.NetConf, RuleTarget.Compatibility],
            TrueFor = "every flannel for Windows",
            Source = "flannel: pkg/backend/vxlan/vxlan_windows.go",
            Messages =
            [
                Error(
                    "Flannel on Windows does not support {what}",
                    "With {what} turned on, flannel stops on Windows when it reads its configuration. "
                        + "In RKE2, where Windows nodes get settings of their own, Linux nodes would send "
                    + "packets to Windows nodes that those do not expect, and they would be lost.",
                    "Remove {what}, or set it to false."),
            ],
            Cluster = f => f is { HasWindows: true, UsesVxlan: true } ? Unsupported(f.DirectRouting, "directRouting").Concat(Unsupported(f.Gbp, "GBP")) : [],
            NetConf = c => c is { Windows: true, UsesVxlan: true }
                ? [.. c.DirectRouting ? [Finding.At("", ("what", "DirectRouting"))] : Array.Empty<Finding>(), .. c.Gbp ? [Finding.At("", ("what", "GBP"))]
                : Array.Empty<Finding>()]
                : [],
        },
        new("W-08", "With Windows nodes, flannel's backend is vxlan or host-gw")
        {
            Example = new Dictionary<string, string> { ["hint"] = "" },
            IsForJoiningNodes = true,
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.Cluster, RuleTarget.Node, RuleTarget.NetConf, RuleTarget.Compatibility],
            TrueFor = "every flannel for Windows; RKE2 has vxlan only",
            Source = "flannel: the files *_windows.go of pkg/backend; rke2-docs, network options",
            Messages =
            [
                Error(
                    "Flannel's backend \"{backend}\" does not exist on Windows",
                    "Flannel has two backends for Windows, vxlan and host-gw. With any other it stops on every Windows node, and no pod starts there.{hint}",
                    "Write \"vxlan\", which works on any network, or \"host-gw\" where all nodes share one network segment."),
            ],
            Cluster = f => f is { HasWindows: true, UsesFlannel: true, IsRke2: false } && f.Backend.Is(b => !WindowsBackends.Contains(b))
                ? [BadBackend(f.Backend.Path, f.Backend.Value!)] : [],
            NetConf = c => c.Windows && !WindowsBackends.Contains(c.BackendType) ? [BadBackend("", c.BackendType)] : [],
        },
        new("W-09", "MacPrefix is two bytes in hexadecimal, joined by a dash")
        {
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.ClusterV2, RuleTarget.NetConf],
            TrueFor = "flannel's vxlan for Windows",
            Source = "flannel: pkg/backend/vxlan/vxlan_windows.go",
            Messages =
            [
                Error(
                    "\"{prefix}\" is no prefix of hardware addresses",
                    "Windows nodes make the hardware address of each pod from this prefix and the pod's IP address. "
                        + "Flannel stops there when it cannot read it.",
                    "Write two bytes such as \"0E-2A\", which is the default, or leave it out."),
            ],
            Cluster = f => f.HasWindows && f.MacPrefix.Is(m => !MacPrefix().IsMatch(m)) ? [Finding.At(f.MacPrefix.Path, ("prefix", f.MacPrefix.Value))] : [],
            NetConf = c => c.MacPrefix is { } prefix && !MacPrefix().IsMatch(prefix) ? [Finding.At("", ("prefix", prefix))] : [],
        },
        new("W-11", "Flannel's MTU fits the network cards, and Windows does not follow it")
        {
            Example = new Dictionary<string, string> { ["inner"] = "1450", ["mtu"] = "1500" },
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.ClusterV2, RuleTarget.NetConfParse],
            TrueFor = "flannel's vxlan",
            Source = "flannel: pkg/backend/vxlan/vxlan.go (50 bytes for the tunnel) and vxlan_windows.go (no MTU)",
            Messages =
            [
                Warning(
                    "Flannel's MTU of {mtu} reaches only the Linux nodes",
                    "Linux nodes would give their pods packets of up to {inner} bytes, since the tunnel takes 50, and send {mtu} bytes on the wire. "
                        + "Windows nodes take the size from their network card and "
                    + "ignore this value. Where the two differ, small requests work and large answers vanish.",
                    "Leave the MTU out and set the same one on the network cards of all nodes; "
                        + "or make sure that every card, Windows included, has an MTU of at least {mtu}."),
            ],
            Cluster = f => f is { HasWindows: true, UsesVxlan: true } && f.FlannelMtu.Is(m => m != 0) ? [Mtu(f.FlannelMtu.Path, f.FlannelMtu.Value)] : [],
            NetConf = c => c is { Windows: true, UsesVxlan: true, Mtu: { } mtu and not 0 } ? [Mtu("", mtu)] : [],
        },
    ];

    private static IEnumerable<Finding> OneBackend(ClusterFacts facts)
    {
        if (facts.Backend is { IsKnown: true, Value: { } linux } && facts.WindowsBackend is { IsKnown: true, Value: { } windows } && linux != windows)
        {
            yield return Finding.At(facts.WindowsBackend.Path, ("linux", linux), ("windows", windows));
        }

        var announced = facts.Nodes.Where(n => n.AnnouncedBackend is not null).Select(n => n.AnnouncedBackend!).GroupBy(b => b)
            .OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        if (announced.Count > 1)
        {
            yield return Finding.At("", ("list", string.Join(", ", announced.Select(g => $"{g.Count()} × {g.Key}")))).As("announced");
        }
    }

    private static IEnumerable<Finding> Rke2Constants(ClusterFacts facts)
    {
        if (facts is not { HasWindows: true, UsesFlannel: true, IsRke2: true })
        {
            yield break;
        }

        foreach (var (fact, what, expected, title) in new[]
        {
            (facts.Backend, "flannel.backend", "vxlan", "the backend vxlan"), (facts.Vni, "flannel.vni", "4096", "the network identifier 4096"),
                (facts.Port, "flannel.backendPort", "4789", "port 4789"),
        })
        {
            if (fact.Is(value => value != expected))
            {
                yield return Finding.At(fact.Path, ("what", what), ("value", fact.Value), ("expected", title));
            }
        }
    }

    private static IEnumerable<Finding> Unsupported(Fact<bool> fact, string what) => fact.Is(true) ? [Finding.At(fact.Path, ("what", what))] : [];

    // host_gw is the usual slip of the pen, and RKE takes it without a word.
    private static Finding BadBackend(string path, string backend) => Finding.At(
        path,
        ("backend", backend),
        ("hint", backend.Replace("_", "-", StringComparison.Ordinal).ToLowerInvariant() is "host-gw" or "hostgw"
            ? " The name of host-gw is written with a dash." : ""));

    private static Finding Mtu(string path, long mtu) => Finding.At(path, ("mtu", mtu), ("inner", mtu - 50));

    private static bool IsWindowsVni(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var vni) && vni is >= 4096 and <= 65535;

    [GeneratedRegex("^[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex MacPrefix();
}
