using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Common;

/// <summary>The words for which versions of Rancher have a field.</summary>
internal static class VersionWords
{
    private static readonly VersionRange Rancher = new("Rancher");

    /// <summary>Rancher has the field from that version on.</summary>
    public static Field Since(this Field field, int major, int minor, int patch = 0) =>
        field.InVersions((field.Versions ?? Rancher) with { Since = new Version(major, minor, patch) });

    /// <summary>Rancher has the field up to that release line.</summary>
    /// <param name="field">The field.</param>
    /// <param name="major">The release line.</param>
    /// <param name="minor">Its second part.</param>
    /// <param name="instead">What to do on later servers, as a sentence; null where there is nothing to say.</param>
    public static Field Until(this Field field, int major, int minor, string? instead = null) =>
        field.InVersions((field.Versions ?? Rancher) with { Until = new Version(major, minor), Instead = instead });
}
