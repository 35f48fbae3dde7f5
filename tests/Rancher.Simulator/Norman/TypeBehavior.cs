using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Norman;

/// <summary>What a DELETE does.</summary>
internal enum Removal
{
    /// <summary>204, and gone.</summary>
    Silent,

    /// <summary>200 with the object marked as removed, and gone a moment later.</summary>
    Marked,
}

/// <summary>
/// How one type behaves on the server. This class does what Norman does for any type; types with rules of their own derive from it.
/// </summary>
internal class TypeBehavior(World world, string typeId)
{
    /// <summary>The prefix of generated names.</summary>
    public string NamePrefix { get; init; } = "";

    /// <summary>Namespace of types whose objects live in one, such as cattle-global-data.</summary>
    public string? FixedNamespace { get; init; }

    /// <summary>The finalizer that holds up removal, as the transitioning message names it.</summary>
    public string? Finalizer { get; init; }

    /// <summary>An object was marked for removal.</summary>
    public virtual void AfterMark(StoredObject stored)
    {
    }

    /// <summary>What the state of an object names first when it is removed.</summary>
    public virtual string? FinalizerOf(StoredObject stored) => Finalizer;

    /// <summary>Finalizers that the message names after the first, with the seconds after which each has its turn.</summary>
    public (double After, string Finalizer)[] LaterFinalizers { get; init; } = [];

    public Removal Removal { get; init; } = Removal.Marked;

    public double RemovalSeconds { get; init; } = 0.2;

    /// <summary>Annotations that controllers add a moment after creation, such as lifecycle.cattle.io/create.x.</summary>
    public string[] LifecycleAnnotations { get; init; } = [];

    public string TypeId { get; } = typeId;

    public TypeSchema Schema => World.Schemas.Get(TypeId);

    protected World World { get; } = world;

    protected ServerVersion Version => World.Version;

    protected ObjectStore Store => World.Store;

    /// <summary>Whether ids are namespace:name.</summary>
    public bool IsNamespaced => FixedNamespace is not null || Schema.Fields.ContainsKey("namespaceId");

    /// <summary>The name Kubernetes uses for the type in messages.</summary>
    public virtual string ResourceName => $"{Schema.CollectionPath}.management.cattle.io";

    /// <summary>Checks and completes what a POST sent, before it becomes an object.</summary>
    public virtual void BeforeCreate(JObject body, Caller caller)
    {
    }

    /// <summary>Makes the object a POST asks for.</summary>
    public virtual StoredObject Make(JObject body, Caller caller) => Insert(body, caller.UserId);

    /// <summary>Changes what the answer to the POST shows, and no later one does.</summary>
    public virtual void PresentNew(JObject view, StoredObject created)
    {
    }

    /// <summary>Controllers start work on a new object.</summary>
    public virtual void AfterCreate(StoredObject created, Caller caller)
    {
        if (LifecycleAnnotations.Length > 0)
        {
            World.Clock.After(0.05, () => Annotate(created, LifecycleAnnotations));
        }
    }

    /// <summary>Checks a PUT; <paramref name="merged"/> is what the object would become.</summary>
    public virtual void BeforeUpdate(StoredObject current, JObject sent, JObject merged, Caller caller)
    {
    }

    public virtual void AfterUpdate(StoredObject updated, JObject before)
    {
    }

    /// <summary>Changes what the answer to a PUT shows, and no later one does.</summary>
    public virtual void PresentUpdated(JObject view, JObject sent)
    {
    }

    public virtual void BeforeDelete(StoredObject stored, Caller caller)
    {
    }

    /// <summary>The object is gone: what belongs to it goes too.</summary>
    public virtual void AfterRemoval(StoredObject removed)
    {
    }

    /// <summary>Changes what an answer shows of an object.</summary>
    public virtual void Present(JObject view, StoredObject stored, ApiRequest request)
    {
    }

    /// <summary>Actions that lists of this type show.</summary>
    public virtual IEnumerable<string> CollectionActionsFor(Caller caller) => (Schema.CollectionActions ?? []).Select(a => a.Name);

    public virtual IEnumerable<string> ActionsOf(StoredObject stored) => (Schema.Actions ?? []).Select(a => a.Name);

    public virtual ApiAnswer Act(string action, StoredObject stored, JObject input, ApiRequest request) =>
        throw new ApiError(422, "InvalidAction", $"Invalid action: {action}");

    public virtual ApiAnswer ActOnCollection(string action, JObject input, ApiRequest request) =>
        throw new ApiError(422, "InvalidAction", $"Invalid action: {action}");

    /// <summary>The name part of a new id.</summary>
    public virtual string NewName(JObject body) => (string?)body["name"] is { Length: > 0 } name && Schema.Fields["name"].Type == "dnsLabel"
        ? name
        : World.Ids.Name(NamePrefix);

    /// <summary>The namespace of a new object, or null.</summary>
    public virtual string? NamespaceOf(JObject body) =>
        FixedNamespace ?? (Schema.Fields.ContainsKey("namespaceId") ? (string?)body["clusterId"] : null);

    /// <summary>Creates an object as a controller would, without the checks of the API.</summary>
    public StoredObject Insert(JObject body, string? creatorId, bool byNorman = true)
    {
        var name = NewName(body);
        var space = NamespaceOf(body);
        var id = space is null ? name : $"{space}:{name}";
        if (Store.Find(TypeId, id) is not null)
        {
            throw new ApiError(409, "AlreadyExists", $"{ResourceName} \"{name}\" already exists");
        }

        SchemaDefaults.Fill(Schema, body, World.Schemas);
        body["type"] = TypeId;
        body["baseType"] = TypeId;
        body["id"] = id;
        body["uuid"] = World.Ids.Uuid();
        body["creatorId"] = creatorId;
        World.SetDate(body, "created");
        if (Schema.Fields.TryGetValue("name", out var field) && field.Type == "dnsLabel" && string.IsNullOrEmpty((string?)body["name"]))
        {
            body["name"] = name;
        }

        if (byNorman)
        {
            body["labels"] = NormanLabels(body["labels"]);
            body["annotations"] ??= new JObject();
        }

        if (Schema.Fields.ContainsKey("state"))
        {
            body["state"] ??= "active";
            body["transitioning"] ??= "no";
            body["transitioningMessage"] ??= "";
        }

        var stored = Store.Add(new StoredObject(TypeId, id, body));
        Inserted(stored);
        return stored;
    }

    /// <summary>The object was just put into the store, by the API or by a controller: secrets that belong to it are made here.</summary>
    protected virtual void Inserted(StoredObject stored)
    {
    }

    /// <summary>The labels of an object made through this API.</summary>
    public static JObject NormanLabels(JToken? sent)
    {
        var labels = sent as JObject ?? [];
        labels["cattle.io/creator"] = "norman";
        return labels;
    }

    protected static void Annotate(StoredObject stored, IEnumerable<string> names)
    {
        var annotations = stored.Body["annotations"] as JObject ?? [];
        foreach (var name in names)
        {
            annotations[name.Contains('/', StringComparison.Ordinal) ? name : "lifecycle.cattle.io/create." + name] = "true";
        }

        stored.Body["annotations"] = annotations;
    }

    protected static void SetCondition(JObject body, JObject condition)
    {
        if (body["conditions"] is not JArray conditions)
        {
            body["conditions"] = conditions = [];
        }

        var at = conditions.IndexOf(conditions.FirstOrDefault(c => (string?)c["type"] == (string?)condition["type"])!);
        if (at < 0)
        {
            conditions.Add(condition);
        }
        else
        {
            conditions[at] = condition;
        }
    }

    protected JObject Condition(string type, string status, string? message = null, string? reason = null)
    {
        var condition = new JObject { ["type"] = type, ["status"] = status, ["lastUpdateTime"] = World.Timestamp() };
        if (message is not null)
        {
            condition["message"] = message;
        }

        if (reason is not null)
        {
            condition["reason"] = reason;
        }

        return condition;
    }

    /// <summary>A cluster is a Kubernetes namespace: without it nothing can be made in it.</summary>
    protected void RequireCluster(JObject body)
    {
        var clusterId = (string?)body["clusterId"];
        if (clusterId is not null && Store.Find("cluster", clusterId) is null)
        {
            throw ApiError.NotFound($"namespaces \"{clusterId}\" not found");
        }
    }
}
