using System.Globalization;

namespace Rancher.Simulator.Steve;

/// <summary>The objects of one Kubernetes cluster, with the version counter they share.</summary>
internal sealed class SteveObjects
{
    private readonly Dictionary<string, SortedDictionary<string, SteveObject>> _objects = [];
    private long _version = 6000;

    public long Version => _version;

    public IEnumerable<SteveObject> All(string collection) => Of(collection).Values;

    public SteveObject? Find(string collection, string? ns, string name) =>
        Of(collection).GetValueOrDefault(string.IsNullOrEmpty(ns) ? name : $"{ns}/{name}");

    public SteveObject Add(SteveObject item)
    {
        Of(item.Type.Collection)[item.Id] = item;
        Touch(item);
        return item;
    }

    public void Remove(SteveObject item)
    {
        Of(item.Type.Collection).Remove(item.Id);
        _version++;
    }

    public bool Holds(SteveObject item) => ReferenceEquals(Of(item.Type.Collection).GetValueOrDefault(item.Id), item);

    /// <summary>Each write gives an object a new version, whoever writes.</summary>
    public void Touch(SteveObject item) => item.Metadata["resourceVersion"] = NextVersion();

    public string NextVersion() => (++_version).ToString(CultureInfo.InvariantCulture);

    private SortedDictionary<string, SteveObject> Of(string collection)
    {
        if (!_objects.TryGetValue(collection, out var objects))
        {
            _objects[collection] = objects = new SortedDictionary<string, SteveObject>(StringComparer.Ordinal);
        }

        return objects;
    }
}
