namespace Rancher.Provider.Windows.Compatibility;

/// <summary>Which Windows builds something was published for, from one version until the next row.</summary>
internal sealed record WindowsBuilds(string Since, IReadOnlyList<int> Builds, Origin Origin);

/// <summary>What Rancher made of Windows in a range of its versions.</summary>
internal sealed record SupportPeriod(string From, string To, string Distribution, string Status, string Networks, string Runtime, Origin Origin);

/// <summary>What a Rancher release line brings along.</summary>
internal sealed record BundledVersions(string Rancher, string Rke, string Wins, Origin Origin);

/// <summary>First version of a Kubernetes release line whose RKE2 has flannel for Windows.</summary>
internal sealed record FlannelFloor(string Version, Origin Origin);

/// <summary>The flannel that RKE1 runs from a Kubernetes version on.</summary>
internal sealed record FlannelRelease(string SinceKubernetes, string Flannel, Origin Origin);

/// <summary>An update of Windows without which something does not work.</summary>
internal sealed record HotFix(string Article, int Build, int? Revision, string Needed, Origin Origin);

/// <summary>The tables of versions, one row a fact.</summary>
internal static class VersionTables
{
    public static IReadOnlyList<SupportPeriod> Eras { get; } =
    [
        new("2.1.0", "2.2.3", "rke1", "experimental", "flannel, canal", "Docker EE", Origin.RancherDocs),
        new("2.3.0", "2.6.6", "rke1", "supported", "flannel", "Docker EE; Mirantis Container Runtime from 2.5.8", Origin.RancherDocs),
        new("2.6.7", "2.11", "rke1", "ended on 2022-09-01", "flannel", "Mirantis Container Runtime", Origin.RancherDocs),
        new("2.6.0", "2.6.4", "rke2", "preview", "calico", "containerd", Origin.RancherDocs),
        new("2.6.5", "", "rke2", "supported", "calico; flannel from the RKE2 releases of February 2024", "containerd", Origin.Rke2Docs),
    ];

    public static IReadOnlyList<BundledVersions> Parts { get; } =
    [
        new("2.1", "0.1.15", "", Origin.RancherModules),
        new("2.2", "0.2.2", "", Origin.RancherModules),
        new("2.3", "0.3.0", "", Origin.RancherModules),
        new("2.4", "1.1.0", "", Origin.RancherModules),
        new("2.5", "1.2.0", "", Origin.RancherModules),
        new("2.6", "1.3.0", "0.2.10", Origin.RancherModules),
        new("2.7", "1.4.0", "0.4.11", Origin.RancherModules),
        new("2.8", "1.5.0", "0.4.11", Origin.RancherModules),
        new("2.9", "1.6.0", "0.4.16", Origin.RancherModules),
        new("2.10", "1.7.0", "0.4.20", Origin.RancherModules),
        new("2.11", "1.8.1", "0.5.0", Origin.RancherModules),
        new("2.12", "", "0.5.2", Origin.RancherModules),
        new("2.13", "", "0.5.3", Origin.RancherModules),
        new("2.14", "", "0.5.4", Origin.RancherModules),
    ];

    /// <summary>Images of <c>rancher/rancher-agent</c> for Windows, which RKE1 nodes need; no Rancher after 2.11 has any.</summary>
    public static IReadOnlyList<WindowsBuilds> RancherAgents { get; } =
    [
        new("2.1.0", [16299, 17134], Origin.RancherImages),
        new("2.3.0", [17763, 18362], Origin.RancherImages),
        new("2.4.5", [17763, 18362, 18363], Origin.RancherImages),
        new("2.4.9", [17763, 18362, 18363, 19041], Origin.RancherImages),
        new("2.4.16", [17763], Origin.RancherImages),
        new("2.5.0", [17763, 18362, 18363], Origin.RancherImages),
        new("2.5.6", [17763, 18362, 18363, 19041, 19042], Origin.RancherImages),
        new("2.5.9", [17763, 19041, 19042], Origin.RancherImages),
        new("2.5.16", [17763, 19041], Origin.RancherImages),
        new("2.6.0", [17763, 19041, 19042], Origin.RancherImages),
        new("2.6.3", [17763, 19042, 20348], Origin.RancherImages),
        new("2.6.7", [17763, 20348], Origin.RancherImages),
        new("2.11.3", [20348], Origin.RancherImages),
        new("2.12.0", [], Origin.RancherImages),
    ];

    /// <summary>Windows images of RKE2, from a version and revision of each Kubernetes release line on.</summary>
    public static IReadOnlyList<WindowsBuilds> Rke2Images { get; } =
    [
        new("1.20.9", [17763, 19041, 19042], Origin.Rke2Scripts),
        new("1.21.3", [17763, 19041, 19042], Origin.Rke2Scripts),
        new("1.21.7", [17763, 20348], Origin.Rke2Scripts),
        new("1.22.3", [17763, 19041, 19042], Origin.Rke2Scripts),
        new("1.22.4", [17763, 20348], Origin.Rke2Scripts),
        new("1.33.13+rke2r2", [17763, 20348, 26100], Origin.Rke2Scripts),
        new("1.34.0", [17763, 20348], Origin.Rke2Scripts),
        new("1.34.10", [17763, 20348, 26100], Origin.Rke2Scripts),
        new("1.35.0", [17763, 20348], Origin.Rke2Scripts),
        new("1.35.7", [17763, 20348, 26100], Origin.Rke2Scripts),
        new("1.36.0", [17763, 20348], Origin.Rke2Scripts),
        new("1.36.3", [17763, 20348, 26100], Origin.Rke2Scripts),
    ];

    /// <summary>The newest RKE2 of each Kubernetes release line when the table was read; what came later may have images for more.</summary>
    public static IReadOnlyList<string> Rke2Newest { get; } = ["1.33.13+rke2r2", "1.34.10+rke2r1", "1.35.7+rke2r1", "1.36.3+rke2r1"];

    /// <summary>Windows hosts that Kubernetes itself lists.</summary>
    public static IReadOnlyList<WindowsBuilds> KubernetesHosts { get; } =
    [
        new("1.14", [17763], Origin.KubernetesDocs),
        new("1.18", [17763, 18362, 18363], Origin.KubernetesDocs),
        new("1.19", [17763, 18363, 19041], Origin.KubernetesDocs),
        new("1.21", [17763, 19041, 19042], Origin.KubernetesDocs),
        new("1.23", [17763, 19042, 20348], Origin.KubernetesDocs),
        new("1.35", [20348, 26100], Origin.KubernetesDocs),
    ];

    public static IReadOnlyList<FlannelFloor> Rke2Flannel { get; } =
        [new("1.26.14", Origin.Rke2Docs), new("1.27.11", Origin.Rke2Docs), new("1.28.7", Origin.Rke2Docs), new("1.29.2", Origin.Rke2Docs)];

    public static IReadOnlyList<FlannelRelease> Rke1Flannel { get; } =
    [
        new("1.21", "0.14.0", Origin.KontainerMetadata),
        new("1.25", "0.19.2", Origin.KontainerMetadata),
        new("1.26", "0.21.4", Origin.KontainerMetadata),
        new("1.28.6", "0.24.2", Origin.KontainerMetadata),
        new("1.29", "0.25.1", Origin.KontainerMetadata),
    ];

    public static IReadOnlyList<HotFix> HotFixes { get; } =
    [
        new("KB4015217", 14393, null, "overlay networks", Origin.MicrosoftVersions),
        new("KB4489899", 17763, 379, "overlay networks (vxlan)", Origin.KubernetesDocs),
        new("KB4571748", 17763, null, "node ports from the node itself", Origin.KubernetesDocs),
        new("KB5044281", 20348, 2762, "container networking, which KB5040437 (20348.2582) broke", Origin.MicrosoftUpdates),
    ];

    /// <summary>The row that a version falls under.</summary>
    public static WindowsBuilds? Row(IEnumerable<WindowsBuilds> table, KubernetesVersion version) =>
        table.LastOrDefault(row => KubernetesVersion.TryParse(row.Since) is { } since && version.IsReleaseOf(since));

    public static WindowsBuilds? Row(IEnumerable<WindowsBuilds> table, RancherVersion version) =>
        table.LastOrDefault(row => RancherVersion.Parse(row.Since) is var since && version.IsAtLeast(since.Major, since.Minor, since.Patch));

    /// <summary>The names of builds in a sentence.</summary>
    public static string Names(IEnumerable<int> builds) =>
        string.Join(", ", builds.Select(b => WindowsReleases.OfBuild(b)?.Name ?? b.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
