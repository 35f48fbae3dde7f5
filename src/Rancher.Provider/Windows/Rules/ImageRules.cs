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
            Example = new Dictionary<string, string> { ["advice"] = "Use machines with a release that both have images for, which the message names.",
                ["age"] = "", ["build"] = "26100", ["list"] = "ltsc2019, ltsc2022" },
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.Cluster, RuleTarget.ClusterV2, RuleTarget.Node, RuleTarget.Compatibility],
            TrueFor = "see the tables of Windows images",
            Source = "image build matrices of rancher/rancher and rancher/rke2 at each tag; kubernetes/website",
            Messages =
            [
                Error(
                    "{who} has no images for {product} (build {build})",
                    "Windows containers run only on the build that they were made for. "
                        + "Images exist for {list}, so a node of build {build} cannot run what makes it a node.{age}",
                    "{advice}"),
                Warning(
                    "Kubernetes {version} does not list {product} as a host",
                    "It may work, but Kubernetes is not tested there: {list} are listed.{age}",
                    "{advice}",
                    "kubernetes"),
            ],
            Cluster = Hosts,
            Host = h => Hosts(h.ClusterWithIt),
        },
        new("W-35", "The Windows release of the nodes is still supported by Microsoft")
        {
            Example = new Dictionary<string, string> { ["advice"] = "Use a later release that your versions of Rancher and Kubernetes have images for, "
                + "which the message names.", ["age"] = "",
                ["effect"] = "After mainstream support there are security updates alone; after extended support there is nothing." },
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.Node, RuleTarget.Compatibility],
            TrueFor = "see the table of Windows releases",
            Source = "Microsoft, lifecycle of Windows Server and base images",
            Messages =
            [
                Warning(
                    "{product} left {phase} support on {date}",
                    "{effect}{age}",
                    "{advice}"),
            ],
            // A plan of a cluster would say it again and again; it is of use when a machine is chosen.
            Cluster = f => f.IsQuestion ? Supported(f) : [],
            Host = h => Supported(h.ClusterWithIt),
        },
        new("W-36", "Container images are built for the Windows release of the nodes")
        {
            Example = new Dictionary<string, string> { ["host"] = "ltsc2022" },
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.Compatibility, RuleTarget.ImageCompatible],
            TrueFor = "process isolation, the only one in Kubernetes",
            Source = "Microsoft, Windows container version compatibility; kubernetes/website",
            Messages =
            [
                Error(
                    "Images for {image} do not run on {host}",
                    "Windows containers share the kernel of their host, so the builds must be the same (images of ltsc2022 also run on ltsc2025). "
                        + "The pod would fail with 0xc0370101, \"The operating system of the container "
                    + "does not match the operating system of the host\".",
                    "Use an image for {host}, such as mcr.microsoft.com/windows/servercore:{host}, "
                        + "or add a nodeSelector for node.kubernetes.io/windows-build."),
            ],
            Cluster = f =>
                from host in Releases(f.WindowsReleases)
                from image in Releases(f.WindowsImages)
                where f.Isolation.OrDefault("process").Is("process") && !ContainerImages.RunsAsProcess(host.Release.Build, image.Release.Build)
                select Finding.At(image.Fact.Path, ("image", image.Release.Name), ("host", host.Release.Name)),
        },
        new("W-37", "Windows containers run with process isolation")
        {
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.Compatibility, RuleTarget.ImageCompatible],
            TrueFor = "every Kubernetes; RKE1 up to 1.20 had an experimental switch",
            Source = "kubernetes/website, Windows containers (\"does not support … Hyper-V isolation\"); kontainer-driver-metadata (HyperVContainer)",
            Messages =
            [
                Error(
                    "Kubernetes does not run Windows containers in Hyper-V isolation",
                    "No setting of RKE2 turns it on. Containers would run with process isolation all the same, "
                        + "and images of another Windows release would fail.",
                    "Use isolation = \"process\" and images for the Windows release of the nodes."),
                Warning(
                    "Hyper-V isolation was an experiment of Kubernetes up to 1.20",
                    "It allowed one container per pod, and was removed. Images that rely on it stop working with the next upgrade.",
                    "Use isolation = \"process\" and images for the Windows release of the nodes.",
                    "rke1"),
            ],
            Cluster = f => f.Isolation.Is("hyperv")
                ? [f.IsRke1 && f.Version is { } v && !v.IsAtLeast(1, 21) ? Finding.At(f.Isolation.Path).As("rke1") : Finding.At(f.Isolation.Path)] : [],
        },
        new("W-63", "RKE2's air-gap package for Windows Server 2025 has images of its own")
        {
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.Compatibility],
            TrueFor = "RKE2 after v1.34.10, v1.35.7 and v1.36.3, whose packages are right",
            Source = "rke2: scripts/package-windows-images at v1.34.10+rke2r1, v1.36.3+rke2r1 (right) and v1.34.11-rc1+rke2r1, v1.35.8-rc1+rke2r1, "
                + "v1.36.4-rc1+rke2r1 and the main branch of August 2026 (wrong)",
            Messages =
            [
                Warning(
                    "The air-gap package of RKE2 {version} for Windows Server 2025 may lack its images",
                    "The release candidates after v1.34.10, v1.35.7 and v1.36.3 put the images of Windows Server 2022 into the package for 2025. "
                        + "Those run on 2025, but without access to a registry nothing else can be fetched when one is "
                    + "missing.",
                    "Try the package on one machine first, or mirror RKE2's Windows images in a registry of your own."),
            ],
            Cluster = f => f is { IsRke2: true, Version: { } version } && f.AirGapped.Is(true) && HasDoubtfulPackage(version)
                ? Releases(f.WindowsReleases).Where(r => r.Release.Build == 26100).Select(r => Finding.At(r.Fact.Path, ("version", f.KubernetesVersion.Value)))
                : [],
        },
    ];

    private static IEnumerable<Finding> Hosts(ClusterFacts facts)
    {
        var listed = ReleaseAdvice.Listed(facts);
        foreach (var (fact, release) in Releases(facts.WindowsReleases))
        {
            if (ReleaseAdvice.Images(facts) is var (who, row) && row.Builds.Count > 0 && !row.Builds.Contains(release.Build))
            {
                yield return Finding.At(
                    fact.Path,
                    ("who", who), ("product", release.Product), ("build", release.Build), ("list", VersionTables.Names(row.Builds)),
                        ("advice", ReleaseAdvice.Sentence(facts)), ("age", Age(facts)));
            }
            else if (listed is not null && !listed.Builds.Contains(release.Build))
            {
                yield return Finding.At(
                    fact.Path,
                    ("version", facts.KubernetesVersion.Value), ("product", release.Product), ("list", VersionTables.Names(listed.Builds)),
                        ("advice", ReleaseAdvice.Sentence(facts)),
                    ("age", TableAge.Of(Origin.KubernetesDocs, facts.Today))).As("kubernetes");
            }
        }
    }

    private static string Age(ClusterFacts facts) => facts is { IsRke2: true, Version: { } version } ? TableAge.Rke2(version, facts.Today) : "";

    private static bool HasDoubtfulPackage(KubernetesVersion version) => version.Minor > 36
        || VersionTables.Rke2Newest.Select(n => KubernetesVersion.TryParse(n)!.Value)
        .Any(known => known.Minor is >= 34 and var line && line == version.Minor && !known.IsReleaseOf(version));

    private static IEnumerable<Finding> Supported(ClusterFacts facts) =>
        facts.Today is { } today ? facts.WindowsReleases.Select(r => Support(facts, r, today)).OfType<Finding>() : [];

    private static Finding? Support(ClusterFacts facts, Fact<string> fact, DateOnly today)
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
        return phase.Length == 0 ? null : Finding.At(
            fact.Path,
            ("advice", ReleaseAdvice.Successor(facts, release)), ("age", TableAge.Of(Origin.MicrosoftLifecycle, facts.Today)),
            ("product", release.Product), ("phase", phase), ("date", date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
            ("effect", phase == "all"
                ? "Microsoft publishes neither updates nor base images for it any more, so security holes in its containers stay open."
                : $"It gets security updates until {release.ExtendedEnd:yyyy-MM-dd}, and nothing else: no fixes for its container network."));
    }

    private static IEnumerable<(Fact<string> Fact, WindowsRelease Release)> Releases(IEnumerable<Fact<string>> facts) =>
        facts.Where(f => f.IsKnown).Select(f => (f, WindowsReleases.Find(f.Value))).Where(f => f.Item2 is not null).Select(f => (f.f, f.Item2!));
}
