using System.Globalization;
using System.Text.RegularExpressions;

namespace Rancher.Api.Versions;

/// <summary>
/// Version of a Rancher server as its setting <c>server-version</c> says it: <c>v2.11.16</c>, <c>v2.12.0-rc3</c>, <c>v2.9-head</c>,
/// or <c>dev</c> and <c>master-head</c>, which are builds of an unknown version.
/// </summary>
public readonly partial record struct RancherVersion : IComparable<RancherVersion>
{
    private RancherVersion(int major, int minor, int patch, string preRelease, string text)
    {
        Major = major;
        Minor = minor;
        Patch = patch;
        PreRelease = preRelease;
        Text = text;
    }

    /// <summary>Two for every Rancher this library talks to; zero when unknown.</summary>
    public int Major { get; }

    /// <summary>The release line.</summary>
    public int Minor { get; }

    /// <summary>The patch; the head of a release line counts as later than all its patches.</summary>
    public int Patch { get; }

    /// <summary>What follows the dash of a release candidate; empty for a release.</summary>
    public string PreRelease { get; }

    /// <summary>The text as the server gave it.</summary>
    public string Text { get; }

    /// <summary>True for builds that do not say which version they are.</summary>
    public bool IsUnknown => Major == 0;

    /// <summary>Reads a version; never fails, an unreadable one is unknown.</summary>
    public static RancherVersion Parse(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        var match = Pattern().Match(trimmed);
        if (!match.Success)
        {
            return new RancherVersion(0, 0, 0, "", trimmed);
        }

        var suffix = match.Groups["suffix"].Value;
        var isHead = suffix.EndsWith("head", StringComparison.OrdinalIgnoreCase);
        var patch = match.Groups["patch"] is { Success: true } group ? Number(group.Value) : isHead ? int.MaxValue : 0;
        return new RancherVersion(Number(match.Groups["major"].Value), Number(match.Groups["minor"].Value), patch, isHead ? "" : suffix, trimmed);
    }

    /// <summary>
    /// Whether the server has what came with that version. A release candidate has it, and an unknown build, which is newer than any release
    /// in practice, has it too.
    /// </summary>
    public bool IsAtLeast(int major, int minor, int patch = 0) =>
        IsUnknown || (Major, Minor, Patch).CompareTo((major, minor, patch)) >= 0;

    /// <inheritdoc/>
    public int CompareTo(RancherVersion other)
    {
        if (IsUnknown || other.IsUnknown)
        {
            return IsUnknown.CompareTo(other.IsUnknown);
        }

        var numbers = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        return numbers != 0 ? numbers : ComparePreReleases(PreRelease, other.PreRelease);
    }

    public static bool operator <(RancherVersion left, RancherVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(RancherVersion left, RancherVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(RancherVersion left, RancherVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(RancherVersion left, RancherVersion right) => left.CompareTo(right) >= 0;

    /// <summary>The text as the server gave it.</summary>
    public override string ToString() => Text is { Length: > 0 } ? Text : "unknown";

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static int ComparePreReleases(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return (left.Length == 0).CompareTo(right.Length == 0);
        }

        return NaturalOrder.Compare(left, right);
    }

    [GeneratedRegex(
        @"^v?(?<major>\d{1,6})\.(?<minor>\d{1,6})(?:\.(?<patch>\d{1,6}))?(?:[-+](?<suffix>.+))?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
