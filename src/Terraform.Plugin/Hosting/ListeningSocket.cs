using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Terraform.Plugin.Hosting;

/// <summary>
/// A socket that clients can dial. It is there before the server that accepts from it, so that Terraform has its handshake line while the server is built;
/// the system keeps who dials in between waiting.
/// </summary>
internal sealed class ListeningSocket : IDisposable
{
    private const int Backlog = 512;

    private ListeningSocket(Socket socket, ListenAddress address) => (Socket, Address) = (socket, address);

    public Socket Socket { get; }

    public ListenAddress Address { get; }

    /// <summary>Listens on a Unix socket, or on loopback TCP where that is not possible.</summary>
    /// <param name="directory">Where to make the socket; null for the directory of temporary files.</param>
    /// <param name="logger">Gets the reason when there is no Unix socket.</param>
    public static ListeningSocket Open(string? directory, ILogger logger)
    {
        if (ListenAddress.NewSocket(directory) is { } address)
        {
            try
            {
                return OpenUnix(address);
            }
            catch (Exception error) when (error is IOException or SocketException or UnauthorizedAccessException or ArgumentException)
            {
                HostLog.SocketRefused(logger, error.Message);
            }
        }
        else if (!OperatingSystem.IsWindows())
        {
            HostLog.SocketRefused(logger, "the path would be too long");
        }

        return OpenLoopback();
    }

    public void Dispose()
    {
        Socket.Dispose();
        if (Address.IsUnix)
        {
            File.Delete(Address.Text);
        }
    }

    private static ListeningSocket OpenUnix(ListenAddress address)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Bind(new UnixDomainSocketEndPoint(address.Text));
            if (!OperatingSystem.IsWindows())
            {
                // Without TLS the permissions of the socket are all that keeps other users of the machine out.
                File.SetUnixFileMode(address.Text, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            socket.Listen(Backlog);
            return new ListeningSocket(socket, address);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static ListeningSocket OpenLoopback()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen(Backlog);
        return new ListeningSocket(socket, new ListenAddress("tcp", socket.LocalEndPoint!.ToString()!));
    }
}
