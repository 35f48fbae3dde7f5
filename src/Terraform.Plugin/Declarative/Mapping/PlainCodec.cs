using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>The API holds the value as JSON has it. Reading goes by the Terraform type, so a number that came as text is a number.</summary>
internal class PlainCodec : ICodec
{
    public static PlainCodec Instance { get; } = new();

    public virtual TfValue Read(Field field, JToken json) => field.Kind switch
    {
        FieldKind.String => JsonScalar.Text(json) is { } text ? ReadText(text) : json is JObject or JArray ? json.ToString(Formatting.None) : TfValue.Null,
        FieldKind.Number => JsonScalar.Text(json) is { } text && TfNumber.TryParse(text, out var number) ? number : TfValue.Null,
        FieldKind.Bool => JsonScalar.Text(json) switch { "true" => TfValue.True, "false" => TfValue.False, _ => TfValue.Null },
        FieldKind.StringList or FieldKind.StringSet when json is JArray array =>
            new TfList(array.Select(JsonScalar.Text).OfType<string>().Select(t => (TfValue)ReadText(t))),
        FieldKind.StringMap when json is JObject map =>
            new TfMap(map.Properties()
                .Select(p => KeyValuePair.Create(p.Name, (TfValue)(JsonScalar.Text(p.Value) is { } text ? ReadText(text) : JsonScalar.AnyText(p.Value))))),
        FieldKind.SingleNestedAttribute when json is JObject @object => ReadObject(field, @object),
        FieldKind.ListNestedAttribute => ReadItems(field, json),
        _ => TfValue.Null,
    };

    public virtual JToken Write(Field field, TfValue value) => value switch
    {
        TfString text => WriteText(text.Value),
        TfBool flag => flag.Value,
        TfNumber number when number.LongOrNull() is { } whole => whole,
        TfNumber number => new JRaw(number.ToString()),
        TfList list when field.HasChildren => new JArray(list.Elements.OfType<TfMap>().Select(e => WriteObject(field, e))),
        TfList list => new JArray(list.Elements.Where(e => !e.IsNull).Select(e => Write(field, e))),
        TfMap map when field.HasChildren => WriteObject(field, map),
        TfMap map => new JObject(map.Entries.Where(e => !e.Value.IsNull).Select(e => new JProperty(e.Key, Write(field, e.Value)))),
        _ => JValue.CreateNull(),
    };

    /// <summary>A text of the API, alone or in a list or map, as the user has it.</summary>
    protected virtual string ReadText(string text) => text;

    /// <summary>A text of the user as the API has it.</summary>
    protected virtual string WriteText(string text) => text;

    private static TfMap ReadObject(Field field, JObject json) =>
        new(field.Children.Select(child => KeyValuePair.Create(child.Name, JsonValues.Read(child, FieldPlace.Find(json, json, child)))));

    private static TfValue ReadItems(Field field, JToken json) => json is JArray or JObject
        ? new TfList(field.Placement.Items(field, json).Select(item => ReadObject(field, item)))
        : TfValue.Null;

    private static JObject WriteObject(Field field, TfMap value)
    {
        var json = new JObject();
        foreach (var child in field.Children.Where(c => value[c.Name].IsKnown && !value[c.Name].IsNull))
        {
            ApiTree.Set(json, json, child.Location, JsonValues.Write(child, value[child.Name]));
        }

        return json;
    }
}
