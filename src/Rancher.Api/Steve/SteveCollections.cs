using Newtonsoft.Json.Linq;
using Rancher.Api.Reading;

namespace Rancher.Api.Steve;

/// <summary>Types of Steve as collections: <c>secrets/default</c> is one, with ids as Steve gives them, <c>default/my-secret</c>.</summary>
internal sealed class SteveCollections(SteveApi steve) : ICollections
{
    public static string Of(string type, string? ns) => string.IsNullOrEmpty(ns) ? type : $"{type}/{ns}";

    public Task<JObject?> FindAsync(string collection, string id, CancellationToken ct)
    {
        var (type, ns) = Split(collection);
        return steve.FindAsync(type, ns, id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..], ct);
    }

    public Task<IReadOnlyList<JObject>> ListAsync(string collection, CancellationToken ct)
    {
        var (type, ns) = Split(collection);
        return steve.ListAsync(type, SteveQuery.All with { Namespace = ns }, ct);
    }

    private static (string Type, string? Namespace) Split(string collection) =>
        collection.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? (collection[..slash], collection[(slash + 1)..]) : (collection, null);
}
