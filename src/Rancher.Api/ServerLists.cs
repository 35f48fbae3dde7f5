using System.Collections.Concurrent;
using Newtonsoft.Json.Linq;
using Rancher.Api.Norman;
using Rancher.Api.Reading;
using Rancher.Api.Steve;

namespace Rancher.Api;

/// <summary>
/// What a server has of a kind, read once for all plans of a run: one request per list, not one per object. An object that is missing in a list may have been
/// made since; whoever refuses something for it asks for that one object first.
/// </summary>
public sealed class ServerLists : IDisposable
{
    private readonly ConcurrentDictionary<string, SingleFlight<IReadOnlyList<JObject>>> _collections = new(StringComparer.OrdinalIgnoreCase);
    private readonly SingleFlight<IReadOnlyCollection<string>> _types;
    private readonly NormanApi _norman;
    private readonly SteveApi _steve;

    internal ServerLists(NormanApi norman, SteveApi steve)
    {
        (_norman, _steve) = (norman, steve);
        _types = new SingleFlight<IReadOnlyCollection<string>>(steve.TypesAsync);
    }

    /// <summary>The objects of a collection of the management API that this user may see.</summary>
    public Task<IReadOnlyList<JObject>> OfAsync(string collection, CancellationToken ct) => _collections
        .GetOrAdd(collection, which => new SingleFlight<IReadOnlyList<JObject>>(inner => _norman.ListAsync(which, null, inner))).GetAsync(ct);

    /// <summary>The Kubernetes types that this user may see.</summary>
    public Task<IReadOnlyCollection<string>> TypesAsync(CancellationToken ct) => _types.GetAsync(ct);

    /// <summary>The Kubernetes types that this user may see now.</summary>
    public Task<IReadOnlyCollection<string>> TypesNowAsync(CancellationToken ct) => _steve.TypesAsync(ct);

    public void Dispose()
    {
        _types.Dispose();
        foreach (var list in _collections.Values)
        {
            list.Dispose();
        }
    }
}
