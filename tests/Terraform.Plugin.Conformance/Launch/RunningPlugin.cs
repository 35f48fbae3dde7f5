using System.Security.Cryptography.X509Certificates;

namespace Terraform.Plugin.Conformance;

/// <summary>A started provider and a connection to it.</summary>
internal sealed class RunningPlugin : IAsyncDisposable
{
    private RunningPlugin(PluginProcess process, Handshake handshake, PluginClient client) => (Process, Handshake, Client) = (process, handshake, client);

    public PluginProcess Process { get; }

    public Handshake Handshake { get; }

    public PluginClient Client { get; }

    public Tfplugin6.Provider.ProviderClient Provider => Client.Provider;

    public static Task<RunningPlugin> StartAsync(IReadOnlyDictionary<string, string?>? environment = null) =>
        StartAsync(ClientCertificate.Create(), environment);

    public static Task<RunningPlugin> StartAsync(X509Certificate2? certificate, IReadOnlyDictionary<string, string?>? environment) =>
        ConnectAsync(ProbeBinary.Start(certificate, environment), certificate);

    private static async Task<RunningPlugin> ConnectAsync(PluginProcess process, X509Certificate2? certificate)
    {
        var handshake = await process.HandshakeAsync();
        return new RunningPlugin(process, handshake, new PluginClient(handshake, certificate));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Process.DisposeAsync();
    }
}
