using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Terraform.Plugin.Protocol;

namespace Terraform.Plugin.Hosting;

/// <summary>Microsoft.Extensions.Logging on top of <see cref="HclogWriter"/>: what code logs, Terraform shows with TF_LOG.</summary>
/// <param name="writer">Where lines go.</param>
/// <param name="minimum">The level of the provider's own lines.</param>
/// <param name="transport">The level of what the web server and the RPC library say about connections and frames.</param>
internal sealed class HclogLoggerFactory(HclogWriter writer, LogLevel minimum, LogLevel transport) : ILoggerFactory, ILoggerProvider
{
    // With a log for these, the web host makes an Activity for each request, whose ids need random bytes from /dev, which an empty container lacks.
    private const string RequestDiagnostics = "Microsoft.AspNetCore.Hosting.Diagnostics";

    public ILogger CreateLogger(string categoryName)
    {
        if (categoryName == RequestDiagnostics)
        {
            return NullLogger.Instance;
        }

        var foreign = categoryName.StartsWith("Microsoft.", StringComparison.Ordinal) || categoryName.StartsWith("Grpc.", StringComparison.Ordinal);
        return new HclogLogger(writer, categoryName, foreign && transport > minimum ? transport : minimum);
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
        // Of all loggers: the call that an operation belongs to, whoever writes about it.
        private static readonly AsyncLocal<RpcFields?> Call = new();

        private readonly string _module = $"provider.{category[(category.LastIndexOf('.') + 1)..]}";

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => state is RpcFields fields ? new CallScope(fields) : null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= minimum && logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
            {
                return;
            }

            IEnumerable<KeyValuePair<string, object?>> fields = state as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
            if (Call.Value is { } call)
            {
                fields = call.Concat(fields);
            }

            writer.Write(logLevel, _module, formatter(state, exception), exception is null ? fields : fields.Append(new("error", exception.ToString())));
        }

        private sealed class CallScope : IDisposable
        {
            private readonly RpcFields? _before = Call.Value;

            public CallScope(RpcFields fields) => Call.Value = fields;

            public void Dispose() => Call.Value = _before;
        }
    }
}
