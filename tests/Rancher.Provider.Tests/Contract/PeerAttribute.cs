using Newtonsoft.Json.Linq;

namespace Rancher.Provider.Tests.Contract;

/// <summary>An attribute or block of rancher2, as all its recorded versions together have it.</summary>
internal sealed class PeerAttribute(string path, JObject recorded)
{
    private readonly JObject _definition = (JObject)recorded["def"]!;

    public string Path => path;

    public string Type => (string)_definition["type"]!;

    public bool IsBlock => _definition["block"] is not null;

    public bool IsObject => IsBlock || _definition["computed_object"] is not null;

    /// <summary>Whether any recorded version takes it from a configuration.</summary>
    public bool IsSettable => FlagInAny("optional") || FlagInAny("required");

    public bool IsRequired => Flag("required");

    public bool IsComputed => Flag("computed");

    public bool IsSensitive => Flag("sensitive");

    public JToken? Default => _definition["default"];

    public int MinItems => (int?)_definition["block"]?["min"] ?? 0;

    /// <summary>Most items of a block; 0 is without limit.</summary>
    public int MaxItems => (int?)_definition["block"]?["max"] ?? 0;

    /// <summary>Whether every recorded version that has it demands it.</summary>
    public bool IsRequiredEverywhere => Flag("required") && recorded["differs"]?["required"] is null;

    /// <summary>The types of rancher2, without their prefix.</summary>
    public static IEnumerable<string> Types(bool isDataSource) =>
        ((JObject)Union.Value[isDataSource ? "data_sources" : "resources"]!).Properties().Select(type => type.Name["rancher2_".Length..]);

    public static IReadOnlyDictionary<string, PeerAttribute> Of(string typeName, bool isDataSource)
    {
        var attributes = (JObject?)Union.Value[isDataSource ? "data_sources" : "resources"]![typeName]?["attributes"]
            ?? throw new InvalidOperationException($"rancher2 has no {typeName}.");
        return attributes.Properties().ToDictionary(a => a.Name, a => new PeerAttribute(a.Name, (JObject)a.Value));
    }

    private static readonly Lazy<JObject> Union =
        new(() => JObject.Parse(File.ReadAllText(SharedFolder.File("peer", "peer-surface-union.json"))));

    private bool Flag(string name) => (bool?)_definition[name] == true;

    private bool FlagInAny(string name) => Flag(name) || (recorded["differs"]?[name] as JObject)?.PropertyValues().Any(v => v is JValue { Value: true }) == true;
}
