namespace Rancher.Provider.Windows.Compatibility;

/// <summary>A base image of Microsoft's registry.</summary>
internal sealed record BaseImage(string Repository, string Tag, int Build, Origin Origin)
{
    public string Reference => $"mcr.microsoft.com/{Repository}:{Tag}";
}

/// <summary>Which container images run on which Windows host.</summary>
internal static class ContainerImages
{
    public static IReadOnlyList<BaseImage> Bases { get; } =
    [
        new("windows/nanoserver", "ltsc2019", 17763, Origin.MicrosoftVersions),
        new("windows/nanoserver", "1809", 17763, Origin.MicrosoftVersions),
        new("windows/nanoserver", "ltsc2022", 20348, Origin.MicrosoftVersions),
        new("windows/nanoserver", "ltsc2025", 26100, Origin.MicrosoftVersions),
        new("windows/servercore", "ltsc2019", 17763, Origin.MicrosoftVersions),
        new("windows/servercore", "1809", 17763, Origin.MicrosoftVersions),
        new("windows/servercore", "ltsc2022", 20348, Origin.MicrosoftVersions),
        new("windows/servercore", "ltsc2025", 26100, Origin.MicrosoftVersions),
        new("windows", "1809", 17763, Origin.MicrosoftVersions),
        new("windows/server", "ltsc2022", 20348, Origin.MicrosoftVersions),
        new("windows/server", "ltsc2025", 26100, Origin.MicrosoftVersions),
    ];

    /// <summary>Pairs of host and image that share a kernel although their builds differ.</summary>
    public static IReadOnlyList<(int Host, int Image, Origin Origin)> ProcessPairs { get; } =
    [
        (26100, 20348, Origin.MicrosoftVersions),
        (25398, 20348, Origin.MicrosoftVersions),
    ];

    /// <summary>Whether a container of the image shares the host's kernel, the only way Kubernetes runs Windows containers.</summary>
    public static bool RunsAsProcess(int host, int image) =>
        host == image && host != 25398 || ProcessPairs.Any(p => p.Host == host && p.Image == image);

    /// <summary>Whether the image runs in a small virtual machine of its own: any image that is no newer than the host.</summary>
    public static bool RunsInHyperV(int host, int image) => image <= host && host != 25398 && host != 14393 || host == 14393 && image == 14393;

    public static IEnumerable<BaseImage> For(int host) => Bases.Where(b => RunsAsProcess(host, b.Build));
}
