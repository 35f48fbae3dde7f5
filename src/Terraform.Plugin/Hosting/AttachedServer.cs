using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Terraform.Plugin.Declarative;

namespace Terraform.Plugin.Hosting;

/// <summary>
/// A provider that serves from within the current process, without TLS, for Terraform to attach to: for tests, and for looking at a provider with
/// a debugger.
/// </summary>
public sealed class AttachedServer : IAsyncDisposable
{
    private readonly PluginServer _server;

    private AttachedServer(PluginServer server) => _server = server;

    /// <summary><c>unix</c> or <c>tcp</c>.</summary>
    public string Network => _server.Address.Network;

    /// <summary>Path of the socket, or host and port.</summary>
    public string Address => _server.Address.Text;

    public static Task<AttachedServer> StartAsync(IProviderEngine engine, CancellationToken ct) => StartAsync(engine, NullLoggerFactory.Instance, ct);

    public static async Task<AttachedServer> StartAsync(IProviderEngine engine, ILoggerFactory loggers, CancellationToken ct)
    {
        var options = new PluginServerOptions { Engine = new Lazy<IProviderEngine>(engine), Shutdown = new ShutdownRequest(), Loggers = loggers };
        return new AttachedServer(await PluginServer.StartAsync(options, ListeningSocket.Open(directory: null, options.Logger), ct));
    }

    /// <summary>The value of TF_REATTACH_PROVIDERS.</summary>
    /// <param name="providerAddress">Source address that configurations name.</param>
    public string ReattachJson(string providerAddress) => ReattachDescription.Format(providerAddress, _server.Address);

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _server.StopAsync(limit.Token);
        await _server.DisposeAsync();
    }
}
