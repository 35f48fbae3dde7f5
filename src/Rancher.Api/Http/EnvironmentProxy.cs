using System.Net;
using System.Net.Sockets;

namespace Rancher.Api.Http;

/// <summary>
/// The proxy that HTTPS_PROXY, HTTP_PROXY and NO_PROXY name, read as Go reads them: Terraform and the other providers in a run go the same way. The runtime
/// knows no networks, ports or <c>*</c> in NO_PROXY, and asks a proxy for this machine itself.
/// </summary>
internal sealed class EnvironmentProxy : IWebProxy
{
    private readonly Uri? _http;
    private readonly Uri? _https;
    private readonly IReadOnlyList<DirectHost> _direct;

    private EnvironmentProxy(Uri? http, Uri? https, IReadOnlyList<DirectHost> direct) => (_http, _https, _direct) = (http, https, direct);

    /// <summary>Name and password that stand in the address of the proxy.</summary>
    public ICredentials? Credentials
    {
        get => CredentialsOf(_https) ?? CredentialsOf(_http);
        set => throw new NotSupportedException();
    }

    /// <param name="variable">The environment; names in upper case go first.</param>
    public static EnvironmentProxy Read(Func<string, string?> variable)
    {
        string Value(string name) => (variable(name) is { Length: > 0 } upper ? upper : variable(name.ToLowerInvariant())) ?? "";
        return new EnvironmentProxy(
            Address(Value("HTTP_PROXY")),
            Address(Value("HTTPS_PROXY")),
            [.. Value("NO_PROXY").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(DirectHost.Parse)
                .OfType<DirectHost>()]);
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : Of(destination);

    public bool IsBypassed(Uri host)
    {
        if (Of(host) is null)
        {
            return true;
        }

        var name = host.IdnHost.Trim('[', ']').TrimEnd('.').ToLowerInvariant();
        var isAddress = IPAddress.TryParse(name, out var address);
        return name == "localhost" || (isAddress && IPAddress.IsLoopback(address!))
            || _direct.Any(exception => exception.Covers(name, isAddress ? address : null, host.Port));
    }

    private static Uri? Address(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var whole = text.Contains("://", StringComparison.Ordinal) ? text : "http://" + text;
        return Uri.TryCreate(whole, UriKind.Absolute, out var address) && address.Host.Length > 0 ? address : null;
    }

    private static NetworkCredential? CredentialsOf(Uri? proxy)
    {
        if (proxy is null || proxy.UserInfo.Length == 0)
        {
            return null;
        }

        var parts = proxy.UserInfo.Split(':', 2);
        return new NetworkCredential(Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
    }

    private Uri? Of(Uri destination) => destination.Scheme == Uri.UriSchemeHttps ? _https : _http;

    /// <summary>
    /// One entry of NO_PROXY: <c>*</c>, an address, a network, or a domain with or without those below it; each but networks may have a port.
    /// </summary>
    private sealed record DirectHost(string Domain, bool OnlyBelow, IPAddress? Address, IPNetwork? Network, int? Port, bool IsAll)
    {
        public static DirectHost? Parse(string entry)
        {
            var text = entry.ToLowerInvariant();
            if (text == "*")
            {
                return new DirectHost("", false, null, null, null, IsAll: true);
            }

            if (text.Contains('/', StringComparison.Ordinal))
            {
                return Net(text) is { } network ? new DirectHost("", false, null, network, null, false) : null;
            }

            var (host, port) = Split(text);
            if (IPAddress.TryParse(host.Trim('[', ']'), out var address))
            {
                return new DirectHost("", false, address, null, port, false);
            }

            var domain = host.StartsWith("*.", StringComparison.Ordinal) ? host[1..] : host;
            return domain.Trim('.').Length == 0 ? null : new DirectHost(domain.Trim('.'), domain.StartsWith('.'), null, null, port, false);
        }

        public bool Covers(string host, IPAddress? address, int port)
        {
            if (IsAll)
            {
                return true;
            }

            if (Network is { } network)
            {
                return address is not null && network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
            }

            var isPort = Port is null || Port == port;
            return Address is not null
                ? isPort && Address.Equals(address)
                : isPort && ((!OnlyBelow && host == Domain) || host.EndsWith("." + Domain, StringComparison.Ordinal));
        }

        // Bits behind the mask are dropped, as in Go.
        private static IPNetwork? Net(string text)
        {
            var parts = text.Split('/');
            if (parts.Length != 2 || !IPAddress.TryParse(parts[0], out var address) || !int.TryParse(parts[1], out var length)
                || length < 0 || length > (address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128))
            {
                return null;
            }

            var bytes = address.GetAddressBytes();
            for (var bit = length; bit < bytes.Length * 8; bit++)
            {
                bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
            }

            return new IPNetwork(new IPAddress(bytes), length);
        }

        private static (string Host, int? Port) Split(string text)
        {
            var colon = text.LastIndexOf(':');
            return colon > 0 && (text.IndexOf(':', StringComparison.Ordinal) == colon || text[colon - 1] == ']')
                && int.TryParse(text[(colon + 1)..], out var port)
                ? (text[..colon], port)
                : (text, null);
        }
    }
}
