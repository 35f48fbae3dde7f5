using Rancher.Provider.Windows.Compatibility;
using Rancher.Provider.Windows.Facts;
using static Rancher.Provider.Windows.Rules.RuleMessage;

namespace Rancher.Provider.Windows.Rules;

/// <summary>Which versions of Rancher and Kubernetes have Windows nodes.</summary>
internal static class VersionRules
{
    public static IReadOnlyList<WindowsRule> All =>
    [
        new("W-26", "Rancher 2.3 to 2.11 build Windows clusters with RKE1, and support for them has ended")
        {
            Example = new Dictionary<string, string> { ["rancher"] = "2.11.16" },
            When = RulePhase.Plan,
            AppliesTo = [RuleTarget.Cluster, RuleTarget.Node, RuleTarget.Compatibility],
            TrueFor = "every version of Rancher",
            Source = "rancher/windows issues 179 and 182; rancher at v2.12 (RKE1 removed); API schemas of Rancher 2.2",
            Messages =
            [
                Warning(
                    "Windows nodes in clusters of RKE1 are no longer supported",
                    "Rancher {rancher} still builds such a cluster, but SUSE ended support on 1 September 2022, "
                        + "no Windows images were made for later Kubernetes versions, and Rancher 2.12 has no RKE1 at all.",
                    "Build new Windows clusters with RKE2 (rancher2_cluster_v2). "
                        + "To keep this one for now, silence the warning with ignore_rules = [\"W-26\"]."),
                Error(
                    "Rancher {rancher} cannot build clusters with RKE1",
                    "RKE1 was removed from Rancher 2.12. The server would store a cluster that is never built.",
                    "Use RKE2 (rancher2_cluster_v2) for clusters with Windows nodes.",
                    "removed"),
                Error(
                    "Rancher {rancher} does not know windows_prefered_cluster",
                    "The field came with Rancher 2.3. Older servers drop it without a word, and the cluster would be one for Linux alone.",
                    "Use Rancher 2.3 or later, or remove windows_prefered_cluster.",
                    "early"),
                Warning(
                    "Windows nodes are experimental in Rancher {rancher}",
                    "Rancher 2.1 and 2.2 let a Windows machine join a custom cluster of RKE1 without anything that makes it one for Windows. "
                        + "Its agent needs Windows Server 1803 or 1809 with Docker Enterprise, and was never supported in production.",
                    "Use it to try things out. For anything else, use a Rancher that is supported, and RKE2 (rancher2_cluster_v2).",
                    "experimental"),
            ],
            Node = n => n.IsWindows && n.Cluster is { IsExperimental: true } cluster
                ? [Finding.At("os", ("rancher", cluster.ExperimentalServer)).As("experimental")] : [],
            Cluster = f => f is { HasWindows: true, IsRke1: true, Rancher: { IsUnknown: false } rancher }
                ? [Finding.At(f.Windows.Path, ("rancher", rancher)) is var found && !rancher.IsAtLeast(2, 3)
                ? found.As(f.IsMadeForWindows.Is(true) ? "early" : "experimental") : rancher.IsAtLeast(2, 12) ? found.As("removed") : found]
                : [],
        },
        new("W-28", "Windows clusters of RKE1 run Kubernetes 1.15 to 1.22")
        {
            IsForJoiningNodes = true,
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.Cluster, RuleTarget.Node, RuleTarget.Compatibility],
            TrueFor = "RKE1, Rancher 2.3 to 2.11",
            Source = "rancher/ui, cluster form (v1.15.3); Rancher documentation 2.6, migrating Windows workloads; "
                + "rke-tools issue 154 and hyperkube (Windows images until 1.23)",
            Messages =
            [
                Error(
                    "Kubernetes {version} is too old for Windows nodes",
                    "RKE1 can set up Windows nodes from Kubernetes 1.15 on. With an older version the Linux nodes come up, and Windows nodes get no kubelet.",
                    "Choose a kubernetes_version from v1.15.3 on, of those that this Rancher offers."),
                Warning(
                    "Kubernetes {version} is older than what Rancher offers for Windows clusters",
                    "Rancher's web interface offers Windows only from v1.15.3 on; earlier releases of 1.15 were never meant for it.",
                    "Choose v1.15.3 or later.",
                    "early"),
                Warning(
                    "There are no Windows images of RKE1 for Kubernetes {version}",
                    "The last images that RKE1 runs on Windows nodes were made for Kubernetes 1.23. "
                        + "The Linux part of the cluster will work; a Windows node will fail to pull its images, unless you build and mirror your own.",
                    "Use RKE2 for Windows nodes with this Kubernetes version.",
                    "late"),
                Warning(
                    "Kubernetes {version} was never supported for Windows nodes of RKE1",
                    "Rancher tested Windows clusters of RKE1 up to Kubernetes 1.22.",
                    "Choose a kubernetes_version of 1.22 or before, or use RKE2.",
                    "untested"),
                Warning(
                    "Rancher {rancher} has Windows nodes for Kubernetes 1.10 to 1.13, not for {version}",
                    "The experimental support of Rancher 2.1 and 2.2 comes with Windows images for those versions. "
                        + "The Linux nodes come up, and a Windows node may find no images.",
                    "Choose a kubernetes_version of 1.13 that this Rancher offers.",
                    "experimental"),
            ],
            Cluster = Rke1Version,
        },
        new("W-29", "RKE2 has Windows nodes from Kubernetes 1.21 on")
        {
            IsForJoiningNodes = true,
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.ClusterV2, RuleTarget.Node, RuleTarget.Compatibility],
            TrueFor = "RKE2",
            Source = "rke2: tags with Windows builds (v1.20.9, v1.21.3); Rancher documentation 2.6, support table",
            Messages =
            [
                Error(
                    "RKE2 {version} has no Windows nodes",
                    "RKE2 is built for Windows from v1.21.3 on. The installer on the Windows machine would find nothing to download.",
                    "Choose a kubernetes_version of 1.22 or later."),
                Warning(
                    "Windows nodes of RKE2 {version} were a preview",
                    "Rancher supports them from Kubernetes 1.22 on, and privileged work on Windows (host process containers) needs 1.24.1.",
                    "Choose a kubernetes_version of 1.24.1 or later.",
                    "preview"),
            ],
            Cluster = f => f is { HasWindows: true, IsRke2: true, Version: { } v }
                ? !v.IsAtLeast(1, 21, 3) ? [Version(f)] : !v.IsAtLeast(1, 22) ? [Version(f).As("preview")] : []
                : [],
        },
        new("W-30", "Flannel for Windows came to RKE2 in February 2024")
        {
            IsForJoiningNodes = true,
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.ClusterV2, RuleTarget.Node, RuleTarget.Compatibility],
            TrueFor = "RKE2 with flannel",
            Source = "rke2-docs, network options; rancher/dashboard: supportsWindows (from v1.29.2)",
            Messages =
            [
                Error(
                    "RKE2 {version} has no flannel for Windows",
                    "Windows nodes would stop with \"unsupported CNI\". Flannel for Windows is in v1.26.14, v1.27.11, v1.28.7, v1.29.2 and everything later.",
                    "Choose one of those versions, or write cni: calico."),
                Warning(
                    "Rancher's web interface does not offer Windows nodes for flannel and RKE2 {version}",
                    "The nodes work, but the registration command for Windows is hidden there below v1.29.2, and early releases had mistakes in its tunnel.",
                    "Choose v1.30.2 or later, or take the command from the cluster_registration_token attribute.",
                    "hidden"),
            ],
            Cluster = Rke2Flannel,
        },
        new("W-31", "Rancher supports Windows nodes of RKE2 from 2.6.5 on")
        {
            IsForJoiningNodes = true,
            When = RulePhase.Plan,
            AppliesTo = [RuleTarget.ClusterV2, RuleTarget.Node, RuleTarget.Compatibility],
            TrueFor = "RKE2",
            Source = "Rancher documentation 2.6, Windows; rancher-docs pull request 1821 (flannel not in 2.8)",
            Messages =
            [
                Warning(
                    "Windows nodes of RKE2 are a preview in Rancher {rancher}",
                    "They are supported from Rancher 2.6.5 on; the registration command changed between the two.",
                    "Use Rancher 2.6.5 or later."),
                Warning(
                    "Rancher {rancher} does not offer flannel for Windows nodes",
                    "The RKE2 versions that Rancher 2.8 offers came out before flannel for Windows. "
                        + "Windows nodes of such a cluster stop with \"unsupported CNI\".",
                    "Write cni: calico, or use Rancher 2.9 or later.",
                    "flannel"),
            ],
            Cluster = f => f is { HasWindows: true, IsRke2: true, Rancher: { IsUnknown: false } rancher }
                ? !rancher.IsAtLeast(2, 6, 5) ? [Finding.At(f.Windows.Path, ("rancher", rancher))]
                    : f.UsesFlannel && !rancher.IsAtLeast(2, 9) ? [Finding.At(f.Cni.Path, ("rancher", rancher)).As("flannel")] : []
                : [],
        },
        new("W-73", "Kubernetes goes forward only")
        {
            When = RulePhase.Plan,
            AppliesTo = [RuleTarget.Cluster],
            TrueFor = "RKE1; of rancher2_cluster_v2 the plan says it without a rule",
            Source = "Kubernetes, version skew policy; RKE documentation, upgrades (rolling back needs a snapshot)",
            Example = new Dictionary<string, string> { ["new"] = "v1.21.14-rancher1-1", ["old"] = "v1.22.17-rancher1-1" },
            Messages =
            [
                Warning(
                    "Kubernetes goes back from {old} to {new}",
                    "RKE installs {new} over {old}. Kubernetes supports no way back between minor versions: "
                        + "etcd and the API server may not start on data that a newer version wrote, and RKE itself goes back only by restoring a snapshot.",
                    "Set kubernetes_version to {old} or later. To go back, restore an etcd snapshot that was taken before the upgrade."),
            ],
            Cluster = f => f is { IsRke1: true, Prior: { IsRke1: true } before } && IsOlder(f.KubernetesVersion, before.KubernetesVersion)
                ? [Finding.At(f.KubernetesVersion.Path, ("old", before.KubernetesVersion.Value), ("new", f.KubernetesVersion.Value))]
                : [],
        },
        new("W-32", "Windows support is chosen when a cluster is made")
        {
            Example = new Dictionary<string, string> { ["old"] = "true" },
            When = RulePhase.Plan,
            AppliesTo = [RuleTarget.Cluster, RuleTarget.Node],
            TrueFor = "RKE1, Rancher 2.3 to 2.11",
            Source = "rancher: cluster types (windowsPreferedCluster cannot be updated)",
            Messages =
            [
                Warning(
                    "Changing windows_prefered_cluster replaces the cluster",
                    "Rancher knows no way to add or take away Windows support, so this plan destroys the cluster with everything in it and builds a new one.",
                    "Keep windows_prefered_cluster = {old}, and describe a cluster with Windows support as a second resource; "
                        + "move over and remove the first one then."),
                Warning(
                    "The Windows node would join the cluster \"{cluster}\", which was made for Linux alone",
                    "RKE1 prepares Linux nodes for Windows neighbours only in clusters that were made with windows_prefered_cluster = true, "
                        + "and Rancher cannot add that later. Linux workloads may be put on the Windows node, and fail there.",
                    "Set cluster_id to a cluster with windows_prefered_cluster = true.",
                    "node"),
                Warning(
                    "Removing rke_config replaces the cluster",
                    "Without the block, the configuration describes an imported cluster. Rancher cannot make one out of a cluster that it built, "
                        + "so this plan destroys the cluster with everything in it and registers an empty one.",
                    "Put rke_config back. To take the cluster out of Terraform and keep it, use a removed block or terraform state rm.",
                    "removed"),
            ],
            // Windows nodes that have joined say nothing about what the cluster was made for.
            Cluster = f => f.Prior is not { IsRke1: true } before ? []
                : f.Distribution.IsAbsent ? [Finding.At("").As("removed")]
                : before.IsMadeForWindows.OrDefault(false).Value is var old && f.IsMadeForWindows.OrDefault(false).Is(now => now != old)
                    ? [Finding.At(f.IsMadeForWindows.Path, ("old", old ? "true" : "false"))]
                    : [],
            Node = n => n is { IsWindows: true, Cluster.IsRke1: true } && n.Cluster.IsMadeForWindows.Is(false)
                ? [Finding.At(n.Cluster.IsMadeForWindows.Path, ("cluster", n.ClusterName)).As("node")]
                : [],
        },
    ];

    private static bool IsOlder(Fact<string> now, Fact<string> before) =>
        now.IsKnown && before.IsKnown && KubernetesVersion.TryParse(now.Value) is { } to && KubernetesVersion.TryParse(before.Value) is { } from
            && to.CompareTo(from) < 0;

    private static IEnumerable<Finding> Rke1Version(ClusterFacts facts)
    {
        if (facts is not { HasWindows: true, IsRke1: true, Version: { } version })
        {
            return [];
        }

        if (facts.IsExperimental)
        {
            return version.IsAtLeast(1, 10) && !version.IsAtLeast(1, 14) ? []
                : [Finding.At(facts.KubernetesVersion.Path, ("version", facts.KubernetesVersion.Value), ("rancher", facts.ExperimentalServer))
                .As("experimental")];
        }

        return !version.IsAtLeast(1, 15) ? [Version(facts)]
            : !version.IsAtLeast(1, 15, 3) ? [Version(facts).As("early")]
            : version.IsAtLeast(1, 24) ? [Version(facts).As("late")]
            : version.IsAtLeast(1, 23) ? [Version(facts).As("untested")]
            : [];
    }

    private static IEnumerable<Finding> Rke2Flannel(ClusterFacts facts)
    {
        if (facts is not { HasWindows: true, IsRke2: true, UsesFlannel: true, Version: { } version })
        {
            return [];
        }

        var floors = VersionTables.Rke2Flannel.Select(f => KubernetesVersion.TryParse(f.Version)!.Value).ToList();
        var has = floors.Any(f => f.Minor == version.Minor && version.IsAtLeast(f.Major, f.Minor, f.Patch)) || version.IsAtLeast(1, 30);
        return !has ? [Version(facts)] : !version.IsAtLeast(1, 29, 2) ? [Version(facts).As("hidden")] : [];
    }

    private static Finding Version(ClusterFacts facts) => Finding.At(facts.KubernetesVersion.Path, ("version", facts.KubernetesVersion.Value));
}
