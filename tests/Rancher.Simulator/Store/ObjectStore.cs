using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Store;

/// <summary>All objects of the server by type and id, and whole answers that were loaded for a path.</summary>
internal sealed class ObjectStore
{
    private readonly Dictionary<string, SortedDictionary<string, StoredObject>> _objects = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Answers by path and query, as they were loaded.</summary>
    public Dictionary<string, JToken> Answers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<StoredObject> All(string type) => Of(type).Values;

    public IEnumerable<StoredObject> InCluster(string type, string clusterId) =>
        Of(type).Values.Where(o => o.Text("clusterId") == clusterId);

    public StoredObject? Find(string type, string id) => Of(type).GetValueOrDefault(id);

    public StoredObject Add(StoredObject stored)
    {
        Of(stored.Type)[stored.Id] = stored;
        return stored;
    }

    public bool Remove(string type, string id) => Of(type).Remove(id);

    public bool Holds(StoredObject stored) => ReferenceEquals(Find(stored.Type, stored.Id), stored);

    private SortedDictionary<string, StoredObject> Of(string type)
    {
        if (!_objects.TryGetValue(type, out var objects))
        {
            _objects[type] = objects = new SortedDictionary<string, StoredObject>(StringComparer.Ordinal);
        }

        return objects;
    }
}
