using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Terraform.Plugin.Declarative.Formats;

/// <summary>Networks in CIDR notation and IP addresses, IPv4 and IPv6, read as Go reads them.</summary>
public static class Cidr
{
    /// <summary>
    /// The network, or null when the text is none. Host bits are cleared, as Kubernetes clears them; <see cref="IPNetwork"/> alone refuses them.
    /// </summary>
    public static IPNetwork? TryParse(string? text)
    {
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        return slash >= 0 && TryParseAddress(text![..slash]) is { } address
            && int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) && prefix <= Bits(address)
            ? Of(address, prefix)
            : null;
    }

    /// <summary>The networks of a dual-stack list such as <c>10.42.0.0/16,2001:db8::/56</c>; what is no network is left out.</summary>
    public static IReadOnlyList<IPNetwork> ParseList(string? text) => [.. (text ?? "").Split(',').Select(part => TryParse(part.Trim())).OfType<IPNetwork>()];

    /// <summary>The address, or null when the text is none. The short and octal forms that only .NET takes are none.</summary>
    public static IPAddress? TryParseAddress(string? text)
    {
        if (text is null || !IPAddress.TryParse(text, out var address))
        {
            return null;
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? text.AsSpan().ContainsAny('%', '[', ']') ? null : address
            : text == address.ToString() ? address : null;
    }

    /// <summary>The network of that size in which the address is.</summary>
    public static IPNetwork Of(IPAddress address, int prefix)
    {
        ArgumentNullException.ThrowIfNull(address);
        var host = Bits(address) - prefix;
        return new IPNetwork(Address(host >= 128 ? 0 : Number(address) >> host << host, address.AddressFamily), prefix);
    }

    /// <summary>The address that many places after the first one of the network.</summary>
    public static IPAddress AddressAt(this IPNetwork network, UInt128 offset) =>
        Address(Number(network.BaseAddress) + offset, network.BaseAddress.AddressFamily);

    /// <summary>The last address of the network.</summary>
    public static IPAddress LastAddress(this IPNetwork network)
    {
        var host = Bits(network.BaseAddress) - network.PrefixLength;
        return network.AddressAt(host >= 128 ? UInt128.MaxValue : (UInt128.One << host) - 1);
    }

    public static bool Overlaps(this IPNetwork network, IPNetwork other) => network.Contains(other.BaseAddress) || other.Contains(network.BaseAddress);

    public static bool IsIPv4(this IPNetwork network) => network.BaseAddress.AddressFamily == AddressFamily.InterNetwork;

    private static int Bits(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;

    private static UInt128 Number(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return bytes.Length == 4 ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    private static IPAddress Address(UInt128 number, AddressFamily family)
    {
        var bytes = new byte[family == AddressFamily.InterNetwork ? 4 : 16];
        if (bytes.Length == 4)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)number);
        }
        else
        {
            BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        }

        return new IPAddress(bytes);
    }
}
