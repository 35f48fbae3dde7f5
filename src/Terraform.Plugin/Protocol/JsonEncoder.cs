using System.Text.Json;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Protocol;

/// <summary>Writes values as JSON; see <see cref="JsonCodec"/>.</summary>
internal static class JsonEncoder
{
    public static void Write(Utf8JsonWriter writer, TfValue value, TfType type, PathTracker path)
    {
        switch (type, value)
        {
            case (_, TfNull):
                writer.WriteNullValue();
                break;
            case (TfPrimitiveType { Name: "string" }, TfString text):
                writer.WriteStringValue(text.Value);
                break;
            case (TfPrimitiveType { Name: "bool" }, TfBool flag):
                writer.WriteBooleanValue(flag.Value);
                break;
            case (TfPrimitiveType { Name: "number" }, TfNumber { Infinity: 0 } number):
                writer.WriteRawValue(number.ToString(), skipInputValidation: true);
                break;
            case (TfPrimitiveType { Name: "dynamic" }, TfDynamic dynamic):
                WriteDynamic(writer, dynamic, path);
                break;
            case (TfCollectionType { IsMap: true } mapType, TfMap map):
                WriteEntries(writer, map.Entries.Select(e => (e.Key, e.Value, mapType.Element)), path.EnterKey, path);
                break;
            case (TfObjectType objectType, TfMap attributes):
                WriteEntries(writer, objectType.Attributes.Select(a => (a.Key, attributes[a.Key], a.Value)), path.EnterAttribute, path);
                break;
            case (TfCollectionType { IsMap: false } listType, TfList list):
                var elements = listType.IsSet ? [.. SetElements.Distinct(list.Elements)] : list.Elements;
                WriteElements(writer, elements.Select(e => (e, listType.Element)), path);
                break;
            case (TfTupleType tuple, TfList items) when tuple.Elements.Count == items.Elements.Count:
                WriteElements(writer, items.Elements.Zip(tuple.Elements), path);
                break;
            default:
                throw new ValueEncodeException(path.ToPath(), $"a {value.GetType().Name} where the schema has {type}");
        }
    }

    private static void WriteDynamic(Utf8JsonWriter writer, TfDynamic dynamic, PathTracker path)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("value");
        path.EnterDynamic();
        Write(writer, dynamic.Value, dynamic.Type, path);
        path.Leave();
        writer.WritePropertyName("type");
        writer.WriteRawValue(dynamic.Type.ToString(), skipInputValidation: true);
        writer.WriteEndObject();
    }

    private static void WriteEntries(
        Utf8JsonWriter writer, IEnumerable<(string Name, TfValue Value, TfType Type)> entries, Action<string> enter, PathTracker path)
    {
        writer.WriteStartObject();
        foreach (var (name, value, type) in entries)
        {
            writer.WritePropertyName(name);
            enter(name);
            Write(writer, value, type, path);
            path.Leave();
        }

        writer.WriteEndObject();
    }

    private static void WriteElements(Utf8JsonWriter writer, IEnumerable<(TfValue Value, TfType Type)> elements, PathTracker path)
    {
        writer.WriteStartArray();
        var index = 0;
        foreach (var (value, type) in elements)
        {
            path.EnterIndex(index++);
            Write(writer, value, type, path);
            path.Leave();
        }

        writer.WriteEndArray();
    }
}
