using Newtonsoft.Json.Linq;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Server;

/// <summary>Shows one object as it was before its last change while a request is answered.</summary>
internal sealed class StaleObjects : IDisposable
{
    private readonly StoredObject _stored;
    private readonly JObject _current;

    private StaleObjects(StoredObject stored)
    {
        _stored = stored;
        _current = stored.Body;
        stored.Body = stored.Previous!;
    }

    public static StaleObjects? Show(World world, ApiRequest request) =>
        request.Segments is ["v3", var path, var id] && world.Schemas.ByPath(path) is { } type
        && world.Store.Find(type.Id, id) is { Previous: not null } stored
            ? new StaleObjects(stored)
            : null;

    public void Dispose() => _stored.Body = _current;
}
