using System.Globalization;
using System.Text.RegularExpressions;

namespace Rancher.Api.Versions;

/// <summary>
/// A Kubernetes version as Rancher's distributions write it: <c>v1.20.15-rancher1-1</c> (RKE1), <c>v1.34.10+rke2r1</c>, <c>v1.30.2+k3s1</c> or plain
/// <c>1.31.0</c>. What a distribution appends counts after the version itself, and release candidates before it.
/// </summary>
public readonly partial record struct KubernetesVersion(int Major, int Minor, int Patch, string PreRelease, string Build) : IComparable<KubernetesVersion>
{
    /// <summary>The distribution that the version names itself; null where it names none.</summary>
    public KubernetesDistribution? Distribution => Build switch
    {
        _ when Build.StartsWith("rancher", StringComparison.Ordinal) => KubernetesDistribution.Rke1,
        _ when Build.StartsWith("rke2", StringComparison.Ordinal) => KubernetesDistribution.Rke2,
        _ when Build.StartsWith("k3s", StringComparison.Ordinal) => KubernetesDistribution.K3s,
        _ => null,
    };

    /// <summary>The version, or null when the text is none.</summary>
    public static KubernetesVersion? TryParse(string? text)
    {
        if (text is null || Form().Match(text.Trim()) is not { Success: true } match)
        {
            return null;
        }

        var (pre, build) = (match.Groups["pre"].Value, match.Groups["build"].Value);
        return pre.StartsWith("rancher", StringComparison.Ordinal)
            ? new KubernetesVersion(Number(match, "major"), Number(match, "minor"), Number(match, "patch"), "", pre)
            : new KubernetesVersion(Number(match, "major"), Number(match, "minor"), Number(match, "patch"), pre, build);
    }

    /// <summary>Which distribution a text names by its suffix, even where the numbers before it are mistyped; null where it names none.</summary>
    public static KubernetesDistribution? DistributionOf(string text) => text switch
    {
        _ when text.Contains("+rke2", StringComparison.Ordinal) => KubernetesDistribution.Rke2,
        _ when text.Contains("+k3s", StringComparison.Ordinal) => KubernetesDistribution.K3s,
        _ when text.Contains("-rancher", StringComparison.Ordinal) => KubernetesDistribution.Rke1,
        _ => null,
    };

    /// <summary>Orders two texts as versions; null when one of them is no version.</summary>
    public static int? Compare(string left, string right) => TryParse(left) is { } a && TryParse(right) is { } b ? a.CompareTo(b) : null;

    public static bool operator <(KubernetesVersion left, KubernetesVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(KubernetesVersion left, KubernetesVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(KubernetesVersion left, KubernetesVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(KubernetesVersion left, KubernetesVersion right) => left.CompareTo(right) >= 0;

    /// <summary>Whether it is that version or a later one; what a distribution appends does not count.</summary>
    public bool IsAtLeast(int major, int minor, int patch = 0) => (Major, Minor, Patch).CompareTo((major, minor, patch)) >= 0;

    /// <summary>Whether the version is the other one or a later one of any revision; a release candidate has what its release has.</summary>
    public bool IsReleaseOf(KubernetesVersion since) => (this with { PreRelease = "" }).CompareTo(since with { PreRelease = "" }) >= 0;

    /// <inheritdoc/>
    public int CompareTo(KubernetesVersion other)
    {
        var numbers = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        return numbers != 0 ? numbers
            : (PreRelease.Length == 0) != (other.PreRelease.Length == 0) ? (PreRelease.Length == 0).CompareTo(other.PreRelease.Length == 0)
            : NaturalOrder.Compare(PreRelease, other.PreRelease) is var pre and not 0 ? pre
            : NaturalOrder.Compare(Build, other.Build);
    }

    /// <summary>The version as its distribution writes it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"v{Major}.{Minor}.{Patch}")
        + (PreRelease.Length > 0 ? $"-{PreRelease}" : "")
        + (Build.Length == 0 ? "" : Distribution == KubernetesDistribution.Rke1 ? $"-{Build}" : $"+{Build}");

    private static int Number(Match match, string name) => int.Parse("0" + match.Groups[name].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^v?(?<major>\d{1,4})\.(?<minor>\d{1,4})(\.(?<patch>\d{1,6}))?(-(?<pre>[0-9A-Za-z.-]+))?(\+(?<build>[0-9A-Za-z.-]+))?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
