using Newtonsoft.Json.Linq;

namespace Rancher.Provider.Tests.Contract;

/// <summary>
/// Reads what recorded servers answer to <c>GET /v3/schemas</c> and, for Kubernetes types, the field trees of <c>/v1/schemaDefinitions</c>.
/// </summary>
internal sealed class RecordedSchemas
{
    private readonly string _version;
    private readonly Dictionary<string, JObject> _byId;

    /// <summary>Kubernetes types that the server describes no further.</summary>
    private readonly HashSet<string> _open = [];

    private RecordedSchemas(string version, JObject answer) =>
        (_version, _byId) = (version, answer["data"]!.Cast<JObject>().ToDictionary(s => (string)s["id"]!));

    /// <summary>Every recorded server, oldest first.</summary>
    public static IReadOnlyList<ApiSchemas> Load() =>
        [.. Directory.GetFiles(SharedFolder.File("rancher", "schemas"), "v3-*.json")
            .Select(file => new RecordedSchemas(Path.GetFileNameWithoutExtension(file)["v3-".Length..], JObject.Parse(File.ReadAllText(file))).WithSteve(file).WithInside(file))
            .OrderBy(s => Version.Parse(s._version))
            .Select(s => new ApiSchemas(s._version, s._byId.ToDictionary(t => t.Key, t => (IReadOnlyDictionary<string, string>)FieldsOf(t.Value)), s._open))];

    private static Dictionary<string, string> FieldsOf(JObject type) =>
        (type["resourceFields"] as JObject ?? []).Properties().ToDictionary(f => f.Name, f => (string?)f.Value["type"] ?? ApiSchemas.Anything);

    /// <summary>The types of objects inside clusters and projects, which have sets of schemas of their own.</summary>
    private RecordedSchemas WithInside(string norman)
    {
        foreach (var file in new[] { "cluster", "project" }.Select(scope => Path.Combine(Path.GetDirectoryName(norman)!, $"full-{scope}-{_version}.json")).Where(File.Exists))
        {
            foreach (var schema in JObject.Parse(File.ReadAllText(file))["data"]!.Cast<JObject>())
            {
                _byId.TryAdd((string)schema["id"]!, schema);
            }
        }

        return this;
    }

    private RecordedSchemas WithSteve(string norman)
    {
        var file = Path.Combine(Path.GetDirectoryName(norman)!, $"v1-{_version}.json");
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
        ("map", null) or ("", _) or (null, _) => ApiSchemas.Anything,
        ("array", null) => $"array[{ApiSchemas.Anything}]",
        (var type, _) => type!,
    };
}
