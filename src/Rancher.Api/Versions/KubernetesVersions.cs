using Newtonsoft.Json.Linq;

namespace Rancher.Api.Versions;

/// <summary>The Kubernetes versions that a server offers, oldest first.</summary>
public sealed record KubernetesVersions(IReadOnlyList<string> Offered)
{
    /// <summary>A server that does not say.</summary>
    public static KubernetesVersions None { get; } = new([]);

    /// <summary>Whether the version is offered. True where the server does not say which are: then nothing speaks against it.</summary>
    public bool Has(string version) => Offered.Count == 0 || Offered.Contains(version);

    /// <summary>
    /// The offered versions that a user who wrote this one may have meant: those of the same minor version first, the newest of them
    /// before.
    /// </summary>
    public IReadOnlyList<string> Nearest(string version, int count)
    {
        var wanted = KubernetesVersion.TryParse(version);
        return
        [
            .. Offered.Select(text => (Text: text, Version: KubernetesVersion.TryParse(text)))
                .OrderBy(o => wanted is { } near && o.Version is { } offered ? Distance(near, offered) : 0)
                .ThenByDescending(o => o.Version)
                .Take(count).Select(o => o.Text),
        ];
    }

    internal static KubernetesVersions FromSetting(string? value) =>
        Sorted((value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>The list holds versions for other servers too, each with the Rancher versions it is for.</summary>
    internal static KubernetesVersions FromReleases(JArray releases, RancherVersion server) =>
        Sorted(releases.OfType<JObject>().Where(release => IsFor(release, server)).Select(release => (string?)release["version"] ?? ""));

    private static int Distance(KubernetesVersion left, KubernetesVersion right) =>
        (Math.Abs(left.Major - right.Major) * 100) + Math.Abs(left.Minor - right.Minor);

    private static bool IsFor(JObject release, RancherVersion server)
    {
        var from = RancherVersion.Parse((string?)release["minChannelServerVersion"]);
        var to = RancherVersion.Parse((string?)release["maxChannelServerVersion"]);
        return server.IsUnknown || ((from.IsUnknown || server >= from) && (to.IsUnknown || server <= to));
    }

    private static KubernetesVersions Sorted(IEnumerable<string> versions) => new(
        [.. versions.Select(text => (Text: text, Version: KubernetesVersion.TryParse(text))).Where(v => v.Version is not null).DistinctBy(v => v.Text)
            .OrderBy(v => v.Version).Select(v => v.Text)]);
}
