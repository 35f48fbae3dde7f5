using Newtonsoft.Json.Linq;

namespace Rancher.Provider.Tests.Contract;

/// <summary>What one recorded Rancher server says about its objects: the answer to <c>GET /v3/schemas</c>.</summary>
internal sealed class ApiSchemas
{
    /// <summary>Type of a part that the server describes no further.</summary>
    public const string Anything = "json";

    private static readonly Lazy<IReadOnlyList<ApiSchemas>> Recorded = new(Load);

    private readonly Dictionary<string, JObject> _byId;

    private ApiSchemas(string version, JObject answer) =>
        (Version, _byId) = (version, answer["data"]!.Cast<JObject>().ToDictionary(s => (string)s["id"]!));

    public string Version { get; }

    /// <summary>Every recorded server, oldest first.</summary>
    public static IReadOnlyList<ApiSchemas> All => Recorded.Value;

    public bool Has(string schema) => _byId.ContainsKey(schema);

    /// <summary>Names that an object of the type can have; none when it is no object or anything goes.</summary>
    public IEnumerable<string> Names(string type) => Fields(type)?.Properties().Select(p => p.Name) ?? [];

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
            ("map", var value) => value,
            _ => (string?)Fields(type)?[name]?["type"],
        };
    }

    /// <summary>What a map holds; of anything else the type itself.</summary>
    public static string ValueOf(string type) => Wrapped(type) is ("map", var value) ? value : type;

    public bool IsArray(string type) => type == Anything || Wrapped(type).Kind == "array";

    public bool IsMap(string type) => type == Anything || Wrapped(type).Kind == "map";

    /// <summary>Whether the type has parts of its own.</summary>
    public bool IsComposite(string type) => type == Anything || Wrapped(type).Kind is "array" or "map" || _byId.ContainsKey(type);

    private static (string Kind, string Inner) Wrapped(string type)
    {
        var bracket = type.IndexOf('[', StringComparison.Ordinal);
        return bracket > 0 && type.EndsWith(']') ? (type[..bracket], type[(bracket + 1)..^1]) : ("", type);
    }

    private JObject? Fields(string type)
    {
        while (Wrapped(type) is ("array" or "map", var inner))
        {
            type = inner;
        }

        return (JObject?)_byId.GetValueOrDefault(type)?["resourceFields"];
    }

    private static ApiSchemas[] Load() =>
        [.. Directory.GetFiles(SharedFolder.PathOf("rancher", "schemas"), "v3-*.json")
            .Select(file => new ApiSchemas(Path.GetFileNameWithoutExtension(file)["v3-".Length..], JObject.Parse(File.ReadAllText(file))))
            .OrderBy(s => System.Version.Parse(s.Version))];
}
