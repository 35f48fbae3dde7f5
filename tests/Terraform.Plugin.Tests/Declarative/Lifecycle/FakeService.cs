using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;

namespace Terraform.Plugin.Tests.Declarative.Lifecycle;

/// <summary>A service in memory that writes down each call, and can be made to fail, to change objects between two looks, and to forget to answer.</summary>
internal sealed class FakeService : IProviderServices
{
    private readonly Queue<(string Call, FakeFault Fault)> _faults = new();
    private readonly Queue<Action<JObject>> _progress = new();

    public TimeProvider Clock { get; } = new Instant();

    /// <summary>Objects by collection and id.</summary>
    public Dictionary<string, Dictionary<string, JObject>> Objects { get; } = [];

    /// <summary>What was asked of the service, in order.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Whether deleted objects stay until the progress that was planned has happened.</summary>
    public bool DeletesSlowly { get; set; }

    public FakeService With(string collection, string json)
    {
        var item = Json(json);
        Of(collection)[(string)item["id"]!] = item;
        return this;
    }

    /// <summary>An object as a client reads it, in which dates are text.</summary>
    public static JObject Json(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text.Replace('\'', '"'))) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }

    /// <summary>The next call that begins so fails.</summary>
    public FakeService Failing(string call, ServiceErrorKind kind)
    {
        _faults.Enqueue((call, new FakeFault(kind)));
        return this;
    }

    /// <summary>What happens to an object before each of the next reads.</summary>
    public FakeService Then(params Action<JObject>[] steps)
    {
        steps.ToList().ForEach(_progress.Enqueue);
        return this;
    }

    public Dictionary<string, JObject> Of(string collection) => Objects.TryGetValue(collection, out var all) ? all : Objects[collection] = [];

    public IObjectStore Store(ApiCollection collection, Action<ServiceError>? warn = null) => new FakeStore(this, collection);

    public async Task<JObject?> WaitAsync(WaitRequest request, Func<CancellationToken, Task<JObject?>> look, Func<JObject?, WaitOutcome> judge, CancellationToken ct)
    {
        for (var looks = 0; ; looks++)
        {
            try
            {
                var seen = await look(ct);
                var outcome = judge(seen);
                if (outcome.Kind == WaitOutcomeKind.Done)
                {
                    return seen;
                }

                if (outcome.Kind == WaitOutcomeKind.Failing || looks > 5)
                {
                    throw new OperationFailedException($"{request.What}: {outcome.Description}");
                }
            }
            catch (FakeFault fault) when (fault.Kind == ServiceErrorKind.Forbidden && request.ForbiddenIsGone)
            {
                return null;
            }
            catch (FakeFault fault) when (fault.Kind == ServiceErrorKind.Forbidden && request.AccessGrace > TimeSpan.Zero)
            {
                // Not yet.
            }
        }
    }

    public ServiceVersion? Version { get; init; }

    public Task<ServiceVersion?> VersionAsync(CancellationToken ct) => Task.FromResult<ServiceVersion?>(Version);

    public void Conceal(IEnumerable<string> secrets)
    {
    }

    public ServiceError? Explain(Exception exception) => exception is FakeFault fault ? new ServiceError($"The service says {fault.Kind}.") { Kind = fault.Kind } : null;

    public void Dispose()
    {
    }

    /// <summary>Notes a call, and fails it if that was planned.</summary>
    internal void Note(string call)
    {
        Calls.Add(call);
        if (_faults.TryPeek(out var planned) && call.StartsWith(planned.Call, StringComparison.Ordinal))
        {
            throw _faults.Dequeue().Fault;
        }
    }

    internal void Progress(JObject item)
    {
        if (_progress.TryDequeue(out var step))
        {
            step(item);
        }
    }

    /// <summary>A clock on which every pause is over at once.</summary>
    private sealed class Instant : TimeProvider
    {
        private long _ticks = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

        public override DateTimeOffset GetUtcNow() => new(_ticks, TimeSpan.Zero);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _ticks += dueTime > TimeSpan.Zero ? dueTime.Ticks : 0;
            return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }
}

internal sealed class FakeFault(ServiceErrorKind kind) : Exception
{
    public ServiceErrorKind Kind { get; } = kind;
}
