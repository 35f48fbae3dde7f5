namespace Rancher.Provider.Windows.Facts;

/// <summary>Ports that somebody says are open, such as <c>4789/udp</c>, <c>30000-32767/tcp</c> or <c>*</c>.</summary>
internal static class OpenPort
{
    public static bool Covers(string open, int port, string protocol)
    {
        var parts = open.ToLowerInvariant().Split('/');
        return open == "*" || parts.Length == 2 && (parts[1] == protocol || parts[1] is "*" or "all") && Covers(parts[0], port);
    }

    private static bool Covers(string range, int port)
    {
        var ends = range.Split('-');
        return range is "*" or "all" || int.TryParse(ends[0], out var from) && int.TryParse(ends[^1], out var to) && from <= port && to >= port;
    }
}
