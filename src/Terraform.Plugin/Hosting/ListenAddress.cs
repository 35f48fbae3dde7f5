using System.Security.Cryptography;
using System.Text;

namespace Terraform.Plugin.Hosting;

/// <summary>Where a server listens.</summary>
/// <param name="Network"><c>unix</c> or <c>tcp</c>.</param>
/// <param name="Text">Path of the socket, or numeric host and port.</param>
internal sealed record ListenAddress(string Network, string Text)
{
    // Room in the kernel's address structure, its terminator taken off: 108 bytes on Linux, 104 on macOS.
    private const int LongestPath = 103;

    public bool IsUnix => Network == "unix";

    public static ListenAddress Loopback { get; } = new("tcp", "127.0.0.1:0");

    /// <summary>
    /// A socket of a fresh name that nobody can guess: sockets of processes that were killed stay behind, and their names must never matter.
    /// Null where a socket cannot be used; Windows' clients expect TCP.
    /// </summary>
    public static ListenAddress? NewSocket(string? directory)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        var path = Path.Combine(directory ?? Path.GetTempPath(), $"plugin-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10))}");
        return Encoding.UTF8.GetByteCount(path) <= LongestPath ? new ListenAddress("unix", path) : null;
    }
}
