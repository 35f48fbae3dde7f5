using Newtonsoft.Json.Linq;

namespace Rancher.Api.Reading;

/// <summary>Objects with ids in collections, in one of Rancher's API styles.</summary>
internal interface ICollections
{
    /// <summary>The object, or null where Rancher says that it does not exist.</summary>
    Task<JObject?> FindAsync(string collection, string id, CancellationToken ct);

    /// <summary>All objects of the collection.</summary>
    Task<IReadOnlyList<JObject>> ListAsync(string collection, CancellationToken ct);
}
