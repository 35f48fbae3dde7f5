using Rancher.Provider.Windows.Compatibility;
using Rancher.Provider.Windows.Facts;
using static Rancher.Provider.Windows.Rules.RuleMessage;

namespace Rancher.Provider.Windows.Rules;

/// <summary>Releases of Windows, and the container images that run on them.</summary>
internal static class ImageRules
{
    public static IReadOnlyList<WindowsRule> All =>
    [
        new("W-34", "The Windows release of the nodes is one that Rancher or RKE2 has images for")
        {
            When = RuleTime.Validate,
            AppliesTo = [Applies.Cluster, Applies.ClusterV2, Applies.Node, Applies.Compatibility],
            TrueFor = "see the tables of Windows images",
            Source = "image build matrices of rancher/rancher and rancher/rke2 at each tag; kubernetes/website",
            Messages =
            [
                Error(
                    "{who} has no images for {product} (build {build})",
                    "Windows containers run only on the build that they were made for. Images exist for {list}, so a node of build {build} cannot run what makes it a node.",
                    "Use machines with one of: {list}."),
                Warning(
                    "Kubernetes {version} does not list {product} as a host",
                    "It may work, but nobody tests it: {list} are listed.",
                    "Use machines with one of: {list}.",
                    "kubernetes"),
            ],
            Cluster = Hosts,
            Host = h => Hosts(h.ClusterWithIt),
        },
        new("W-35", "The Windows release of the nodes is still supported by Microsoft")
        {
            When = RuleTime.Validate,
            AppliesTo = [Applies.Cluster, Applies.ClusterV2, Applies.Node, Applies.Compatibility],
            TrueFor = "see the table of Windows releases",
            Source = "Microsoft, lifecycle of Windows Server and base images",
            Messages =
            [
                Warning(
                    "{product} left {phase} support on {date}",
                    "{effect}",
                    "Use {newer} for new nodes; container images have to be built for the same release."),
            ],
            Cluster = Supported,
            Host = h => Supported(h.ClusterWithIt),
        },
        new("W-36", "Container images are built for the Windows release of the nodes")
        {
            When = RuleTime.Validate,
            AppliesTo = [Applies.Compatibility, Applies.ImageCompatible],
            TrueFor = "process isolation, the only one in Kubernetes",
            Source = "Microsoft, Windows container version compatibility; kubernetes/website",
            Messages =
            [
                Error(
                    "Images for {image} do not run on {host}",
                    "Windows containers share the kernel of their host, so the builds must be the same (images of ltsc2022 also run on ltsc2025). The pod would fail with 0xc0370101, \"The operating system of the container "
                    + "does not match the operating system of the host\".",
                    "Use an image for {host}, such as mcr.microsoft.com/windows/servercore:{host}, or add a nodeSelector for node.kubernetes.io/windows-build."),
            ],
            Cluster = f =>
                from host in Releases(f.WindowsReleases)
                from image in Releases(f.WindowsImages)
                where f.Isolation.OrDefault("process").Is("process") && !ContainerImages.RunsAsProcess(host.Release.Build, image.Release.Build)
                select Finding.At(image.Fact.Path, ("image", image.Release.Name), ("host", host.Release.Name)),
        },
        new("W-37", "Windows containers run with process isolation")
        {
            When = RuleTime.Validate,
            AppliesTo = [Applies.Compatibility, Applies.ImageCompatible],
            TrueFor = "every Kubernetes; RKE1 up to 1.20 had an experimental switch",
            Source = "kubernetes/website, Windows containers (\"does not support … Hyper-V isolation\"); kontainer-driver-metadata (HyperVContainer)",
            Messages =
            [
                Error(
                    "Kubernetes does not run Windows containers in Hyper-V isolation",
                    "No setting of RKE2 turns it on. Containers would run with process isolation all the same, and images of another Windows release would fail.",
                    "Use isolation = \"process\" and images for the Windows release of the nodes."),
                Warning(
                    "Hyper-V isolation was an experiment of Kubernetes up to 1.20",
                    "It allowed one container per pod, and was removed. Images that rely on it stop working with the next upgrade.",
                    "Use isolation = \"process\" and images for the Windows release of the nodes.",
                    "rke1"),
            ],
            Cluster = f => f.Isolation.Is("hyperv") ? [f.IsRke1 && f.Version is { } v && !v.IsAtLeast(1, 21) ? Finding.At(f.Isolation.Path).As("rke1") : Finding.At(f.Isolation.Path)] : [],
        },
        new("W-63", "RKE2's air-gap package for Windows Server 2025 has an image of 2022 inside")
        {
            When = RuleTime.Validate,
            AppliesTo = [Applies.Compatibility],
            TrueFor = "RKE2 as of August 2026",
            Source = "rke2: scripts/package-windows-images at the head of the main branch",
            Messages =
            [
                Warning(
                    "The air-gap package of RKE2 for Windows Server 2025 may lack its images",
                    "The script that makes the package takes the platform of Windows Server 2022 for it, which looks like a mistake. Such images do run on 2025, but without access to a registry nothing else can be fetched "
                    + "when one is missing.",
                    "Try the package on one machine first, or mirror RKE2's Windows images in a registry of your own."),
            ],
            Cluster = f => f.AirGapped.Is(true) && f.IsRke2 ? Releases(f.WindowsReleases).Where(r => r.Release.Build == 26100).Select(r => Finding.At(r.Fact.Path)) : [],
        },
    ];

    private static IEnumerable<Finding> Hosts(ClusterFacts facts)
    {
        var (who, row) = facts switch
        {
            { IsRke1: true, Rancher: { IsUnknown: false } rancher } => ($"Rancher {rancher}", VersionTables.Row(VersionTables.RancherAgents, rancher)),
            { IsRke2: true, Version: { } rke2 } => ($"RKE2 {facts.KubernetesVersion.Value}", VersionTables.Row(VersionTables.Rke2Images, rke2)),
            _ => ("", null),
        };
        var kubernetes = facts.Version is { } version ? VersionTables.Row(VersionTables.KubernetesHosts, version) : null;
        foreach (var (fact, release) in Releases(facts.WindowsReleases))
        {
            if (row is { Builds.Count: > 0 } && !row.Builds.Contains(release.Build))
            {
                yield return Finding.At(fact.Path, ("who", who), ("product", release.Product), ("build", release.Build), ("list", VersionTables.Names(row.Builds)));
            }
            else if (kubernetes is not null && !kubernetes.Builds.Contains(release.Build))
            {
                yield return Finding.At(
                    fact.Path, ("version", facts.KubernetesVersion.Value), ("product", release.Product), ("list", VersionTables.Names(kubernetes.Builds))).As("kubernetes");
            }
        }
    }

    private static IEnumerable<Finding> Supported(ClusterFacts facts) => facts.Today is { } today ? facts.WindowsReleases.Select(r => Support(r, today)).OfType<Finding>() : [];

    private static Finding? Support(Fact<string> fact, DateOnly today)
    {
        if (!fact.IsKnown || WindowsReleases.Find(fact.Value) is not { } release)
        {
            return null;
        }

        var (phase, date) = release switch
        {
            { ExtendedEnd: { } end } when end < today => ("all", end),
            { MainstreamEnd: { } end, ExtendedEnd: null } when end < today => ("all", end),
            { MainstreamEnd: { } end } when end < today => ("mainstream", end),
            _ => ("", default),
        };
        var newer = WindowsReleases.All.Where(r => r.Channel == "LTSC" && r.MainstreamEnd >= today).DefaultIfEmpty(WindowsReleases.All[^1]).Select(r => $"{r.Product} ({r.Name})");
        return phase.Length == 0 ? null : Finding.At(
            fact.Path,
            ("newer", string.Join(" or ", newer)),
            ("product", release.Product), ("phase", phase), ("date", date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
            ("effect", phase == "all"
                ? "Microsoft makes neither updates nor base images for it any more, so holes in its containers stay open."
                : $"It gets security updates until {release.ExtendedEnd:yyyy-MM-dd}, and nothing else: no fixes for its container network."));
    }

    private static IEnumerable<(Fact<string> Fact, WindowsRelease Release)> Releases(IEnumerable<Fact<string>> facts) =>
        facts.Where(f => f.IsKnown).Select(f => (f, WindowsReleases.Find(f.Value))).Where(f => f.Item2 is not null).Select(f => (f.f, f.Item2!));
}
