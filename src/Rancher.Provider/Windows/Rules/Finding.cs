using System.Globalization;

namespace Rancher.Provider.Windows.Rules;

/// <summary>A place where a rule is broken, and what its message is filled with.</summary>
internal sealed record Finding(string Path, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Which message of the rule; the first unless set.</summary>
    public string? Key { get; init; }

    /// <summary>What comes before the fix, where the rule was broken elsewhere; the fix goes on with its sentence.</summary>
    public string Situation { get; init; } = "";

    public static Finding At(string path, params (string Name, object? Value)[] values) =>
        new(path, values.ToDictionary(v => v.Name, v => Convert.ToString(v.Value, CultureInfo.InvariantCulture) ?? ""));

    public Finding As(string key) => this with { Key = key };
}
