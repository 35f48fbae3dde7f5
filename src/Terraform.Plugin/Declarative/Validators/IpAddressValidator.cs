using Terraform.Plugin.Declarative.Formats;

namespace Terraform.Plugin.Declarative.Validators;

/// <summary>An IPv4 or IPv6 address, or several with commas between.</summary>
/// <param name="isList">Whether several may be given.</param>
internal sealed class IpAddressValidator(bool isList) : TextFormatValidator
{
    protected override string? RejectText(string text) =>
        (isList ? text.Split(',') : [text]).FirstOrDefault(part => Cidr.TryParseAddress(part) is null) is { } wrong
        ? $"{Quote(wrong)} is not an IP address such as \"10.43.0.10\""
            + $"{(wrong.Contains('/', StringComparison.Ordinal) ? "; write it without the length of a network" : "")}."
        : null;
}
