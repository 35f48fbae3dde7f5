using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Rancher.Provider.AcceptanceTests.Secrets;

/// <summary>Everything that a provider logs: messages, fields and exceptions of all levels.</summary>
internal sealed class CapturedLog : ILoggerFactory, ILogger
{
    private readonly StringBuilder _text = new();
    private readonly Lock _lock = new();

    /// <summary>What was written since the last call.</summary>
    public string Take()
    {
        lock (_lock)
        {
            var text = _text.ToString();
            _text.Clear();
            return text;
        }
    }

    // What the web server says of its frames is asked for by a variable of its own, and is most of a log.
    public ILogger CreateLogger(string categoryName) => categoryName.StartsWith("Microsoft.", StringComparison.Ordinal) ? NullLogger.Instance : this;

    public void AddProvider(ILoggerProvider provider)
    {
        // There is one place to log to.
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var fields = state as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
        lock (_lock)
        {
            _text.Append(logLevel).Append(' ').Append(formatter(state, exception)).Append(' ').AppendJoin(' ', fields).Append(' ').Append(exception).Append('\n');
        }
    }

    public void Dispose()
    {
    }
}
