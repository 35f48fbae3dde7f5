using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Rancher.Api;

/// <summary>What Rancher makes clusters of.</summary>
public enum KubernetesDistribution
{
    /// <summary>Docker containers, until Rancher 2.11.</summary>
    Rke1,

    /// <summary>Versions that end in <c>+rke2r1</c>.</summary>
    Rke2,

    /// <summary>Versions that end in <c>+k3s1</c>.</summary>
    K3s,
}

/// <summary>The Kubernetes versions that a server offers, oldest first.</summary>
public sealed partial record KubernetesVersions(IReadOnlyList<string> Offered)
{
    /// <summary>A server that does not say.</summary>
    public static KubernetesVersions None { get; } = new([]);

    /// <summary>Which distribution a version is of, told by its suffix; null for a version that says none.</summary>
    public static KubernetesDistribution? DistributionOf(string version) => version switch
    {
        _ when version.Contains("+rke2", StringComparison.Ordinal) => KubernetesDistribution.Rke2,
        _ when version.Contains("+k3s", StringComparison.Ordinal) => KubernetesDistribution.K3s,
        _ when version.Contains("-rancher", StringComparison.Ordinal) => KubernetesDistribution.Rke1,
        _ => null,
    };

    /// <summary>Whether the version is offered. True where the server does not say which are: then nothing speaks against it.</summary>
    public bool Has(string version) => Offered.Count == 0 || Offered.Contains(version);

    /// <summary>
    /// The offered versions that a user who wrote this one may have meant: those of the same minor version first, the newest of them
    /// before.
    /// </summary>
    public IReadOnlyList<string> Nearest(string version, int count)
    {
        var wanted = Parts.Of(version);
        return
        [
            .. Offered.Select(text => (Text: text, Parts: Parts.Of(text)))
                .OrderBy(o => wanted is null ? 0 : o.Parts!.Distance(wanted))
                .ThenByDescending(o => o.Parts)
                .Take(count).Select(o => o.Text),
        ];
    }

    /// <summary>Orders versions as numbers: v1.9.0 before v1.10.0, rke2r2 after rke2r1. Null when one of them is no version.</summary>
    public static int? Compare(string left, string right) => Parts.Of(left) is { } a && Parts.Of(right) is { } b ? a.CompareTo(b) : null;

    internal static KubernetesVersions FromSetting(string? value) =>
        Sorted((value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>The list holds versions for other servers too, each with the Rancher versions it is for.</summary>
    internal static KubernetesVersions FromReleases(JArray releases, RancherVersion server) =>
        Sorted(releases.OfType<JObject>().Where(release => IsFor(release, server)).Select(release => (string?)release["version"] ?? ""));

    private static bool IsFor(JObject release, RancherVersion server)
    {
        var from = RancherVersion.Parse((string?)release["minChannelServerVersion"]);
        var to = RancherVersion.Parse((string?)release["maxChannelServerVersion"]);
        return server.IsUnknown || ((from.IsUnknown || server >= from) && (to.IsUnknown || server <= to));
    }

    private static KubernetesVersions Sorted(IEnumerable<string> versions) =>
        new([.. versions.Where(version => Parts.Of(version) is not null).Distinct().OrderBy(Parts.Of)]);

    [GeneratedRegex(
        @"^v?(?<major>\d{1,6})\.(?<minor>\d{1,6})\.(?<patch>\d{1,6})(?<suffix>[-+].*)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    private sealed record Parts(int Major, int Minor, int Patch, string Suffix) : IComparable<Parts>
    {
        public static Parts? Of(string version)
        {
            var match = Pattern().Match(version.Trim());
            return match.Success
                ? new Parts(Number(match, "major"), Number(match, "minor"), Number(match, "patch"), Padded(match.Groups["suffix"].Value))
                : null;
        }

        public int Distance(Parts other) => (Math.Abs(Major - other.Major) * 100) + Math.Abs(Minor - other.Minor);

        public int CompareTo(Parts? other) => other is null
            ? 1
            : (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch)) is not 0 and var numbers
                ? numbers
                : string.CompareOrdinal(Suffix, other.Suffix);

        private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture);

        private static string Padded(string suffix) => Digits().Replace(suffix, digits => digits.Value.PadLeft(6, '0'));
    }
}
