using System.Globalization;
using System.Text.RegularExpressions;

namespace Rancher.Provider.Windows.Facts;

/// <summary>
/// A Kubernetes version as Rancher's distributions write it: <c>v1.20.15-rancher1-1</c> (RKE1), <c>v1.34.10+rke2r1</c>, <c>v1.30.2+k3s1</c> or plain
/// <c>1.31.0</c>. What a distribution appends counts after the version itself, and release candidates before it.
/// </summary>
internal readonly partial record struct KubernetesVersion(int Major, int Minor, int Patch, string PreRelease, string Build) : IComparable<KubernetesVersion>
{
    /// <summary>The distribution that the version names itself: <c>rke1</c>, <c>rke2</c>, <c>k3s</c>, or empty.</summary>
    public string Distribution => Build switch
    {
        _ when Build.StartsWith("rancher", StringComparison.Ordinal) => "rke1",
        _ when Build.StartsWith("rke2", StringComparison.Ordinal) => "rke2",
        _ when Build.StartsWith("k3s", StringComparison.Ordinal) => "k3s",
        _ => "",
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

    public bool IsAtLeast(int major, int minor, int patch = 0) => (Major, Minor, Patch).CompareTo((major, minor, patch)) >= 0;

    public int CompareTo(KubernetesVersion other)
    {
        var numbers = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        return numbers != 0 ? numbers
            : (PreRelease.Length == 0) != (other.PreRelease.Length == 0) ? (PreRelease.Length == 0).CompareTo(other.PreRelease.Length == 0)
            : Natural(PreRelease, other.PreRelease) is var pre and not 0 ? pre
            : Natural(Build, other.Build);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"v{Major}.{Minor}.{Patch}")
        + (PreRelease.Length > 0 ? $"-{PreRelease}" : "") + (Build.Length == 0 ? "" : Distribution == "rke1" ? $"-{Build}" : $"+{Build}");

    // rke2r10 comes after rke2r9.
    private static int Natural(string left, string right) => string.CompareOrdinal(Padded(left), Padded(right));

    private static string Padded(string text) => Digits().Replace(text, match => match.Value.PadLeft(10, '0'));

    private static int Number(Match match, string name) => int.Parse("0" + match.Groups[name].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^v?(?<major>\d{1,4})\.(?<minor>\d{1,4})(\.(?<patch>\d{1,6}))?(-(?<pre>[0-9A-Za-z.-]+))?(\+(?<build>[0-9A-Za-z.-]+))?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
