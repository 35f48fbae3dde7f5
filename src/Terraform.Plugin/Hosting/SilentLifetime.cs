using Microsoft.Extensions.Hosting;

namespace Terraform.Plugin.Hosting;

/// <summary>Keeps the web host away from the console and from signals: standard output is the handshake's, signals are <see cref="Signals"/>'.</summary>
internal sealed class SilentLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
