using System.Globalization;

namespace Rancher.Provider.Windows.Compatibility;

/// <summary>Says in a message when the table behind it is older than what it judges, or than a table should be.</summary>
internal static class TableAge
{
    /// <summary>A sentence with a blank before it; empty where the table knows the version and is young enough.</summary>
    public static string Rke2(KubernetesVersion version, DateOnly? today)
    {
        var newest = VersionTables.Rke2Newest.Select(n => KubernetesVersion.TryParse(n)!.Value).ToList();
        var inLine = newest.Where(n => n.Minor == version.Minor).ToList();
        var isLater = inLine.Count > 0 ? !inLine[^1].IsReleaseOf(version) : version.Minor > newest[^1].Minor;
        return isLater
            ? $" The provider's table of images is of {Day(Origin.Rke2Scripts.AsOf)}, before {version} came out, so look at the release notes as well."
            : Of(Origin.Rke2Scripts, today);
    }

    /// <summary>The same for a table that is not about versions.</summary>
    public static string Of(Origin origin, DateOnly? today) => today is { } day && origin.IsStale(day)
        ? $" The provider's table is of {Day(origin.AsOf)}, {day.DayNumber - origin.AsOf.DayNumber} days ago, so look at the source as well: {origin.Source}."
        : "";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
