using System.Globalization;
using System.Text.RegularExpressions;
using Terraform.Plugin.Declarative.Validators;

namespace Rancher.Provider.Formats;

/// <summary>Cluster API's range of unhealthy machines, <c>[3-5]</c>.</summary>
internal sealed partial class UnhealthyRangeValidator : TextFormatValidator
{
    protected override string? RejectText(string text) =>
        Range().Match(text) is { Success: true } match
        && int.TryParse(match.Groups["from"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
        && int.TryParse(match.Groups["to"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var to) && from <= to
            ? null
            : $"{Quote(text)} must be a range in brackets, the smaller number first, such as \"[3-5]\".";

    [GeneratedRegex(@"^\[(?<from>\d+)-(?<to>\d+)\]$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Range();
}
