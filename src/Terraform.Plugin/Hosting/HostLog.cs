using Microsoft.Extensions.Logging;

namespace Terraform.Plugin.Hosting;

/// <summary>Log lines of the process.</summary>
internal static partial class HostLog
{
    [LoggerMessage(1, LogLevel.Debug, "Serving protocol 6 on {Network} {Address}")]
    public static partial void Serving(ILogger logger, string network, string address);

    [LoggerMessage(2, LogLevel.Warning, "No socket could be made in the directory for temporary files; listening on loopback TCP instead: {Reason}")]
    public static partial void SocketRefused(ILogger logger, string reason);

    [LoggerMessage(3, LogLevel.Warning, "The process that started this one is gone; ending")]
    public static partial void ParentGone(ILogger logger);

    [LoggerMessage(4, LogLevel.Warning, "No connection is open; ending")]
    public static partial void ConnectionGone(ILogger logger);

    [LoggerMessage(5, LogLevel.Debug, "Ending: {Reason}")]
    public static partial void Ending(ILogger logger, ShutdownReason reason);

    [LoggerMessage(6, LogLevel.Warning, "A task failed unobserved")]
    public static partial void Unobserved(ILogger logger, Exception error);

    [LoggerMessage(8, LogLevel.Warning, "{Summary}: {Detail}")]
    public static partial void LeftOpen(ILogger logger, string summary, string detail);
}
