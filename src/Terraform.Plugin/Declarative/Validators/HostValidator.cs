using System.Globalization;
using System.Text.RegularExpressions;
using Terraform.Plugin.Declarative.Formats;

namespace Terraform.Plugin.Declarative.Validators;

/// <summary>A DNS name or an IP address, followed by a port where that is allowed.</summary>
/// <param name="takesPort">Whether a port may follow.</param>
internal sealed partial class HostValidator(bool takesPort) : TextFormatValidator
{
    protected override string? RejectText(string text)
    {
        var example = takesPort ? "\"registry.example.com\" or \"registry.example.com:5000\"" : "\"rancher.example.com\" or \"192.0.2.1\"";
        return text.Contains("://", StringComparison.Ordinal) ? $"{Quote(text)} must be a host name without a scheme, such as {example}."
            : Cidr.TryParseAddress(text.Trim('[', ']')) is not null ? null
            : Split(text) is var (host, port) && (Cidr.TryParseAddress(host) is not null || (host.Length <= 253 && Name().IsMatch(host))) && IsPort(port) ? null
            : $"{Quote(text)} is not a host name{(takesPort ? ", with or without a port" : "")}, such as {example}.";
    }

    private (string Host, string? Port) Split(string text)
    {
        var colon = takesPort ? text.LastIndexOf(':') : -1;
        return colon < 0 ? (text, null) : (text[..colon].Trim('[', ']'), text[(colon + 1)..]);
    }

    private static bool IsPort(string? text) =>
        text is null || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535);

    // Underscores are no part of host names, and still in use in private networks.
    [GeneratedRegex(@"^[A-Za-z0-9_]([-A-Za-z0-9_]{0,61}[A-Za-z0-9_])?(\.[A-Za-z0-9_]([-A-Za-z0-9_]{0,61}[A-Za-z0-9_])?)*\.?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
