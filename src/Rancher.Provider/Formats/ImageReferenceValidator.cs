using System.Text.RegularExpressions;
using Terraform.Plugin.Declarative.Validators;

namespace Rancher.Provider.Formats;

/// <summary>A container image: <c>[registry[:port]/]repository[:tag][@digest]</c>.</summary>
internal sealed partial class ImageReferenceValidator : TextFormatValidator
{
    protected override string? RejectText(string text) => Reference().IsMatch(text) ? null
        : $"{Quote(text)} is not a container image such as \"rancher/rancher-agent:v2.11.0\""
            + $"{(text.Contains("://", StringComparison.Ordinal) ? "; write it without a scheme" : "")}.";

    [GeneratedRegex(
        @"^([A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?(:\d+)?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*"
            + @"(:[A-Za-z0-9_][-A-Za-z0-9_.]{0,127})?(@[a-z0-9]+:[a-f0-9]{32,})?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();
}
