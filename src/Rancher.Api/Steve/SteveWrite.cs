using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Rancher.Api.Steve;

/// <summary>What became of a write.</summary>
/// <param name="Item">
/// The object as the server answered it. After a POST it carries no defaults, no status, and a state that means nothing for the first
/// second.
/// </param>
/// <param name="Warnings">What the server dropped of the request without refusing it.</param>
public sealed record SteveWrite(JObject Item, IReadOnlyList<SteveWarning> Warnings)
{
    /// <summary>False when the server had everything as wanted already and nothing was sent.</summary>
    public bool Sent { get; init; } = true;
}

/// <summary>One <c>Warning</c> header.</summary>
/// <param name="Text">Such as <c>unknown field "spec.nopeField"</c>.</param>
/// <param name="FieldPath">The field it is about; null when it names none.</param>
public sealed partial record SteveWarning(string Text, string? FieldPath)
{
    internal static SteveWarning Read(string header)
    {
        var text = Head().Replace(header.Trim(), "");
        if (text is ['"', .., '"'])
        {
            text = text[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal);
        }

        return new SteveWarning(text, Field().Match(text) is { Success: true } field ? field.Groups["path"].Value : null);
    }

    [GeneratedRegex(@"^\d{3} \S+ ", RegexOptions.CultureInvariant)]
    private static partial Regex Head();

    [GeneratedRegex(@"field ""(?<path>[^""]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Field();
}
