namespace Rancher.Provider.Windows.Compatibility;

/// <summary>Where a row of a table comes from, and the day the source was read.</summary>
/// <param name="Source">The source by name.</param>
/// <param name="AsOf">The day it was read. Tables of products that still get releases are read again every half year; a test insists.</param>
internal sealed record Origin(string Source, DateOnly AsOf)
{
    /// <summary>How long a table of a living product is trusted.</summary>
    public const int MaximumDays = 180;

    private static readonly DateOnly Read = new(2026, 8, 22);

    /// <summary>Whether the table is about products that are retired, so that no new row can come.</summary>
    public bool IsClosed { get; init; }

    public static Origin MicrosoftLifecycle { get; } = new("Microsoft, lifecycle of Windows Server and base images", Read);

    public static Origin MicrosoftSac { get; } = new("Microsoft, base image lifecycle, revision of 2021", new DateOnly(2021, 12, 31)) { IsClosed = true };

    public static Origin MicrosoftVersions { get; } = new("Microsoft, Windows container version compatibility", Read);

    public static Origin MicrosoftUpdates { get; } = new(
        "Microsoft, KB5040437 and KB5044281; microsoft/Windows-Containers issue 516; projectcalico/calico issue 9019", Read);

    public static Origin RancherImages { get; } = new("rancher/rancher, image build matrix at each tag", Read) { IsClosed = true };

    public static Origin RancherModules { get; } = new("rancher/rancher, go.mod and package/Dockerfile at each tag", Read);

    public static Origin RancherDocs { get; } = new("Rancher documentation, Windows clusters, 2.1 to 2.6", Read) { IsClosed = true };

    public static Origin RancherPorts { get; } = new("Rancher documentation, port requirements", Read);

    public static Origin Rke2Scripts { get; } = new("rancher/rke2, scripts/package-windows-images at each tag", Read);

    public static Origin Rke2Docs { get; } = new("rancher/rke2-docs, network options and Windows quick start", Read);

    public static Origin Rke2Ports { get; } = new("rancher/rke2-docs, requirements, inbound network rules", Read);

    public static Origin K3sPorts { get; } = new("k3s-io/docs, requirements, inbound rules", Read);

    public static Origin KubernetesDocs { get; } = new("kubernetes/website, Windows in Kubernetes, history of the page", Read);

    public static Origin KontainerMetadata { get; } = new("rancher/kontainer-driver-metadata, flannel templates", Read) { IsClosed = true };

    /// <summary>Every source of a table.</summary>
    public static IReadOnlyList<Origin> All { get; } =
    [
        MicrosoftLifecycle, MicrosoftSac, MicrosoftVersions, MicrosoftUpdates, RancherImages, RancherModules, RancherDocs, RancherPorts, Rke2Scripts, Rke2Docs,
            Rke2Ports,
        K3sPorts, KubernetesDocs, KontainerMetadata,
    ];

    /// <summary>Whether the table has to be compared with its source again.</summary>
    public bool IsStale(DateOnly today) => !IsClosed && today.DayNumber - AsOf.DayNumber > MaximumDays;
}
