using System.Globalization;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Engine;

/// <summary>
/// Reads raw JSON state as any version of rancher2 or of this provider wrote it. It goes by today's fields: attributes that are gone are dropped,
/// new ones are null, and a value of another type than today's is converted where it says the same.
/// </summary>
internal static class StateReader
{
    public static TfMap Read(IReadOnlyList<Field> fields, JObject state) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, ReadField(field, state[field.Name]))));

    private static TfValue ReadField(Field field, JToken? json)
    {
        if (field.IsWriteOnly)
        {
            return TfValue.Null;
        }

        if (json is null or JValue { Type: JTokenType.Null })
        {
            return field.Kind is FieldKind.Block or FieldKind.ListBlock ? TfValue.EmptyList : TfValue.Null;
        }

        return field.Kind switch
        {
            FieldKind.String => ReadText(field, json),
            FieldKind.Number => json is JValue number && TfNumber.TryParse(Invariant(number), out var value) ? value : TfValue.Null,
            FieldKind.Bool => json is JValue flag ? Invariant(flag)
                .ToLowerInvariant() switch { "true" or "1" => TfValue.True, "false" or "0" => TfValue.False, _ => TfValue.Null } : TfValue.Null,
            FieldKind.StringList or FieldKind.StringSet =>
                json is JArray list ? new TfList(list.Select(i => ReadText(field, i))) : TfValue.List(ReadText(field, json)),
            FieldKind.StringMap => json is JObject map ? new TfMap(map.Properties().Select(p => KeyValuePair.Create(p.Name, ReadText(field, p.Value))))
                : TfValue.Null,
            FieldKind.SingleNestedAttribute or FieldKind.SingleNestedBlock => json is JObject single ? Read(field.Children, single) : TfValue.Null,
            _ => new TfList(Objects(json).Select(o => (TfValue)Read(field.Children, o))),
        };
    }

    private static TfValue ReadText(Field field, JToken json) => json switch
    {
        JValue { Type: JTokenType.Null } => TfValue.Null,
        JValue scalar => Invariant(scalar),
        // The attribute was a map once, and is a document now.
        JObject { Count: 0 } or JArray { Count: 0 } => "",
        _ => field.Equivalence.Write(json),
    };

    // A block was a map once: one block, if it says anything.
    private static IEnumerable<JObject> Objects(JToken json) => json switch
    {
        JArray array => array.OfType<JObject>(),
        JObject { Count: > 0 } one => [one],
        _ => [],
    };

    private static string Invariant(JValue value) => value.Type == JTokenType.Boolean
        ? (bool)value ? "true" : "false"
        : Convert.ToString(value.Value, CultureInfo.InvariantCulture) ?? "";
}
