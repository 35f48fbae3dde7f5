using System.Text.RegularExpressions;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Validators;

/// <summary>The name of a Kubernetes object: a DNS label (RFC 1123), or a DNS subdomain, which may have dots.</summary>
internal sealed partial class DnsNameValidator(bool isSubdomain, bool isOptional) : IFieldValidator
{
    public string? Documentation => null;

    public string? Reject(TfValue value) => value.StringOrNull() is not { } text ? null
        : text.Length == 0 ? (isOptional ? null : "The name must not be empty.")
        : isSubdomain
            ? text.Length <= 253 && text.Split('.').All(part => Label().IsMatch(part))
                ? null
                : $"{TextFormatValidator.Quote(text)} must be at most 253 lower case letters, digits, hyphens and dots, "
                + "and begin and end with a letter or a digit, on both sides of each dot."
            : text.Length <= 63 && Label().IsMatch(text)
                ? null
                : $"{TextFormatValidator.Quote(text)} must be at most 63 lower case letters, digits and hyphens, and begin and end with a letter or a digit.";

    [GeneratedRegex("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Label();
}
