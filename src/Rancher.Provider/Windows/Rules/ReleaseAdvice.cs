using Rancher.Provider.Windows.Compatibility;
using Rancher.Provider.Windows.Facts;

namespace Rancher.Provider.Windows.Rules;

/// <summary>Which Windows release to use. Every remedy that names one asks here, so that no rule recommends what another refuses.</summary>
internal static class ReleaseAdvice
{
    /// <summary>The newest release that has images for the cluster, that Kubernetes lists as a host, and that gets updates; null where there is none.</summary>
    public static WindowsRelease? Newest(ClusterFacts facts) => WindowsReleases.All
        .Where(r => r.Channel == "LTSC" && (facts.Today is not { } today || r.End >= today) && HasImages(facts, r) != false && IsListed(facts, r) != false)
        .MaxBy(r => r.Build);

    /// <summary>What has images for Windows nodes, and for which builds; null where that is not known.</summary>
    public static (string Who, WindowsBuilds Row)? Images(ClusterFacts facts) => facts switch
    {
        { IsRke1: true, Rancher: { IsUnknown: false } rancher } when VersionTables.Row(VersionTables.RancherAgents, rancher) is { } row =>
            ($"Rancher {rancher}", row),
        { IsRke2: true, Version: { } version } when VersionTables.Row(VersionTables.Rke2Images, version) is { } row =>
            ($"RKE2 {facts.KubernetesVersion.Value}", row),
        _ => null,
    };

    /// <summary>The hosts that Kubernetes itself lists. RKE1's own images count more, since its releases of Kubernetes are older than its images.</summary>
    public static WindowsBuilds? Listed(ClusterFacts facts) =>
        facts.Version is { } version && !(facts.IsRke1 && Images(facts) is not null) ? VersionTables.Row(VersionTables.KubernetesHosts, version) : null;

    /// <summary>What to do instead, as a sentence.</summary>
    public static string Sentence(ClusterFacts facts) => Newest(facts) is { } release
        ? $"Use machines with {release.Product} ({release.Name})."
        : "No Windows release is left for this version of Rancher and Kubernetes; choose later ones.";

    /// <summary>What to do about a release that is getting old, as a sentence.</summary>
    public static string Successor(ClusterFacts facts, WindowsRelease old)
    {
        if (Newest(facts) is { } newer && newer.Build > old.Build)
        {
            return $"Use {newer.Product} ({newer.Name}) for new nodes; container images have to be built for the same release.";
        }

        // 2025 came with one revision of each release line, and the table knows which.
        var later = facts is { IsRke2: true, Version: { } version }
            ? VersionTables.Rke2Images.FirstOrDefault(r => KubernetesVersion.TryParse(r.Since) is { } since && since.CompareTo(version) > 0
            && r.Builds.Any(b => b > old.Build))
            : null;
        var upgrade = later is null ? ""
            : $", or move the cluster to RKE2 {Written(later.Since)}, which has images for {VersionTables.Names(later.Builds.Where(b => b > old.Build))}";
        return Images(facts) is var (who, _)
            ? $"{who} has images for no later release: plan the nodes' end of life{upgrade}."
            : "Choose a later release that your versions of Rancher and Kubernetes have images for.";
    }

    private static string Written(string since) => $"v{since}{(since.Contains('+', StringComparison.Ordinal) ? "" : "+rke2r1")}";

    private static bool? HasImages(ClusterFacts facts, WindowsRelease release) => Images(facts) is var (_, row) ? row.Builds.Contains(release.Build) : null;

    private static bool? IsListed(ClusterFacts facts, WindowsRelease release) => Listed(facts) is { } row ? row.Builds.Contains(release.Build) : null;
}
