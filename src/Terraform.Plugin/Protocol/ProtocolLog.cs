using Microsoft.Extensions.Logging;

namespace Terraform.Plugin.Protocol;

/// <summary>Log lines of the protocol layer.</summary>
internal static partial class ProtocolLog
{
    [LoggerMessage(1, LogLevel.Trace, "{Rpc} of {Subject}")]
    public static partial void Started(ILogger logger, string rpc, string subject);

    [LoggerMessage(2, LogLevel.Warning, "{Rpc} of {Subject} was interrupted")]
    public static partial void Interrupted(ILogger logger, string rpc, string subject);

    [LoggerMessage(3, LogLevel.Error, "{Rpc} of {Subject}: a value does not decode")]
    public static partial void Undecodable(ILogger logger, string rpc, string subject, Exception error);

    [LoggerMessage(4, LogLevel.Error, "{Rpc} of {Subject} failed, {Id}")]
    public static partial void Failed(ILogger logger, string rpc, string subject, string id, Exception error);

    [LoggerMessage(5, LogLevel.Debug, "Stopping what is under way")]
    public static partial void Stopping(ILogger logger);

    [LoggerMessage(6, LogLevel.Error, "The new state of {Subject} does not encode; what Terraform had is kept")]
    public static partial void StateNotEncoded(ILogger logger, string subject, Exception error);

    [LoggerMessage(7, LogLevel.Trace, "{Rpc} of {Subject} ended after {Milliseconds} ms")]
    public static partial void Ended(ILogger logger, string rpc, string subject, long milliseconds);
}
