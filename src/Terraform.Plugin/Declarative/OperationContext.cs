using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>One create, read, update or delete under way.</summary>
public sealed record OperationContext(ResourceDefinition Definition, IProviderServices Services, Diagnostics Diagnostics)
{
    /// <summary>State before the operation; null when creating.</summary>
    public TfValue Prior { get; init; } = TfValue.Null;

    /// <summary>State to reach, write-only values filled in; null when reading or deleting.</summary>
    public TfValue Planned { get; init; } = TfValue.Null;

    /// <summary>How long the operation may take, by definition or the user's <c>timeouts</c> block.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>Whether the object is being read for the first time, so that there is no earlier representation to keep to.</summary>
    public bool IsImport { get; init; }

    public IObjectStore Store => Services.Store(Definition.Api ?? throw new InvalidOperationException($"{Definition.TypeName} names no API collection."));

    /// <summary>Id of the object in the API.</summary>
    public string Id => Prior["id"].AsText() ?? "";

    /// <summary>What the user is told a resource is called, such as <c>rancher2_cluster "prod"</c>.</summary>
    public string Subject => (Planned["name"].AsText() ?? Prior["name"].AsText() ?? Prior["id"].AsText()) is { } name
        ? $"{Definition.TypeName} \"{name}\""
        : Definition.TypeName;
}
