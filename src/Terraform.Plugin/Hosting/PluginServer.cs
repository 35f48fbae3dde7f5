using System.IO.Compression;
using System.Net.Security;
using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Server.Model;
using Grpc.Net.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Terraform.Plugin.Protocol;

namespace Terraform.Plugin.Hosting;

/// <summary>The gRPC server of a plugin: the protocol and go-plugin's helper services, on one socket or port, over HTTP/2.</summary>
internal sealed class PluginServer : IAsyncDisposable
{
    // What Go providers allow.
    private const int LargestMessage = 256 * 1024 * 1024;

    private readonly WebApplication _app;
    private readonly ProviderService _provider;
    private readonly ListeningSocket _socket;

    private PluginServer(WebApplication app, ProviderService provider, ListeningSocket socket, ConnectionWatch connections)
    {
        _app = app;
        _provider = provider;
        _socket = socket;
        Connections = connections;
    }

    public ListenAddress Address => _socket.Address;

    public ConnectionWatch Connections { get; }

    /// <summary>Serves whoever dials the socket, and owns it from now on.</summary>
    public static async Task<PluginServer> StartAsync(PluginServerOptions options, ListeningSocket socket, CancellationToken ct)
    {
        var connections = new ConnectionWatch(options.Time);
        var provider = new ProviderService(options.Engine, options.Loggers.CreateLogger("Protocol"));
        var endpoints = new RpcEndpoints(Methods(provider, options.Shutdown));
        var app = Build(options, socket, connections, endpoints);
        app.Run(call => endpoints.AnswerAsync(call, app.Services));
        try
        {
            await app.StartAsync(ct);
        }
        catch
        {
            await app.DisposeAsync();
            socket.Dispose();
            throw;
        }

        return new PluginServer(app, provider, socket, connections);
    }

    /// <summary>As StopProvider: whatever is under way ends soon and reports what it has done.</summary>
    public void StopOperations() => _provider.StopOperations();

    /// <summary>Lets calls end for as long as the token allows, then ends them, and removes the socket.</summary>
    public async Task StopAsync(CancellationToken ct)
    {
        await _app.StopAsync(ct);
        _socket.Dispose();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static WebApplication Build(PluginServerOptions options, ListeningSocket socket, ConnectionWatch connections, RpcEndpoints endpoints)
    {
        // Terraform starts a provider in the folder of the configuration, which is none of the web framework's business and may be gone again.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore();
        var services = builder.Services;
        services.AddSingleton(options.Loggers);
        services.AddSingleton<IHostLifetime, SilentLifetime>();
        services.AddGrpc();
        services.RemoveAll(typeof(IServiceMethodProvider<>));
        services.AddSingleton<IServiceMethodProvider<RpcService>>(endpoints);
        services.AddSingleton<IGrpcServiceActivator<RpcService>>(endpoints);
        services.AddFixedDefaults();
        services.AddFixed(_ => Rpc());
        services.AddFixed(_ => new GrpcServiceOptions<RpcService>());
        services.AddFixed(_ => new SocketTransportOptions { CreateBoundListenSocket = _ => socket.Socket });
        services.AddFixed(provider => Kestrel(provider, socket, endpoint => Layer(endpoint, connections, options.Tls)));
        return builder.Build();
    }

    private static GrpcServiceOptions Rpc() => new()
    {
        MaxReceiveMessageSize = LargestMessage,
        MaxSendMessageSize = LargestMessage,
        CompressionProviders = [new GzipCompressionProvider(CompressionLevel.Fastest)],
        // RpcEndpoints answers for these.
        IgnoreUnknownServices = true,
    };

    private static RpcMethodTable Methods(ProviderService provider, ShutdownRequest shutdown)
    {
        var methods = new RpcMethodTable();
        ProtocolServices.Bind(methods, provider);
        HelperServices.Bind(methods, shutdown);
        return methods;
    }

    /// <summary>
    /// Kestrel's limits protect a public server. Here the one client is Terraform: requests of any size, at any pace, on a connection that may be
    /// silent for as long as an operation takes.
    /// </summary>
    private static KestrelServerOptions Kestrel(IServiceProvider services, ListeningSocket socket, Action<ListenOptions> layer)
    {
        var kestrel = new KestrelServerOptions { ApplicationServices = services, AddServerHeader = false };
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        // Not infinite: Kestrel adds the timeout to the clock, and the sum of an infinite one overflows into the past.
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromDays(365);
        kestrel.Limits.Http2.MaxStreamsPerConnection = int.MaxValue;
        kestrel.Limits.Http2.InitialConnectionWindowSize = 8 * 1024 * 1024;
        kestrel.Limits.Http2.InitialStreamWindowSize = 4 * 1024 * 1024;
        kestrel.Listen(socket.Socket.LocalEndPoint!, layer);
        return kestrel;
    }

    private static void Layer(ListenOptions endpoint, ConnectionWatch connections, SslServerAuthenticationOptions? tls)
    {
        endpoint.Protocols = HttpProtocols.Http2;
        ((IConnectionBuilder)endpoint).Use(connections.Around);
        if (tls is not null)
        {
            endpoint.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => ValueTask.FromResult(tls) });
        }
    }
}
