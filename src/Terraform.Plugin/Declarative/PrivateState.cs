using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>
/// What the provider remembers beside the state (Terraform's private data): which blocks, and which entries with keys of the system, the configuration
/// had at the last apply, and whether the object was just imported. Entries of rancher2 are kept, so that going back to it works.
/// </summary>
internal sealed class PrivateState
{
    private const string ConfiguredKey = "configured_blocks";
    private const string AppliedKey = "applied";
    private const string ImportedKey = "imported";
    private const string PreviousKey = "previous";
    private const string AdoptedKey = "adopted";
    private const string IgnoredKey = "ignored_arguments";
    private readonly JObject _json;

    private PrivateState(JObject json) => _json = json;

    public bool IsImported => (bool?)_json[ImportedKey] ?? false;

    /// <summary>Whether the state began as rancher2's, or was imported.</summary>
    public bool IsAdopted => (bool?)_json[AdoptedKey] == true || !IsApplied;

    /// <summary>Whether an apply of ours is on record.</summary>
    public bool IsApplied => _json[ConfiguredKey] is not null;

    /// <summary>Names of the arguments that the server ignored when it was last written to, see <see cref="IgnoredArguments"/>.</summary>
    public IReadOnlySet<string> IgnoredArguments => (_json[IgnoredKey] as JArray ?? []).Select(name => (string)name!).ToHashSet(StringComparer.Ordinal);

    /// <summary>What an adopted object had before; null for one that Terraform created.</summary>
    public JObject? Previous => _json[PreviousKey] as JObject;

    public PrivateState WithPrevious(JObject? previous)
    {
        if (previous is null)
        {
            return this;
        }

        var json = (JObject)_json.DeepClone();
        json[PreviousKey] = previous.DeepClone();
        return new PrivateState(json);
    }

    public static PrivateState Read(byte[] bytes)
    {
        try
        {
            return new PrivateState(bytes.Length == 0 ? [] : JToken.Parse(Encoding.UTF8.GetString(bytes)) as JObject ?? []);
        }
        catch (JsonException)
        {
            return new PrivateState([]);
        }
    }

    public static PrivateState OfImport() => new(new JObject { [ImportedKey] = true });

    /// <summary>What the definition noted of the configuration of the last apply; null when there is no note.</summary>
    public JObject? Applied => _json[AppliedKey] as JObject;

    /// <summary>Whether the configuration of the last apply had the block; null when no apply of ours is on record.</summary>
    public bool? WasConfigured(string block) => _json[ConfiguredKey] is JArray blocks ? blocks.Any(b => (string?)b == block) : null;

    /// <summary>Whether the configuration of the last apply had an entry of that key in the map; only keys that may be the system's are on record.</summary>
    public Func<string, bool> EntryWasConfigured(string map) => key => WasConfigured(Entry(map, key)) == true;

    public PrivateState AfterImport()
    {
        var json = (JObject)_json.DeepClone();
        json.Remove(ImportedKey);
        return new PrivateState(json);
    }

    public PrivateState WithIgnored(IEnumerable<string> arguments)
    {
        var json = (JObject)_json.DeepClone();
        json.Remove(IgnoredKey);
        if (arguments.ToList() is { Count: > 0 } names)
        {
            json[IgnoredKey] = new JArray(names.Distinct().Order(StringComparer.Ordinal));
        }

        return new PrivateState(json);
    }

    /// <param name="fields">Fields of the type.</param>
    /// <param name="config">The configuration that is planned or applied.</param>
    /// <param name="isNew">Whether it makes a new object.</param>
    public PrivateState WithConfigured(IReadOnlyList<Field> fields, TfValue config, bool isNew = true)
    {
        var json = (JObject)_json.DeepClone();
        json.Remove(ImportedKey);
        if (!isNew && IsAdopted)
        {
            json[AdoptedKey] = true;
        }

        json[ConfiguredKey] = new JArray(ConfiguredBlocks(fields, config, "").Distinct().Order(StringComparer.Ordinal));
        return new PrivateState(json);
    }

    public PrivateState WithApplied(JObject? note)
    {
        if (note is null)
        {
            return this;
        }

        var json = (JObject)_json.DeepClone();
        json[AppliedKey] = note;
        return new PrivateState(json);
    }

    public byte[] ToBytes() => _json.Count == 0 ? [] : Encoding.UTF8.GetBytes(_json.ToString(Formatting.None));

    private static string Entry(string map, string key) => $"{map}[{key}]";

    private static IEnumerable<string> ConfiguredBlocks(IReadOnlyList<Field> fields, TfValue config, string prefix)
    {
        foreach (var field in fields.Where(f => f.Kind == FieldKind.StringMap))
        {
            foreach (var key in (config[field.Name] as TfMap)?.Entries.Keys.Where(field.Ownership.IsSystemKey) ?? [])
            {
                yield return Entry(prefix + field.Name, key);
            }
        }

        foreach (var field in fields.Where(f => f.Kind is FieldKind.Block or FieldKind.ListBlock))
        {
            var path = prefix + field.Name;
            var value = config[field.Name];
            if (value.IsUnknown || value.Items.Count > 0)
            {
                yield return path;
            }

            foreach (var nested in value.Items.SelectMany(item => ConfiguredBlocks(field.Children, item, path + ".")))
            {
                yield return nested;
            }
        }
    }
}
