using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>The configuration owns the entries that it names; others may be there besides.</summary>
internal sealed class GranularOwnership : IOwnership
{
    public static GranularOwnership Instance { get; } = new();

    // Of a document, the entries it does not name belong to others.
    public JToken? Owned(JToken? json, TfValue known) =>
        json is JObject map && known is TfString { Value.Length: > 0 } text && Yaml.TryParse(text.Value, out var document, out _) && document is JObject named
            ? new JObject(map.Properties().Where(p => named.Property(p.Name) is not null))
            : json;

    public TfValue Owned(Field field, TfValue read, TfValue known, bool isFirst) => (read, known) switch
    {
        (TfMap found, TfMap { Entries.Count: > 0 } named) => new TfMap(found.Entries.Where(e => named.Entries.ContainsKey(e.Key))),
        // Among the members of an object, those that nobody configured are the object's own.
        _ when !isFirst && field is { Kind: FieldKind.StringMap, Placement: AdditionalPropertiesPlacement } && SemanticEquality.IsEmpty(known) => known,
        _ => read,
    };
}
