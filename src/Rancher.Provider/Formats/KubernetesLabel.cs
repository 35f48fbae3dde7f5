using System.Text.RegularExpressions;

namespace Rancher.Provider.Formats;

/// <summary>What Kubernetes takes for a label: a key with an optional prefix before a slash, and a short value.</summary>
internal static partial class KubernetesLabel
{
    /// <summary>What is wrong with a key; null when nothing is.</summary>
    public static string? KeyProblem(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var (prefix, name) = slash < 0 ? (null, key) : (key[..slash], key[(slash + 1)..]);
        return name.Length is 0 or > 63 || !Name().IsMatch(name)
                ? $"\"{name}\" must be 1 to 63 letters, digits, hyphens, dots and underscores, and begin and end with a letter or a digit"
            : prefix is not null && (prefix.Length is 0 or > 253 || !Prefix().IsMatch(prefix))
                ? $"\"{prefix}\", before the slash, must be a host name such as \"example.com\""
            : null;
    }

    /// <summary>What is wrong with a value; null when nothing is.</summary>
    public static string? ValueProblem(string value) => value.Length > 63 || !(value.Length == 0 || Name().IsMatch(value))
        ? $"\"{value}\" must be at most 63 letters, digits, hyphens, dots and underscores, and begin and end with a letter or a digit"
        : null;

    [GeneratedRegex("^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();
}
