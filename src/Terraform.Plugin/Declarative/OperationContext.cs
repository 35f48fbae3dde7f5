using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>One create, read, update or delete under way.</summary>
public sealed record OperationContext(ResourceDefinition Definition, IProviderServices Services, Diagnostics Diagnostics)
{
    private readonly ApiCollection? _collection;

    private OperationContext(OperationContext original, ApiCollection collection)
        : this(original) => _collection = collection;

    /// <summary>State before the operation; null when creating.</summary>
    public TfValue Prior { get; init; } = TfValue.Null;

    /// <summary>State to reach, write-only values filled in, see <see cref="WriteOnlyValues"/>; null when reading or deleting.</summary>
    public TfValue Planned { get; init; } = TfValue.Null;

    /// <summary>How long the operation may take, by definition or the user's <c>timeouts</c> block.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>Whether the object is being read for the first time, so that there is no earlier representation to keep to.</summary>
    public bool IsImport { get; init; }

    /// <summary>What an adopted object had before; the state keeps it for the day on which the object is given back.</summary>
    public JObject? Previous { get; set; }

    /// <summary>The collection that holds the object.</summary>
    public ApiCollection Collection => _collection
        ?? (Definition.Address ?? throw new InvalidOperationException($"{Definition.TypeName} names no API collection."))
        .Resolve(Prior.IsNull ? Planned : Prior);

    public IObjectStore Store => StoreOf(Collection);

    /// <summary>Id of the object in the API.</summary>
    public string Id => Prior["id"].StringOrNull() ?? "";

    /// <summary>The same operation on an object of that collection, where its attributes do not say it yet.</summary>
    public OperationContext In(ApiCollection collection) => new(this, collection);

    /// <summary>What kind of error of the service an exception is.</summary>
    public ServiceErrorKind KindOf(Exception exception) => Services.Explain(exception)?.Kind ?? ServiceErrorKind.Other;

    /// <summary>The store of another collection than the definition's, whose warnings become the operation's.</summary>
    public IObjectStore StoreOf(ApiCollection collection) => Services.Store(collection, Warn);

    /// <summary>Tells the user what the service said about a request that it accepted.</summary>
    public void Warn(ServiceError warning) => Diagnostics.Warning(
        $"{Subject} was accepted with a warning",
        warning.Reason,
        warning.ApiField is { } field ? FieldPaths.Find(ImplicitAttributes.FieldsOf(Definition), Planned, field) : null);

    /// <summary>What the user is told a resource is called, such as <c>rancher2_cluster "prod"</c>.</summary>
    public string Subject => (NameOf(Planned) ?? NameOf(Prior) ?? Prior["id"].StringOrNull()) is { } name
        ? $"{Definition.TypeName} \"{name}\""
        : Definition.TypeName;

    // Not every type has a name.
    private static string? NameOf(TfValue state) => (state as TfMap)?.Entries.GetValueOrDefault("name")?.StringOrNull();
}
