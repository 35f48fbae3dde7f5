using Newtonsoft.Json.Linq;

namespace Rancher.Provider.Tests.Contract;

/// <summary>
/// What one recorded Rancher server says about its objects: the answer to <c>GET /v3/schemas</c>, and for Kubernetes types the field trees of
/// <c>/v1/schemaDefinitions</c>. Where a tree ends without a word (Steve describes no core type), anything goes.
/// </summary>
internal sealed class ApiSchemas
{
    /// <summary>Type of a part that the server describes no further.</summary>
    public const string Anything = "json";

    private static readonly Lazy<IReadOnlyList<ApiSchemas>> Recorded = new(Load);

    private readonly Dictionary<string, JObject> _byId;

    /// <summary>Kubernetes types that the server describes no further.</summary>
    private readonly HashSet<string> _open = [];

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
            ("map", var value) => IsOpen(value) ? Anything : value,
            _ when IsOpen(type) => Anything,
            _ => (string?)Fields(type)?[name]?["type"],
        };
    }

    /// <summary>What a map holds; of anything else the type itself.</summary>
    public static string ValueOf(string type) => Wrapped(type) is ("map", var value) ? value : type;

    public bool IsArray(string type) => type == Anything || Wrapped(type).Kind == "array";

    public bool IsMap(string type) => type == Anything || Wrapped(type).Kind == "map";

    /// <summary>Whether the type has parts of its own.</summary>
    public bool IsComposite(string type) => type == Anything || Wrapped(type).Kind is "array" or "map" || _byId.ContainsKey(type);

    private bool IsOpen(string type) => _open.Contains(type);

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
        [.. Directory.GetFiles(SharedFolder.File("rancher", "schemas"), "v3-*.json")
            .Select(file => new ApiSchemas(Path.GetFileNameWithoutExtension(file)["v3-".Length..], JObject.Parse(File.ReadAllText(file))).WithSteve(file).WithInside(file))
            .OrderBy(s => System.Version.Parse(s.Version))];

    /// <summary>The types of objects inside clusters and projects, which have sets of schemas of their own.</summary>
    private ApiSchemas WithInside(string norman)
    {
        foreach (var file in new[] { "cluster", "project" }.Select(scope => Path.Combine(Path.GetDirectoryName(norman)!, $"full-{scope}-{Version}.json")).Where(File.Exists))
        {
            foreach (var schema in JObject.Parse(File.ReadAllText(file))["data"]!.Cast<JObject>())
            {
                _byId.TryAdd((string)schema["id"]!, schema);
            }
        }

        return this;
    }

    private ApiSchemas WithSteve(string norman)
    {
        var file = Path.Combine(Path.GetDirectoryName(norman)!, $"v1-{Version}.json");
        if (!File.Exists(file))
        {
            return this;
        }

        var recorded = JObject.Parse(File.ReadAllText(file));
        foreach (var type in recorded["schemas"]!.OfType<JObject>())
        {
            // A type without a recorded tree is as open as one that the server describes no further.
            if (_byId.TryAdd((string)type["id"]!, new JObject()))
            {
                _open.Add((string)type["id"]!);
            }
        }

        foreach (var (name, definition) in (JObject)recorded["sharedDefinitions"]!)
        {
            AddTree(name, definition!);
        }

        foreach (var (id, answer) in (JObject)recorded["schemaDefinitions"]!)
        {
            foreach (var (name, definition) in (JObject)answer!["definitions"]!)
            {
                AddTree(name, definition!);
            }

            if ((string?)answer["definitionType"] is { } root && _byId.TryGetValue(root, out var tree))
            {
                _byId[id] = tree;
                _open.Remove(id);
            }
        }

        AddMachineConfigs();
        return this;
    }

    /// <summary>Machine configurations are of a type for each driver, below one that has what all have.</summary>
    private void AddMachineConfigs()
    {
        const string Group = "rke-machine-config.cattle.io";
        foreach (var driver in _byId.Keys.Where(id => id.StartsWith(Group + ".", StringComparison.Ordinal) && _open.Contains(id)).ToList())
        {
            // Not every driver's tree was recorded; the older API has the same fields.
            if (_byId.TryGetValue(driver[(Group.Length + 1)..], out var older))
            {
                _byId[driver] = older;
                _open.Remove(driver);
            }
        }

        _byId[Group] = new JObject
        {
            ["resourceFields"] = new JObject
            {
                ["metadata"] = new JObject { ["type"] = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta" },
                ["kind"] = new JObject { ["type"] = "string" },
            },
        };
    }

    private void AddTree(string name, JToken definition)
    {
        var fields = (definition["resourceFields"] as JObject ?? []).Properties()
            // Steve uses these names for itself, and shows a type's own fields of the same name with an underscore.
            .Select(f => new JProperty(f.Name is "type" or "id" or "links" ? "_" + f.Name : f.Name, new JObject { ["type"] = TypeOf(f.Value) }));
        _byId[name] = new JObject { ["resourceFields"] = new JObject(fields) };
        if (!fields.Any())
        {
            _open.Add(name);
        }
    }

    private static string TypeOf(JToken field) => ((string?)field["type"], (string?)field["subtype"]) switch
    {
        (("array" or "map") and var kind, { } inner) => $"{kind}[{inner}]",
        ("map", null) or ("", _) or (null, _) => Anything,
        ("array", null) => $"array[{Anything}]",
        (var type, _) => type!,
    };
}
