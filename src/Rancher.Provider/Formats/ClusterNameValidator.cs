using System.Text.RegularExpressions;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Validators;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Formats;

/// <summary>The name of a cluster. Rancher keeps "local" and what looks like its own ids for itself.</summary>
/// <param name="isReserved">Whether the names that Rancher keeps for itself are refused: those of the newer API.</param>
internal sealed partial class ClusterNameValidator(bool isReserved) : IFieldValidator
{
    public string? Documentation => null;

    public string? Reject(TfValue value) => value.StringOrNull() is not { } text ? null
        : text.Length == 0 ? "The name must not be empty."
        : text.Length > 63 || !Name().IsMatch(text) || (isReserved && text.Length < 2)
            ? $"{TextFormatValidator.Quote(text)} must be {(isReserved ? 2 : 1)} to 63 lower case letters, digits and hyphens, "
            + "and must not begin or end with a hyphen."
        : isReserved && (text == "local" || Generated().IsMatch(text))
        ? $"{TextFormatValidator.Quote(text)} must be neither \"local\" nor like the ids that Rancher makes, such as \"c-abcde\"."
        : null;

    [GeneratedRegex("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();

    [GeneratedRegex("^c-[a-z0-9]{5}$", RegexOptions.CultureInvariant)]
    private static partial Regex Generated();
}
