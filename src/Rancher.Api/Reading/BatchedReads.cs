using System.Collections.Concurrent;
using Newtonsoft.Json.Linq;
using Rancher.Api.Errors;

namespace Rancher.Api.Reading;

/// <summary>
/// Reads of single objects that turn into one read of their collection when many come at once, as in a refresh of hundreds of resources. A
/// collection read is used for two seconds at most, and never across a write to its type. What it does not show is asked for by id, so that
/// absence is proven and a missing right stays an error.
/// </summary>
public sealed class BatchedReads
{
    /// <summary>How long a collection read may be used, from when it was sent.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(2);

    /// <summary>Reads by id within <see cref="Lifetime"/> after which the collection is cheaper.</summary>
    public const int SingleReads = 4;

    private readonly ConcurrentDictionary<string, Demand> _demands = new(StringComparer.OrdinalIgnoreCase);
    private readonly ICollections _collections;
    private readonly TimeProvider _clock;

    internal BatchedReads(ICollections collections, TimeProvider clock) => (_collections, _clock) = (collections, clock);

    /// <summary>The object, or null where Rancher says that it does not exist; a copy that the caller may change.</summary>
    /// <exception cref="RancherException">Anything else that Rancher says, a missing right among it.</exception>
    public async Task<JObject?> FindAsync(string collection, string id, CancellationToken ct)
    {
        var demand = _demands.GetOrAdd(collection, _ => new Demand());
        if (demand.Join(_clock, () => ListAsync(collection)) is { } snapshot)
        {
            var objects = await snapshot.Objects.WaitAsync(ct);
            if (objects is not null && demand.MayUse(snapshot) && objects.TryGetValue(id, out var found))
            {
                return (JObject)found.DeepClone();
            }
        }

        return await _collections.FindAsync(collection, id, ct);
    }

    /// <summary>Ends the use of what was read of a collection, since something in it is being written.</summary>
    public void Written(string collection)
    {
        if (_demands.TryGetValue(collection, out var demand))
        {
            demand.Written();
        }
    }

    // The read is everybody's, so nobody's cancellation ends it. If it fails, each object is asked for by itself and tells what is wrong.
    private async Task<IReadOnlyDictionary<string, JObject>?> ListAsync(string collection)
    {
        try
        {
            var objects = new Dictionary<string, JObject>();
            foreach (var item in await _collections.ListAsync(collection, CancellationToken.None))
            {
                objects[(string?)item["id"] ?? ""] = item;
            }

            return objects;
        }
        catch (Exception error) when (
            error is RancherException or RancherTransportException or ClusterNotConnectedException or OperationCanceledException or ObjectDisposedException)
        {
            return null;
        }
    }

    private sealed record Snapshot(Task<IReadOnlyDictionary<string, JObject>?> Objects, long Sent, int Generation);

    /// <summary>What is asked of one collection.</summary>
    private sealed class Demand
    {
        private readonly Lock _lock = new();
        private readonly Queue<long> _asked = new();
        private Snapshot? _snapshot;
        private int _generation;

        /// <summary>The collection read to use, a running or a new one; null while single reads are cheaper.</summary>
        public Snapshot? Join(TimeProvider clock, Func<Task<IReadOnlyDictionary<string, JObject>?>> list)
        {
            lock (_lock)
            {
                while (_asked.TryPeek(out var oldest) && clock.GetElapsedTime(oldest) > Lifetime)
                {
                    _asked.Dequeue();
                }

                _asked.Enqueue(clock.GetTimestamp());
                if (_snapshot is { } current && current.Generation == _generation && clock.GetElapsedTime(current.Sent) <= Lifetime)
                {
                    return current;
                }

                _snapshot = _asked.Count > SingleReads ? new Snapshot(list(), clock.GetTimestamp(), _generation) : null;
                return _snapshot;
            }
        }

        public bool MayUse(Snapshot snapshot)
        {
            lock (_lock)
            {
                return snapshot.Generation == _generation;
            }
        }

        public void Written()
        {
            lock (_lock)
            {
                _generation++;
            }
        }
    }
}
