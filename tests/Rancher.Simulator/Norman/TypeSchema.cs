namespace Rancher.Simulator.Norman;

/// <summary>An action of a type, with the types of what it takes and gives (empty for nothing).</summary>
internal sealed record ActionSchema(string Name, string Input, string Output);

/// <summary>A type of the API: its names, what can be done with it, and its fields.</summary>
internal sealed record TypeSchema(
    string Id,
    string Plural,
    IReadOnlyList<string>? CollectionMethods,
    IReadOnlyList<string>? ResourceMethods,
    IReadOnlyList<ActionSchema>? Actions,
    IReadOnlyList<ActionSchema>? CollectionActions,
    IReadOnlyDictionary<string, FieldSchema> Fields)
{
    public bool HasCollection => CollectionMethods is not null;

    public string CollectionPath => Plural.ToLowerInvariant();

    /// <summary>Fields a list can be filtered by, in the order answers show them.</summary>
    public IEnumerable<FieldSchema> Filters => Fields.Values
        .Where(f => f.IsFilter && !(Id == "nodePool" && f.Name == "driver"))
        .OrderBy(f => f.Name, StringComparer.Ordinal);

    public IEnumerable<FieldSchema> Sorts => Filters.Where(f => f.IsSortable);
}
