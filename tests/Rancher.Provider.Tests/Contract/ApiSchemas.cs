namespace Rancher.Provider.Tests.Contract;

/// <summary>
/// What one recorded Rancher server says about its objects: which types there are, and of which types their fields. Where a description ends (Steve
/// describes no core type), anything goes.
/// </summary>
internal sealed class ApiSchemas
{
    /// <summary>Type of a part that the server describes no further.</summary>
    public const string Anything = "json";

    private static readonly Lazy<IReadOnlyList<ApiSchemas>> Recorded = new(() => ApiSchemaTable.Read(File.ReadAllLines(ApiSchemaTable.Path)));

    private readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> _types;

    /// <summary>Kubernetes types that the server describes no further.</summary>
    private readonly IReadOnlySet<string> _open;

    public ApiSchemas(string version, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> types, IReadOnlySet<string> open) =>
        (Version, _types, _open) = (version, types, open);

    public string Version { get; }

    /// <summary>Every recorded server, oldest first.</summary>
    public static IReadOnlyList<ApiSchemas> All => Recorded.Value;

    /// <summary>The types, with the names and types of their fields.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Types => _types;

    public bool Has(string schema) => _types.ContainsKey(schema);

    /// <summary>Names that an object of the type can have; none when it is no object or anything goes.</summary>
    public IEnumerable<string> Names(string type) => Fields(type)?.Keys ?? [];

    /// <summary>The type of what a name leads to, or null when it leads nowhere.</summary>
    public string? Step(string type, string name)
    {
        if (type == Anything)
        {
            return Anything;
        }

        return Wrapped(type) switch
        {
            ("array", var element) => Step(element, name),
            ("map", var value) => IsOpen(value) ? Anything : value,
            _ when IsOpen(type) => Anything,
            _ => Fields(type)?.GetValueOrDefault(name),
        };
    }

    /// <summary>What a map holds; of anything else the type itself.</summary>
    public static string ValueOf(string type) => Wrapped(type) is ("map", var value) ? value : type;

    public bool IsArray(string type) => type == Anything || Wrapped(type).Kind == "array";

    public bool IsMap(string type) => type == Anything || Wrapped(type).Kind == "map";

    /// <summary>Whether the type has parts of its own.</summary>
    public bool IsComposite(string type) => type == Anything || Wrapped(type).Kind is "array" or "map" || _types.ContainsKey(type);

    public bool IsOpen(string type) => _open.Contains(type);

    private static (string Kind, string Inner) Wrapped(string type)
    {
        var bracket = type.IndexOf('[', StringComparison.Ordinal);
        return bracket > 0 && type.EndsWith(']') ? (type[..bracket], type[(bracket + 1)..^1]) : ("", type);
    }

    private IReadOnlyDictionary<string, string>? Fields(string type)
    {
        while (Wrapped(type) is ("array" or "map", var inner))
        {
            type = inner;
        }

        return _types.GetValueOrDefault(type);
    }
}
