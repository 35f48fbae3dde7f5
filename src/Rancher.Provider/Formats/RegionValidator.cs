using System.Text.RegularExpressions;
using Terraform.Plugin.Declarative.Validators;

namespace Rancher.Provider.Formats;

/// <summary>The id of a region, such as <c>eu-west-1</c>. S3 services other than Amazon's have names of their own, so only the alphabet is checked.</summary>
internal sealed partial class RegionValidator : TextFormatValidator
{
    protected override string? RejectText(string text) =>
        Region().IsMatch(text) ? null : $"{Quote(text)} is not the id of a region, such as \"eu-west-1\": letters, digits and hyphens.";

    [GeneratedRegex("^[A-Za-z0-9]([-_.A-Za-z0-9]*[A-Za-z0-9])?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Region();
}
