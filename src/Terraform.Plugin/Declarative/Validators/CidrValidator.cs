using System.Net;
using Terraform.Plugin.Declarative.Formats;

namespace Terraform.Plugin.Declarative.Validators;

/// <summary>An IP network in CIDR notation, or for dual-stack clusters one of each IP family with a comma between.</summary>
/// <param name="isDualStack">Whether two networks may be given.</param>
/// <param name="takesAddress">Whether a single address is taken for the network that holds it alone.</param>
internal sealed class CidrValidator(bool isDualStack, bool takesAddress = false) : TextFormatValidator
{
    protected override string? RejectText(string text)
    {
        var parts = isDualStack ? text.Split(',') : [text];
        var networks = new List<IPNetwork>();
        foreach (var part in parts)
        {
            if (takesAddress && Cidr.TryParseAddress(part) is not null)
            {
                continue;
            }

            if (Cidr.TryParse(part) is not { } network)
            {
                return $"{Quote(part)} is not an IP network in CIDR notation, such as \"10.42.0.0/16\" or \"2001:db8::/56\".";
            }

            networks.Add(network);
        }

        return networks.Count > 2 || networks.DistinctBy(n => n.BaseAddress.AddressFamily).Count() != networks.Count
            ? $"{Quote(text)} must be one network, or one of IPv4 and one of IPv6 with a comma between, such as \"10.42.0.0/16,2001:db8::/56\"."
            : null;
    }
}
