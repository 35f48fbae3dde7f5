using System.Globalization;
using System.Text.RegularExpressions;

namespace Rancher.Provider.Windows.Compatibility;

/// <summary>A release of Windows Server.</summary>
/// <param name="Name">Name of its container images, such as <c>ltsc2022</c>.</param>
/// <param name="Product">Name as people say it.</param>
/// <param name="Build">Build number, the third part of the version.</param>
/// <param name="Channel"><c>LTSC</c>, or the retired <c>SAC</c> and the container-only <c>AC</c>.</param>
/// <param name="MainstreamEnd">Last day of mainstream support; the end of all support for short-lived releases.</param>
/// <param name="ExtendedEnd">Last day of security updates, where there is such a phase.</param>
/// <param name="Origin">Where the row comes from.</param>
internal sealed record WindowsRelease(
    string Name, string Product, int Build, string Channel, DateOnly? MainstreamEnd, DateOnly? ExtendedEnd, Origin Origin)
{
    /// <summary>The last day with any updates.</summary>
    public DateOnly? End => ExtendedEnd ?? MainstreamEnd;
}

/// <summary>Every release of Windows Server that containers ever ran on under Rancher.</summary>
internal static partial class WindowsReleases
{
    public static IReadOnlyList<WindowsRelease> All { get; } =
    [
        new("ltsc2016", "Windows Server 2016", 14393, "LTSC", new(2022, 1, 11), new(2027, 1, 12), Origin.MicrosoftLifecycle),
        new("1709", "Windows Server, version 1709", 16299, "SAC", new(2019, 4, 9), null, Origin.MicrosoftSac),
        new("1803", "Windows Server, version 1803", 17134, "SAC", new(2019, 11, 12), null, Origin.MicrosoftSac),
        new("ltsc2019", "Windows Server 2019", 17763, "LTSC", new(2024, 1, 9), new(2029, 1, 9), Origin.MicrosoftLifecycle),
        new("1903", "Windows Server, version 1903", 18362, "SAC", new(2020, 12, 8), null, Origin.MicrosoftSac),
        new("1909", "Windows Server, version 1909", 18363, "SAC", new(2021, 5, 11), null, Origin.MicrosoftSac),
        new("2004", "Windows Server, version 2004", 19041, "SAC", new(2021, 12, 14), null, Origin.MicrosoftSac),
        new("20h2", "Windows Server, version 20H2", 19042, "SAC", new(2022, 8, 9), null, Origin.MicrosoftSac),
        new("ltsc2022", "Windows Server 2022", 20348, "LTSC", new(2026, 10, 13), new(2031, 10, 14), Origin.MicrosoftLifecycle),
        new("23h2", "Windows Server, version 23H2", 25398, "AC", new(2025, 4, 24), new(2025, 10, 24), Origin.MicrosoftLifecycle),
        new("ltsc2025", "Windows Server 2025", 26100, "LTSC", new(2029, 10, 9), new(2034, 10, 10), Origin.MicrosoftLifecycle),
    ];

    /// <summary>Every way to name a release that is understood.</summary>
    public const string Forms = "\"ltsc2022\", \"2022\", \"1809\", \"20348\" or \"10.0.20348.2322\"";

    public static WindowsRelease? OfBuild(int build) => All.FirstOrDefault(r => r.Build == build);

    /// <summary>
    /// The release a text means: a name, a year, a build or a version. Windows' own ReleaseId is no use from 20H2 on, where it says 2009 for ever.
    /// </summary>
    public static WindowsRelease? Find(string? text)
    {
        var word = text?.Trim().ToLowerInvariant() ?? "";
        if (word.Length == 0)
        {
            return null;
        }

        return All.FirstOrDefault(r => r.Name == word || r.Name == "ltsc" + word || r.Product.Equals(word, StringComparison.OrdinalIgnoreCase))
            ?? (word is "1809" ? OfBuild(17763) : word is "1607" ? OfBuild(14393) : word is "21h2" ? OfBuild(20348) : word is "24h2" ? OfBuild(26100) : null)
            ?? (Version().Match(word) is { Success: true } match && BuildOf(match) is { } build ? OfBuild(build) : null)
            ?? All.FirstOrDefault(r => r.Channel == "LTSC" && word.StartsWith(r.Product.ToLowerInvariant(), StringComparison.Ordinal));
    }

    private static int? BuildOf(Match match) =>
        int.TryParse(match.Groups["build"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var build) ? build : null;

    [GeneratedRegex(@"^(10\.0\.)?(?<build>\d{5})(\.\d+)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
