using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Norman;

/// <summary>One field of a type: what may be sent in it, and when.</summary>
internal sealed record FieldSchema(
    string Name,
    string Type,
    bool Create,
    bool Update,
    bool Nullable,
    bool Required,
    bool Dynamic,
    bool WriteOnly,
    bool Pointer,
    JToken? Default,
    IReadOnlyList<string>? Options,
    long? Min,
    long? Max)
{
    private static readonly HashSet<string> Scalars =
        ["string", "int", "float", "boolean", "date", "password", "enum", "dnsLabel", "dnsLabelRestricted", "hostname", "base64", "json", "intOrString"];

    public bool IsReference => Type.StartsWith("reference[", StringComparison.Ordinal);

    /// <summary>The type of the elements of an array, or null.</summary>
    public string? ElementType => Inner("array[");

    /// <summary>The type of the values of a map, or null.</summary>
    public string? ValueType => Inner("map[");

    public bool IsNested => !IsReference && ElementType is null && ValueType is null && !Scalars.Contains(Type);

    /// <summary>Lists can be filtered by fields with a single, readable value.</summary>
    public bool IsFilter => IsReference || Type is "string" or "int" or "boolean" or "enum" or "date" or "dnsLabel" or "hostname";

    public bool IsSortable => Type is "string" or "enum";

    public static bool IsScalar(string type) => Scalars.Contains(type) || type.StartsWith("reference[", StringComparison.Ordinal);

    private string? Inner(string opening) =>
        Type.StartsWith(opening, StringComparison.Ordinal) ? Type[opening.Length..^1] : null;
}
