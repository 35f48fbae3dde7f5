using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Terraform.Plugin.Hosting;

/// <summary>Microsoft.Extensions.Logging on top of <see cref="HclogWriter"/>: what code logs, Terraform shows with TF_LOG.</summary>
internal sealed class HclogLoggerFactory(HclogWriter writer, LogLevel minimum) : ILoggerFactory, ILoggerProvider
{
    // With a log for these, the web host makes an Activity for each request, whose ids need random bytes from /dev, which an empty container lacks.
    private const string RequestDiagnostics = "Microsoft.AspNetCore.Hosting.Diagnostics";

    public ILogger CreateLogger(string categoryName)
    {
        if (categoryName == RequestDiagnostics)
        {
            return NullLogger.Instance;
        }

        // What the web server and the RPC library say about themselves is of use to whoever works on this layer, and noise to everybody else.
        var foreign = categoryName.StartsWith("Microsoft.", StringComparison.Ordinal) || categoryName.StartsWith("Grpc.", StringComparison.Ordinal);
        return new HclogLogger(writer, categoryName, foreign && minimum is LogLevel.Debug or LogLevel.Information ? LogLevel.Warning : minimum);
    }

    public void AddProvider(ILoggerProvider provider)
    {
        // There is one place to log to.
    }

    public void Dispose()
    {
    }

    private sealed class HclogLogger(HclogWriter writer, string category, LogLevel minimum) : ILogger
    {
        private readonly string _module = $"provider.{category[(category.LastIndexOf('.') + 1)..]}";

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= minimum && logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
            {
                return;
            }

            IEnumerable<KeyValuePair<string, object?>> fields = state as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
            writer.Write(logLevel, _module, formatter(state, exception), exception is null ? fields : fields.Append(new("error", exception.ToString())));
        }
    }
}
