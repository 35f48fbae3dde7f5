using Newtonsoft.Json.Linq;
using Rancher.Api.Json;

namespace Rancher.Api.Steve;

/// <summary>
/// Which objects of a type are wanted. Every found object is compared here too: what a server makes of a filter differs from version to
/// version, from a substring match in 2.11 to selectors that 2.14 ignores.
/// </summary>
public sealed record SteveQuery
{
    /// <summary>All of the type that this user may see.</summary>
    public static SteveQuery All { get; } = new();

    /// <summary>Only of this namespace.</summary>
    public string? Namespace { get; init; }

    /// <summary>Only with exactly this name.</summary>
    public string? Name { get; init; }

    /// <summary>Only with all of these labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    internal string? LabelSelector => Labels.Count == 0 ? null : string.Join(',', Labels.Select(label => $"{label.Key}={label.Value}"));

    internal bool Matches(JObject item) =>
        (Namespace is null || SteveBody.Namespace(item) == Namespace) && (Name is null || SteveBody.Name(item) == Name) && HasLabels(item);

    internal bool HasLabels(JObject item) => Labels.All(label => item.TextAt("metadata", "labels", label.Key) == label.Value);
}
