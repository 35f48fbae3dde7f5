using System.Collections.Concurrent;
using Rancher.Api.Http;

namespace Rancher.Api.Tests.Support;

/// <summary>Clients for tests: of a scripted server, on a clock without patience.</summary>
internal static class TestClient
{
    public const string Secret = "bcdfghjklmnpqrstvwxz2456789bcdfghjklmnpqrstvwxz2456789";

    public static RancherConnection Connection(Uri url, TimeProvider? clock = null) => new()
    {
        Url = url,
        Credential = RancherCredential.FromTokenKey($"token-abcde:{Secret}"),
        Clock = clock ?? new AutoAdvancingClock(),
    };

    public static RancherClient Of(ScriptedServer server, TimeProvider? clock = null) => new(Connection(server.Url, clock));
}

/// <summary>Keeps the entries, and can act on them.</summary>
internal sealed class RecordingLog(Action<RequestLogEntry>? onEntry = null) : IRequestLog
{
    private readonly ConcurrentQueue<RequestLogEntry> _entries = new();
    private readonly ConcurrentQueue<string> _running = new();

    public IReadOnlyList<RequestLogEntry> Entries => [.. _entries];

    /// <summary>What was said of attempts that had not ended.</summary>
    public IReadOnlyList<string> Running => [.. _running];

    public void Started(string method, string path, int attempt) => _running.Enqueue($"{method} {path} begins ({attempt})");

    public void Slow(string method, string path, int attempt, TimeSpan elapsed) => _running.Enqueue($"{method} {path} has had no answer for {elapsed.TotalSeconds:0} s ({attempt})");

    public void Write(RequestLogEntry entry)
    {
        _entries.Enqueue(entry);
        onEntry?.Invoke(entry);
    }
}
