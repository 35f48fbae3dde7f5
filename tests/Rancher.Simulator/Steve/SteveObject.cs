using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Steve;

/// <summary>One object, in the shape of Kubernetes.</summary>
internal sealed class SteveObject(SteveType type, JObject body)
{
    public SteveType Type { get; } = type;

    public JObject Body { get; set; } = body;

    public JObject Metadata => (JObject)Body["metadata"]!;

    public string Name => (string)Metadata["name"]!;

    public string? Namespace => (string?)Metadata["namespace"];

    public string Id => Type.IsNamespaced ? $"{Namespace}/{Name}" : Name;

    public bool IsRemoving => Metadata["deletionTimestamp"] is not null;

    public JObject Status => Body["status"] as JObject ?? (JObject)(Body["status"] = new JObject());

    /// <summary>Sets a condition in its place, or at the end.</summary>
    public void Set(string condition, string status, string message = "", string reason = "")
    {
        var made = new JObject { ["status"] = status, ["type"] = condition };
        if (message.Length > 0)
        {
            made["message"] = message;
        }

        if (reason.Length > 0)
        {
            made["reason"] = reason;
        }

        var conditions = Status["conditions"] as JArray ?? (JArray)(Status["conditions"] = new JArray());
        if (conditions.FirstOrDefault(c => (string?)c["type"] == condition) is { } old)
        {
            old.Replace(made);
        }
        else
        {
            conditions.Add(made);
        }
    }

    public JToken? Condition(string type) => (Body["status"]?["conditions"] as JArray)?.FirstOrDefault(c => (string?)c["type"] == type);
}

/// <summary>All objects, with the version counter they share.</summary>
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
    public void Touch(SteveObject item) => item.Metadata["resourceVersion"] = (++_version).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private SortedDictionary<string, SteveObject> Of(string collection)
    {
        if (!_objects.TryGetValue(collection, out var objects))
        {
            _objects[collection] = objects = new SortedDictionary<string, SteveObject>(StringComparer.Ordinal);
        }

        return objects;
    }
}
