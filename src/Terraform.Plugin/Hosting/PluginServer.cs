using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Protocol;

namespace Terraform.Plugin.Hosting;

/// <summary>The gRPC server of a plugin: the protocol and go-plugin's helper services, on one socket or port, over HTTP/2.</summary>
internal sealed class PluginServer : IAsyncDisposable
{
    // What Go providers allow; Terraform itself sets no limit worth the name.
    private const int LargestMessage = 256 * 1024 * 1024;

    private readonly WebApplication _app;
    private readonly ProviderService _provider;

    private PluginServer(WebApplication app, ProviderService provider, ListenAddress address, ConnectionWatch connections)
    {
        _app = app;
        _provider = provider;
        Address = address;
        Connections = connections;
    }

    public ListenAddress Address { get; }

    public ConnectionWatch Connections { get; }

    /// <summary>Listens on a socket, or on loopback TCP where that is not possible. Returns when clients can connect.</summary>
    public static async Task<PluginServer> StartAsync(PluginServerOptions options, CancellationToken ct)
    {
        if (ListenAddress.NewSocket(options.SocketDirectory) is { } socket)
        {
            try
            {
                return await ListenAsync(options, socket, ct);
            }
            catch (Exception error) when (error is IOException or SocketException or UnauthorizedAccessException or ArgumentException)
            {
                HostLog.SocketRefused(options.Logger, error.Message);
            }
        }
        else if (!OperatingSystem.IsWindows())
        {
            HostLog.SocketRefused(options.Logger, "the path would be too long");
        }

        return await ListenAsync(options, ListenAddress.Loopback, ct);
    }

    /// <summary>As StopProvider: whatever is under way ends soon and reports what it has done.</summary>
    public void StopOperations() => _provider.StopOperations();

    /// <summary>Lets calls end for as long as the token allows, then ends them, and removes the socket.</summary>
    public async Task StopAsync(CancellationToken ct)
    {
        await _app.StopAsync(ct);
        if (Address.IsUnix)
        {
            File.Delete(Address.Text);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task<PluginServer> ListenAsync(PluginServerOptions options, ListenAddress address, CancellationToken ct)
    {
        var connections = new ConnectionWatch(options.Time);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(options.Loggers);
        builder.Services.AddSingleton<IHostLifetime, SilentLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.KeepAliveTimeout = Timeout.InfiniteTimeSpan;
            kestrel.Limits.Http2.MaxStreamsPerConnection = int.MaxValue;
            kestrel.Limits.Http2.InitialConnectionWindowSize = 8 * 1024 * 1024;
            kestrel.Limits.Http2.InitialStreamWindowSize = 4 * 1024 * 1024;
            Listen(kestrel, address, endpoint => Configure(endpoint, connections, options.Tls));
        });
        builder.Services.AddGrpc(grpc => (grpc.MaxReceiveMessageSize, grpc.MaxSendMessageSize) = (LargestMessage, LargestMessage));
        var provider = new ProviderService(options.Engine, options.Loggers.CreateLogger("Protocol"));
        var methods = new RpcMethods(provider, options.Shutdown);
        builder.Services.RemoveAll(typeof(IServiceMethodProvider<>));
        builder.Services.AddSingleton(methods);
        builder.Services.AddSingleton<IServiceMethodProvider<RpcMethods>>(methods);

        var app = builder.Build();
        app.MapGrpcService<RpcMethods>();
        try
        {
            await app.StartAsync(ct);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new PluginServer(app, provider, Bound(app, address), connections);
    }

    private static void Listen(KestrelServerOptions kestrel, ListenAddress address, Action<ListenOptions> configure)
    {
        if (address.IsUnix)
        {
            kestrel.ListenUnixSocket(address.Text, configure);
        }
        else
        {
            kestrel.Listen(IPAddress.Loopback, 0, configure);
        }
    }

    private static void Configure(ListenOptions endpoint, ConnectionWatch connections, SslServerAuthenticationOptions? tls)
    {
        endpoint.Protocols = HttpProtocols.Http2;
        ((IConnectionBuilder)endpoint).Use(connections.Around);
        if (tls is not null)
        {
            endpoint.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => ValueTask.FromResult(tls) });
        }
    }

    private static ListenAddress Bound(WebApplication app, ListenAddress wanted)
    {
        if (wanted.IsUnix)
        {
            // Without TLS the rights on the socket are all that keeps other users of the machine out.
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(wanted.Text, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            return wanted;
        }

        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new ListenAddress("tcp", new Uri(address).Authority);
    }
}
