using static Rancher.Provider.Windows.Rules.RuleMessage;

namespace Rancher.Provider.Windows.Rules;

/// <summary>What platforms and add-ons do not get along with Windows nodes.</summary>
internal static class PlatformRules
{
    public static IReadOnlyList<WindowsRule> All =>
    [
        new("W-51", "vSphere uses UDP port 4789 itself")
        {
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.Cluster, RuleTarget.ClusterV2, RuleTarget.Compatibility],
            TrueFor = "vSphere with NSX; ESXi from 6.7 update 2",
            Source = "Microsoft, common network problems; Rancher documentation, vSphere",
            Messages =
            [
                Warning(
                    "vSphere may take UDP port 4789 for its own networks",
                    "Windows can use no other port for vxlan. Where NSX builds its networks on the same port, it takes the packets of pods for its own. "
                        + "From ESXi 6.7 update 2 on, the vmxnet3 card also breaks such packets "
                    + "of some Linux kernels.",
                    "Give NSX another vxlan port, and turn off tunnel offloading on Linux nodes: "
                        + "ethtool -K <interface> tx-udp_tnl-segmentation off tx-udp_tnl-csum-segmentation off."),
            ],
            Cluster = f => f is { HasWindows: true, UsesVxlan: true } && f.Platform.Is("vsphere") ? [Finding.At(f.Platform.Path)] : [],
        },
        new("W-55", "Istio and CIS scans have no part in Windows clusters")
        {
            Example = new Dictionary<string, string> { ["argument"] = "enable_cluster_istio", ["effect"] = "Istio's sidecar containers exist for Linux only." },
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.Cluster],
            TrueFor = "every version of Rancher",
            Source = "Rancher documentation 2.6, feature parity of Windows; rancher: \"cannot run scan on a windows cluster\"",
            Messages =
            [
                Warning(
                    "{what} does not work in a cluster with Windows nodes",
                    "{effect}",
                    "Remove {argument}, or use a cluster without Windows nodes for it."),
            ],
            Cluster = f => !f.HasWindows ? []
                : [
                    .. f.Istio.Is(true)
                        ? [Finding.At(f.Istio.Path, ("what", "Istio"), ("argument", f.Istio.Path), ("effect", "Its sidecar containers exist for Linux only, "
                        + "and pods on Windows nodes fail when one is added to them."))]
                        : Array.Empty<Finding>(),
                    .. f.CisScan.Is(true)
                        ? [Finding.At(f.CisScan.Path, ("what", "A CIS scan"), ("argument", f.CisScan.Path),
                        ("effect", "Rancher refuses to scan a Windows cluster."))]
                        : Array.Empty<Finding>(),
                ],
        },
    ];
}
