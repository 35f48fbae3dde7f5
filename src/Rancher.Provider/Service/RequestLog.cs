using Microsoft.Extensions.Logging;
using Rancher.Api.Http;

namespace Rancher.Provider.Service;

/// <summary>Writes each request to Terraform's log: a line at DEBUG, masked bodies at TRACE.</summary>
internal sealed partial class RequestLog(ILogger logger) : IRequestLog
{
    public void Started(string method, string path, int attempt) => Begun(logger, method, path, attempt);

    public void Slow(string method, string path, int attempt, TimeSpan elapsed) => Waiting(logger, method, path, elapsed.TotalSeconds, attempt);

    public void Write(RequestLogEntry entry)
    {
        if (entry.Status is { } status)
        {
            Answered(logger, entry.Method, entry.Path, status, entry.Elapsed.TotalMilliseconds, entry.Attempt);
        }
        else
        {
            Failed(logger, entry.Method, entry.Path, entry.Failure ?? "no answer", entry.Elapsed.TotalMilliseconds, entry.Attempt);
        }

        if (logger.IsEnabled(LogLevel.Trace))
        {
            Bodies(logger, entry.MaskedRequestBody() ?? "", entry.MaskedResponseBody() ?? "");
        }
    }

    [LoggerMessage(1, LogLevel.Debug, "{Method} {Path} answered {Status} in {Milliseconds} ms (attempt {Attempt})")]
    private static partial void Answered(ILogger logger, string method, string path, int status, double milliseconds, int attempt);

    [LoggerMessage(2, LogLevel.Warning, "{Method} {Path} failed: {Reason} after {Milliseconds} ms (attempt {Attempt})")]
    private static partial void Failed(ILogger logger, string method, string path, string reason, double milliseconds, int attempt);

    [LoggerMessage(4, LogLevel.Trace, "{Method} {Path} begins (attempt {Attempt})")]
    private static partial void Begun(ILogger logger, string method, string path, int attempt);

    [LoggerMessage(5, LogLevel.Debug, "{Method} {Path} has had no answer for {Seconds:0} s (attempt {Attempt})")]
    private static partial void Waiting(ILogger logger, string method, string path, double seconds, int attempt);

    [LoggerMessage(3, LogLevel.Trace, "sent {Request} received {Response}")]
    private static partial void Bodies(ILogger logger, string request, string response);
}
