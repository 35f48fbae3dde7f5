using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Rancher.Provider.Windows.Facts;

/// <summary>An IPv4 network in CIDR notation, such as <c>10.42.0.0/16</c>.</summary>
internal readonly record struct Ipv4Network(uint Address, int Prefix)
{
    private uint Mask => Prefix == 0 ? 0 : uint.MaxValue << (32 - Prefix);

    public ulong Size => 1UL << (32 - Prefix);

    public uint Last => Address | ~Mask;

    /// <summary>The network, or null when the text is none; host bits are dropped as Kubernetes drops them.</summary>
    public static Ipv4Network? TryParse(string? text)
    {
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (slash < 0 || TryParseAddress(text![..slash]) is not { } address
            || !int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) || prefix > 32)
        {
            return null;
        }

        var network = new Ipv4Network(address, prefix);
        return network with { Address = address & network.Mask };
    }

    public static uint? TryParseAddress(string? text) =>
        text is not null && text.Count(c => c == '.') == 3 && IPAddress.TryParse(text.Trim(), out var address) && address.AddressFamily == AddressFamily.InterNetwork
            ? address.GetAddressBytes().Aggregate(0u, (sum, part) => (sum << 8) | part)
            : null;

    public static string Format(uint address) =>
        string.Create(CultureInfo.InvariantCulture, $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}");

    public bool Contains(uint address) => (address & Mask) == Address;

    public bool Overlaps(Ipv4Network other) => Contains(other.Address) || other.Contains(Address);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Format(Address)}/{Prefix}");
}
