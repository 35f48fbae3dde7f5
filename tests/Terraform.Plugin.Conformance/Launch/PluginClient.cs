using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using GoPlugin;
using Grpc.Net.Client;
using Tfplugin6;

namespace Terraform.Plugin.Conformance;

/// <summary>Terraform's side of one connection: one HTTP/2 connection, mutual TLS with exactly the two one-time certificates, no deadlines.</summary>
internal sealed class PluginClient : IDisposable
{
    private readonly GrpcChannel _channel;

    public PluginClient(Handshake handshake, X509Certificate2? certificate)
    {
        var secure = handshake.Certificate is not null;
        var handler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = false,
            ConnectCallback = async (_, ct) => new NetworkStream(await ConnectAsync(handshake, ct), ownsSocket: true),
            SslOptions = new SslClientAuthenticationOptions
            {
                ClientCertificates = certificate is null ? null : [certificate],
                RemoteCertificateValidationCallback = (_, shown, _, _) => shown!.GetRawCertData().AsSpan().SequenceEqual(handshake.Certificate!.RawData),
            },
        };
        _channel = GrpcChannel.ForAddress(secure ? "https://localhost" : "http://unused", new GrpcChannelOptions
        {
            HttpHandler = handler,
            DisposeHttpClient = true,
            MaxReceiveMessageSize = null,
            MaxSendMessageSize = null,
        });
        Provider = new Provider.ProviderClient(_channel);
        Controller = new GRPCController.GRPCControllerClient(_channel);
        Stdio = new GRPCStdio.GRPCStdioClient(_channel);
        Broker = new GRPCBroker.GRPCBrokerClient(_channel);
        Health = new Grpc.Health.V1.Health.HealthClient(_channel);
    }

    public Provider.ProviderClient Provider { get; }

    public GRPCController.GRPCControllerClient Controller { get; }

    public GRPCStdio.GRPCStdioClient Stdio { get; }

    public GRPCBroker.GRPCBrokerClient Broker { get; }

    public Grpc.Health.V1.Health.HealthClient Health { get; }

    public static async Task<Socket> ConnectAsync(Handshake handshake, CancellationToken ct)
    {
        var unix = handshake.Network == "unix";
        var socket = unix ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        EndPoint target = unix ? new UnixDomainSocketEndPoint(handshake.Address) : IPEndPoint.Parse(handshake.Address);
        await socket.ConnectAsync(target, ct);
        return socket;
    }

    public void Dispose() => _channel.Dispose();
}
