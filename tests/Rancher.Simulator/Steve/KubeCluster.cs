using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Steve;

/// <summary>A Kubernetes cluster: the one the server runs in, or one it manages.</summary>
internal sealed class KubeCluster
{
    private readonly World _world;
    private readonly Dictionary<string, SteveType> _types;
    private readonly List<KubeController> _controllers = [];

    public KubeCluster(World world, string id, IEnumerable<SteveType> types)
    {
        _world = world;
        Id = id;
        _types = types.ToDictionary(type => type.Collection);
    }

    public string Id { get; }

    public bool IsLocal => Id == Clusters.LocalCluster.Id;

    /// <summary>What stands before the paths of its objects in links.</summary>
    public string Prefix => IsLocal ? "" : "/k8s/clusters/" + Id;

    public SteveObjects Objects { get; } = new();

    public IEnumerable<SteveType> Types => _types.Values;

    /// <summary>Objects of types that stand in another store and are only shown here.</summary>
    public IMirror? Mirror { get; init; }

    public SteveType? FindType(string collection) => _types.GetValueOrDefault(collection);

    public SteveType Type(string collection) => _types[collection];

    public SteveType? FindType(string group, string plural) => FindType(group.Length == 0 ? plural : $"{group}.{plural}");

    public void Add(KubeController controller) => _controllers.Add(controller);

    public IEnumerable<KubeController> Watching(SteveType type) => _controllers.Where(controller => controller.Watches(type));

    public IEnumerable<SteveObject> All(SteveType type) => Mirror?.Holds(type) == true ? Mirror.All(type) : Objects.All(type.Collection);

    public SteveObject? Find(SteveType type, string? ns, string name) => Mirror?.Holds(type) == true
        ? Mirror.All(type).FirstOrDefault(item => item.Name == name && (!type.IsNamespaced || item.Namespace == ns))
        : Objects.Find(type.Collection, type.IsNamespaced ? ns : null, name);

    public SteveObject? Find(string collection, string? ns, string name) => Objects.Find(collection, ns, name);

    /// <summary>Makes an object as a controller does: nobody checks it, nobody looks after it.</summary>
    public SteveObject Make(string collection, string? ns, string name, JObject? rest = null, JObject? labels = null, JObject? annotations = null)
    {
        var metadata = new JObject();
        if (annotations is { Count: > 0 })
        {
            metadata["annotations"] = annotations;
        }

        if (labels is { Count: > 0 })
        {
            metadata["labels"] = labels;
        }

        metadata["name"] = name;
        if (ns is not null)
        {
            metadata["namespace"] = ns;
        }

        return Objects.Add(new SteveObject(Type(collection), New(Type(collection), metadata, rest)));
    }

    /// <summary>The body of a new object: what was sent, without its status, and with what every object has.</summary>
    public JObject New(SteveType type, JObject metadata, JObject? rest = null)
    {
        metadata["uid"] = _world.Ids.Uuid();
        metadata["creationTimestamp"] = _world.Timestamp();
        if (!type.IsData && type.Plural is not ("namespaces" or "storageclasses" or "nodes"))
        {
            metadata["generation"] = 1;
        }

        foreach (var given in new[] { "deletionTimestamp", "managedFields", "relationships", "fields", "state", "selfLink" })
        {
            metadata.Remove(given);
        }

        foreach (var nothing in metadata.Properties().Where(p => p.Value.Type == JTokenType.Null).ToList())
        {
            nothing.Remove();
        }

        var body = new JObject { ["apiVersion"] = type.ApiVersion, ["kind"] = type.Kind, ["metadata"] = metadata };
        foreach (var (name, value) in rest ?? [])
        {
            if (name is not ("apiVersion" or "kind" or "metadata"))
            {
                body[name] = value?.DeepClone();
            }
        }

        return body;
    }

    /// <summary>Work on an object after some seconds, unless it is gone by then.</summary>
    public void When(double seconds, SteveObject item, Action work) => _world.Clock.After(seconds, () =>
    {
        if (Objects.Holds(item))
        {
            work();
        }
    });
}

/// <summary>Shows objects of another store in a Kubernetes cluster.</summary>
internal interface IMirror
{
    bool Holds(SteveType type);

    IEnumerable<SteveObject> All(SteveType type);

    SteveObject Create(SteveType type, JObject body, Caller caller);

    SteveObject Replace(SteveObject item, JObject body, Caller caller);

    void Remove(SteveObject item, Caller caller);
}
