using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Values;

/// <summary>The JSON form of type constraints: a name, or an array that starts with the kind.</summary>
internal static class TypeJson
{
    public static TfType Read(JToken json) => json switch
    {
        JValue { Type: JTokenType.String } name => Primitive((string)name!),
        JArray { Count: >= 2 } array when array[0].Type == JTokenType.String => Composite((string)array[0]!, array),
        _ => throw new FormatException($"Not a type constraint: {json.ToString(Formatting.None)}"),
    };

    public static void Write(TfType type, StringBuilder text)
    {
        switch (type)
        {
            case TfPrimitiveType primitive:
                text.Append('"').Append(primitive.Name).Append('"');
                break;
            case TfCollectionType collection:
                text.Append("[\"").Append(collection.Kind).Append("\",");
                Write(collection.Element, text);
                text.Append(']');
                break;
            case TfTupleType tuple:
                text.Append("[\"tuple\",[");
                WriteSeparated(tuple.Elements, Write, text);
                text.Append("]]");
                break;
            case TfObjectType @object:
                text.Append("[\"object\",{");
                WriteSeparated(@object.Attributes, (pair, t) =>
                {
                    t.Append(JsonConvert.ToString(pair.Key)).Append(':');
                    Write(pair.Value, t);
                }, text);
                text.Append("}]");
                break;
        }
    }

    private static TfType Primitive(string name) => name switch
    {
        "string" => TfType.String,
        "number" => TfType.Number,
        "bool" => TfType.Bool,
        "dynamic" => TfType.Dynamic,
        _ => throw new FormatException($"Not a type constraint: \"{name}\""),
    };

    private static TfType Composite(string kind, JArray array) => (kind, array[1]) switch
    {
        ("list", var element) => TfType.ListOf(Read(element)),
        ("set", var element) => TfType.SetOf(Read(element)),
        ("map", var element) => TfType.MapOf(Read(element)),
        ("tuple", JArray elements) => TfType.TupleOf([.. elements.Select(Read)]),
        // A third element may name optional attributes; values carry every attribute all the same.
        ("object", JObject attributes) => TfType.ObjectOf(attributes.Properties().Select(p => KeyValuePair.Create(p.Name, Read(p.Value)))),
        _ => throw new FormatException($"Not a type constraint: {array.ToString(Formatting.None)}"),
    };

    private static void WriteSeparated<T>(IEnumerable<T> items, Action<T, StringBuilder> write, StringBuilder text)
    {
        var first = true;
        foreach (var item in items)
        {
            if (!first)
            {
                text.Append(',');
            }

            first = false;
            write(item, text);
        }
    }
}
