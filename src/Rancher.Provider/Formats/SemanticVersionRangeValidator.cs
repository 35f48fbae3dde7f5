using System.Text.RegularExpressions;
using Terraform.Plugin.Declarative.Validators;

namespace Rancher.Provider.Formats;

/// <summary>A version or a range of versions as Helm reads it: <c>1.2.3</c>, <c>^1.2</c>, <c>&gt;=1.2 &lt;2.0 || 3.x</c>, <c>1.2 - 1.4</c>.</summary>
internal sealed partial class SemanticVersionRangeValidator : TextFormatValidator
{
    protected override string? RejectText(string text) => IsRange(Spaced().Replace(text, "$1")) ? null
        : $"{Quote(text)} is neither a version such as \"1.2.3\" nor a range of versions such as \"^1.2\" or \">=1.2.0 <2.0.0\".";

    // Helm takes a space after the sign as well: ">= 1.2".
    [GeneratedRegex(@"([<>=!~^]) +", RegexOptions.CultureInvariant)]
    private static partial Regex Spaced();

    private static bool IsRange(string text) =>
        text.Split([" - ", "||", ",", " "], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } parts
        && parts.All(part => Part().IsMatch(part));

    [GeneratedRegex(@"^[<>=!~^]{0,2}v?(\d+|x|X|\*)(\.(\d+|x|X|\*)){0,2}([-+][-+.0-9A-Za-z]*)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Part();
}
