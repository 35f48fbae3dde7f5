namespace Rancher.Provider.Windows.Compatibility;

/// <summary>Where a row of a table comes from, and the day it was true.</summary>
internal sealed record Origin(string Source, DateOnly AsOf)
{
    private static readonly DateOnly Read = new(2026, 8, 22);

    public static Origin MicrosoftLifecycle { get; } = new("Microsoft, lifecycle of Windows Server and base images", new DateOnly(2025, 1, 31));

    public static Origin MicrosoftSac { get; } = new("Microsoft, base image lifecycle, revision of 2021", new DateOnly(2021, 12, 31));

    public static Origin MicrosoftVersions { get; } = new("Microsoft, Windows container version compatibility", new DateOnly(2025, 1, 31));

    public static Origin MicrosoftSacVersions { get; } = new("Microsoft, Windows container version compatibility, revision of 2020", new DateOnly(2020, 12, 31));

    public static Origin RancherImages { get; } = new("rancher/rancher, image build matrix at each tag", Read);

    public static Origin RancherModules { get; } = new("rancher/rancher, go.mod and package/Dockerfile at each tag", Read);

    public static Origin RancherDocs { get; } = new("Rancher documentation, Windows clusters, 2.1 to 2.6", Read);

    public static Origin Rke2Scripts { get; } = new("rancher/rke2, scripts/package-windows-images at each tag", Read);

    public static Origin Rke2Docs { get; } = new("rancher/rke2-docs, network options and Windows quick start", Read);

    public static Origin KubernetesDocs { get; } = new("kubernetes/website, Windows in Kubernetes, history of the page", Read);

    public static Origin KontainerMetadata { get; } = new("rancher/kontainer-driver-metadata, flannel templates", Read);
}
