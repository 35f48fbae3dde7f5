using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Projects;

/// <summary>The limits of two quotas side by side.</summary>
internal static class QuotaLimits
{
    private const string Extended = "extended";

    /// <summary>Each limit that one of the two quotas may have: its path inside the block, and its value in both.</summary>
    public static IEnumerable<(string Key, TfValue First, TfValue Second)> Of(TfValue first, TfValue second)
    {
        foreach (var field in QuotaFields.Limits)
        {
            yield return (field.Name, first[field.Name], second[field.Name]);
        }

        if ((first as TfMap)?.Entries.ContainsKey(Extended) != true)
        {
            yield break;
        }

        var (one, other) = (first[Extended], second[Extended]);
        if (one.IsUnknown || other.IsUnknown)
        {
            yield break;
        }

        foreach (var key in Keys(one).Union(Keys(other), StringComparer.Ordinal))
        {
            yield return ($"{Extended}[\"{key}\"]", one[key], other[key]);
        }
    }

    private static IEnumerable<string> Keys(TfValue map) => (map as TfMap)?.Entries.Keys ?? [];
}
