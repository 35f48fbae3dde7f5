using System.Net;
using System.Net.Sockets;
using Grpc.Net.Client;
using Tfplugin6;

namespace Testing.TerraformCore.Later;

/// <summary>A connection to a provider that is running already, as with <c>TF_REATTACH_PROVIDERS</c>: without TLS.</summary>
internal sealed class AttachedCore : IDisposable
{
    private readonly GrpcChannel _channel;

    /// <param name="network"><c>unix</c> or <c>tcp</c>.</param>
    /// <param name="address">Path of the socket, or host and port.</param>
    public AttachedCore(string network, string address)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, ct) =>
            {
                var isUnix = network == "unix";
                var socket = isUnix
                    ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
                    : new Socket(SocketType.Stream, ProtocolType.Tcp);
                EndPoint target = isUnix ? new UnixDomainSocketEndPoint(address) : IPEndPoint.Parse(address);
                await socket.ConnectAsync(target, ct);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        _channel = GrpcChannel.ForAddress(
            "http://unused", new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true, MaxReceiveMessageSize = null });
        Provider = new Provider.ProviderClient(_channel);
    }

    public Provider.ProviderClient Provider { get; }

    public void Dispose() => _channel.Dispose();
}
