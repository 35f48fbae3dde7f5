using System.Net.Security;
using Microsoft.Extensions.Logging;
using Terraform.Plugin.Declarative;

namespace Terraform.Plugin.Hosting;

/// <summary>What a server serves, and how it is reached.</summary>
internal sealed record PluginServerOptions
{
    /// <summary>Made when the first call needs it.</summary>
    public required Lazy<IProviderEngine> Engine { get; init; }

    public required ShutdownRequest Shutdown { get; init; }

    public required ILoggerFactory Loggers { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Null for clear text.</summary>
    public SslServerAuthenticationOptions? Tls { get; init; }

    public ILogger Logger => Loggers.CreateLogger("Host");
}
