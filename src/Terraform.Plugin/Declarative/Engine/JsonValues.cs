using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Formats;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>
/// Attribute values between Terraform and API JSON. Rancher writes the same thing as text in one version and as a number in the next, so
/// reading goes by the Terraform type.
/// </summary>
internal static class JsonValues
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The value of an attribute (not of a block) in an API answer; null when it is absent or of a shape the attribute cannot hold.</summary>
    public static TfValue Read(Field field, JToken? json) => field.Kind switch
    {
        _ when json is null or JValue { Type: JTokenType.Null } => TfValue.Null,
        FieldKind.String when field.Equivalence.IsYamlObject() && json is JObject or JArray => Yaml.Write(WithoutSchemaNames(json)),
        FieldKind.String when field.IsEncodedAsBase64 && Scalar(json) is { } encoded => Decoded(encoded),
        FieldKind.String when field.NamePattern is { } pattern => Scalar(json) is { } text ? pattern.Parse(text) : TfValue.Null,
        FieldKind.String => Scalar(json) is { } text ? text : json is JObject or JArray ? json.ToString(Newtonsoft.Json.Formatting.None) : TfValue.Null,
        FieldKind.Number when field.IsEncodedAsDuration => Scalar(json) is { } time && GoDuration.TryParse(time) is { } span ? (long)span.TotalSeconds : TfValue.Null,
        FieldKind.Number => Scalar(json) is { } text && TfNumber.TryParse(text, out var number) ? number : TfValue.Null,
        FieldKind.Bool => Scalar(json) switch { "true" => TfValue.True, "false" => TfValue.False, _ => TfValue.Null },
        FieldKind.StringList or FieldKind.StringSet when json is JArray array =>
            new TfList(array.Select(Scalar).Where(t => t is not null).Select(t => (TfValue)t)),
        FieldKind.StringMap when field.IsEncodedAsPairs && json is JArray pairs => ReadPairs(pairs),
        FieldKind.StringMap when json is JObject map => new TfMap(map.Properties()
            .Select(p => KeyValuePair.Create(p.Name, (TfValue)(Scalar(p.Value) is { } text ? field.IsEncodedAsBase64 ? Decoded(text) : text : ComplexText(p.Value))))),
        FieldKind.SingleNestedAttribute when json is JObject @object => ReadObject(field, @object),
        FieldKind.ListNestedAttribute when json is JArray array => new TfList(ReadItems(field, array)),
        FieldKind.ListNestedAttribute when json is JObject map && field.IsListMap => new TfList(ReadItems(field, KeyedObjects.ToArray(map, field))),
        FieldKind.ListNestedAttribute when json is JObject one => TfValue.List(ReadObject(field, one)),
        _ => TfValue.Null,
    };

    /// <summary>A known attribute value as the API takes it.</summary>
    public static JToken Write(Field field, TfValue value) => value switch
    {
        TfString { Value.Length: > 0 } text when field.Equivalence.IsYamlObject() && Yaml.TryParse(text.Value, out var document, out _) => document,
        TfString text when field.Equivalence == Equivalence.CertificateBytes => Pem.ToBase64(text.Value),
        TfString text when field.IsEncodedAsBase64 => Convert.ToBase64String(Encoding.UTF8.GetBytes(text.Value)),
        TfString text when field.NamePattern is { } pattern => pattern.Format(text.Value),
        TfString text => text.Value,
        TfNumber number when field.IsEncodedAsDuration && number.LongOrNull() is { } seconds => GoDuration.Format(TimeSpan.FromSeconds(seconds)),
        TfBool flag when field.IsEncodedAsString => flag.Value ? "true" : "false",
        TfBool flag => flag.Value,
        TfNumber number when field.IsEncodedAsString => number.ToString(),
        TfNumber number when number.LongOrNull() is { } whole => whole,
        TfNumber number => new JRaw(number.ToString()),
        TfList list when field.HasChildren => new JArray(list.Elements.OfType<TfMap>().Select(e => WriteObject(field, e))),
        TfList list => new JArray(list.Elements.Where(e => !e.IsNull).Select(e => Write(field, e))),
        TfMap map when field.HasChildren => WriteObject(field, map),
        TfMap map when field.IsEncodedAsPairs => new JArray(map.Entries.Select(e => $"{e.Key}={e.Value.StringOrNull()}")),
        TfMap map => new JObject(map.Entries.Where(e => !e.Value.IsNull).Select(e => new JProperty(e.Key, Write(field, e.Value)))),
        _ => JValue.CreateNull(),
    };

    /// <summary>What clears the attribute: Norman takes null for scalars, and replaces lists and maps by what it is given.</summary>
    public static JToken Cleared(Field field) => field.Kind switch
    {
        FieldKind.StringList or FieldKind.StringSet or FieldKind.ListNestedAttribute => new JArray(),
        FieldKind.StringMap when field.IsEncodedAsPairs => new JArray(),
        FieldKind.StringMap => new JObject(),
        _ => JValue.CreateNull(),
    };

    // What is no text cannot be shown as one; it stays as the API has it.
    private static string Decoded(string encoded)
    {
        try
        {
            return Utf8.GetString(Convert.FromBase64String(encoded));
        }
        catch (Exception error) when (error is FormatException or DecoderFallbackException)
        {
            return encoded;
        }
    }

    private static TfMap ReadPairs(JArray pairs) => new(pairs.Select(Scalar).OfType<string>().Select(pair => pair.Split('=', 2))
        .Select(parts => KeyValuePair.Create(parts[0], (TfValue)(parts.Length > 1 ? parts[1] : ""))));

    private static TfMap ReadObject(Field field, JObject json) =>
        new(field.Children.Select(child => KeyValuePair.Create(child.Name, Read(child, FieldPlace.Find(json, json, child)))));

    private static IEnumerable<TfValue> ReadItems(Field field, JArray array) => array.OfType<JObject>().Select(item => ReadObject(field, item));

    private static JObject WriteObject(Field field, TfMap value)
    {
        var json = new JObject();
        foreach (var child in field.Children.Where(c => value[c.Name].IsKnown && !value[c.Name].IsNull))
        {
            ApiTree.Set(json, json, child.ApiPath, Write(child, value[child.Name]));
        }

        return json;
    }

    private static string? Scalar(JToken json) => json.Type switch
    {
        JTokenType.String => (string)json!,
        JTokenType.Boolean => (bool)json ? "true" : "false",
        JTokenType.Integer or JTokenType.Float => Convert.ToString(((JValue)json).Value, CultureInfo.InvariantCulture),
        JTokenType.Date => ((JValue)json).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string ComplexText(JToken json) => json.Type == JTokenType.Null ? "" : json.ToString(Newtonsoft.Json.Formatting.None);

    // Norman names the schema in each typed object; it is no part of the document.
    private static JToken WithoutSchemaNames(JToken json) => json switch
    {
        JObject map => new JObject(map.Properties()
            .Where(p => !(p.Name == "type" && p.Value.Type == JTokenType.String && ((string)p.Value!).StartsWith("/v3/schemas/", StringComparison.Ordinal)))
            .Select(p => new JProperty(p.Name, WithoutSchemaNames(p.Value)))),
        JArray list => new JArray(list.Select(WithoutSchemaNames)),
        _ => json,
    };
}
