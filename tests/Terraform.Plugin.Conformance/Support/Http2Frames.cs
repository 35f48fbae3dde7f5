using System.Buffers.Binary;
using System.Net.Sockets;

namespace Terraform.Plugin.Conformance;

/// <summary>A clear-text HTTP/2 connection of which a test sees the frames (RFC 9113, section 4).</summary>
internal sealed class Http2Frames : IDisposable
{
    public const byte Settings = 4;
    public const byte Ping = 6;
    public const byte GoAway = 7;
    public const byte Ack = 1;

    private readonly NetworkStream _stream;

    private Http2Frames(Socket socket) => _stream = new NetworkStream(socket, ownsSocket: true);

    /// <summary>Connects and agrees on settings, none of them other than the defaults.</summary>
    public static async Task<Http2Frames> ConnectAsync(Handshake handshake)
    {
        var connection = new Http2Frames(await PluginClient.ConnectAsync(handshake, CancellationToken.None));
        await connection._stream.WriteAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray());
        await connection.SendAsync(Settings, 0, []);
        while (await connection.ReadAsync() is not { Type: Settings, Flags: Ack })
        {
            // The server's own settings, and how much it lets through.
        }

        await connection.SendAsync(Settings, Ack, []);
        return connection;
    }

    /// <summary>Sends a frame about the connection itself.</summary>
    public async Task SendAsync(byte type, byte flags, byte[] payload)
    {
        byte[] header = [(byte)(payload.Length >> 16), (byte)(payload.Length >> 8), (byte)payload.Length, type, flags, 0, 0, 0, 0];
        await _stream.WriteAsync((byte[])[.. header, .. payload]);
    }

    /// <summary>The next frame; null when the server has closed the connection.</summary>
    public async Task<Http2Frame?> ReadAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var header = new byte[9];
        if (await _stream.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, limit.Token) < header.Length)
        {
            return null;
        }

        var payload = new byte[(header[0] << 16) | (header[1] << 8) | header[2]];
        await _stream.ReadExactlyAsync(payload, limit.Token);
        return new Http2Frame(header[3], header[4], BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(5)) & int.MaxValue, payload);
    }

    public void Dispose() => _stream.Dispose();
}

/// <param name="Type">Such as <see cref="Http2Frames.Ping"/>.</param>
/// <param name="Flags">Such as <see cref="Http2Frames.Ack"/>.</param>
/// <param name="Stream">0 for the connection itself.</param>
/// <param name="Payload">What it carries.</param>
internal sealed record Http2Frame(byte Type, byte Flags, int Stream, byte[] Payload);
