using System.Text.RegularExpressions;
using Terraform.Plugin.Declarative.Validators;

namespace Rancher.Provider.Formats;

/// <summary>An image registry: its host name, with port and path where it has them, or <c>*</c> for all; for an endpoint with a scheme or without.</summary>
internal sealed partial class RegistryValidator(bool isEndpoint) : TextFormatValidator
{
    protected override string? RejectText(string text)
    {
        var host = isEndpoint ? Scheme().Replace(text, "") : text;
        return host.Contains("://", StringComparison.Ordinal)
                ? isEndpoint ? $"{Quote(text)} must begin with \"https://\" or \"http://\"."
                : $"{Quote(text)} must be a host name without a scheme, such as \"registry.example.com:5000\"."
            : text == "*" || Registry().IsMatch(host) ? null
            : $"{Quote(text)} is not a registry such as \"{(isEndpoint ? "https://" : "")}registry.example.com:5000\".";
    }

    [GeneratedRegex("^https?://", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9_]([-A-Za-z0-9_.]*[A-Za-z0-9_])?)(:\d{1,5})?(/\S*)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Registry();
}
