using System.Net;
using System.Net.Sockets;
using GoPlugin;
using Grpc.Health.V1;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Terraform.Plugin.Protocol;

namespace Terraform.Plugin.Hosting;

/// <summary>The gRPC server of a plugin: the protocol and go-plugin's helper services, on one socket or port, over HTTP/2.</summary>
internal sealed class PluginServer : IAsyncDisposable
{
    private readonly KestrelServer _kestrel;
    private readonly ProviderService _provider;

    private PluginServer(KestrelServer kestrel, ProviderService provider, ListenAddress address, ConnectionWatch connections)
    {
        _kestrel = kestrel;
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
        await _kestrel.StopAsync(ct);
        if (Address.IsUnix)
        {
            File.Delete(Address.Text);
        }
    }

    public ValueTask DisposeAsync()
    {
        _kestrel.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<PluginServer> ListenAsync(PluginServerOptions options, ListenAddress address, CancellationToken ct)
    {
        var connections = new ConnectionWatch(options.Time);
        var provider = new ProviderService(options.Engine, options.Loggers.CreateLogger("Protocol"));
        var kestrel = new KestrelServer(
            Options.Create(Limits(address, endpoint => Layer(endpoint, connections, options))),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), options.Loggers),
            options.Loggers);
        try
        {
            await kestrel.StartAsync(new RpcApplication(Routes(provider, options.Shutdown), options.Logger), ct);
        }
        catch
        {
            kestrel.Dispose();
            throw;
        }

        return new PluginServer(kestrel, provider, Bound(kestrel, address), connections);
    }

    private static RpcRoutes Routes(ProviderService provider, ShutdownRequest shutdown)
    {
        var routes = new RpcRoutes();
        ProtocolServices.Bind(routes, provider);
        GRPCController.BindService(routes, new ControllerService(shutdown));
        GRPCStdio.BindService(routes, new StdioService(shutdown));
        GRPCBroker.BindService(routes, new BrokerService(shutdown));
        Health.BindService(routes, new HealthService(shutdown));
        return routes;
    }

    /// <summary>
    /// Kestrel's limits protect a public server. Here the one client is Terraform: requests of any size, at any pace, on a connection that may be
    /// silent for as long as an operation takes.
    /// </summary>
    private static KestrelServerOptions Limits(ListenAddress address, Action<ListenOptions> configure)
    {
        var kestrel = new KestrelServerOptions
        {
            AddServerHeader = false,
            // Over our own TLS the requests say https and the connection looks like plain text.
            AllowAlternateSchemes = true,
            ApplicationServices = NoServices.Instance,
        };
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Limits.KeepAliveTimeout = Timeout.InfiniteTimeSpan;
        kestrel.Limits.Http2.MaxStreamsPerConnection = int.MaxValue;
        kestrel.Limits.Http2.InitialConnectionWindowSize = 8 * 1024 * 1024;
        kestrel.Limits.Http2.InitialStreamWindowSize = 4 * 1024 * 1024;
        if (address.IsUnix)
        {
            kestrel.ListenUnixSocket(address.Text, configure);
        }
        else
        {
            kestrel.Listen(IPAddress.Loopback, 0, configure);
        }

        return kestrel;
    }

    private static void Layer(ListenOptions endpoint, ConnectionWatch connections, PluginServerOptions options)
    {
        endpoint.Protocols = HttpProtocols.Http2;
        endpoint.Use(connections.Around);
        if (options.Tls is not null)
        {
            endpoint.Use(new TlsConnections(options.Tls, options.Logger).Around);
        }
    }

    private static ListenAddress Bound(KestrelServer kestrel, ListenAddress wanted)
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

        return new ListenAddress("tcp", new Uri(kestrel.Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Authority);
    }

    /// <summary>Kestrel asks for services that only its extensions need.</summary>
    private sealed class NoServices : IServiceProvider
    {
        public static NoServices Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
