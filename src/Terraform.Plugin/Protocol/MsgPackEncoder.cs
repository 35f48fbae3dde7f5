using System.Globalization;
using System.Text;
using MessagePack;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Protocol;

/// <summary>
/// Writes values as MessagePack, byte for byte as Terraform itself would. An object gets exactly the attributes of its type: one that the value
/// lacks is null, one that the type lacks is not sent, because Terraform refuses both.
/// </summary>
internal static class MsgPackEncoder
{
    public static void Write(ref MessagePackWriter writer, TfValue value, TfType type, PathTracker path)
    {
        switch (value)
        {
            case TfNull:
                writer.WriteNil();
                break;
            case TfUnknown unknown:
                MsgPackUnknown.Write(ref writer, unknown, type);
                break;
            default:
                WriteKnown(ref writer, value, type, path);
                break;
        }
    }

    /// <summary>Integers in the smallest form, fractions as a double where that is exact, all else as plain decimal text.</summary>
    internal static void WriteNumber(ref MessagePackWriter writer, TfNumber number)
    {
        if (number.LongOrNull() is { } integer)
        {
            writer.Write(integer);
        }
        else if (number.Infinity != 0)
        {
            writer.Write(number.ToDouble());
        }
        else if (!number.IsInteger && ExactNumber.AsDouble(number) is { } fraction)
        {
            writer.Write(fraction);
        }
        else
        {
            writer.Write(number.ToString());
        }
    }

    private static void WriteKnown(ref MessagePackWriter writer, TfValue value, TfType type, PathTracker path)
    {
        switch (type, value)
        {
            case (TfPrimitiveType { Name: "string" }, TfString text):
                writer.Write(text.Value);
                break;
            case (TfPrimitiveType { Name: "bool" }, TfBool flag):
                writer.Write(flag.Value);
                break;
            case (TfPrimitiveType { Name: "number" }, TfNumber number):
                WriteNumber(ref writer, number);
                break;
            case (TfPrimitiveType { Name: "dynamic" }, TfDynamic dynamic):
                writer.WriteArrayHeader(2);
                writer.Write(Encoding.UTF8.GetBytes(dynamic.Type.ToString()));
                path.EnterDynamic();
                Write(ref writer, dynamic.Value, dynamic.Type, path);
                path.Leave();
                break;
            case (TfCollectionType { IsMap: true } mapType, TfMap map):
                WriteMap(ref writer, map, mapType.Element, path);
                break;
            case (TfCollectionType { IsMap: false } listType, TfList list):
                WriteSequence(ref writer, listType.IsSet ? [.. SetElements.Distinct(list.Elements)] : list.Elements, _ => listType.Element, path);
                break;
            case (TfTupleType tuple, TfList items) when tuple.Elements.Count == items.Elements.Count:
                WriteSequence(ref writer, items.Elements, i => tuple.Elements[i], path);
                break;
            case (TfObjectType objectType, TfMap attributes):
                WriteObject(ref writer, attributes, objectType, path);
                break;
            default:
                throw new ValueEncodeException(path.ToPath(), $"a {value.GetType().Name} where the schema has {type}");
        }
    }

    private static void WriteSequence(ref MessagePackWriter writer, IReadOnlyList<TfValue> elements, Func<int, TfType> typeAt, PathTracker path)
    {
        writer.WriteArrayHeader(elements.Count);
        for (var i = 0; i < elements.Count; i++)
        {
            path.EnterIndex(i);
            Write(ref writer, elements[i], typeAt(i), path);
            path.Leave();
        }
    }

    private static void WriteMap(ref MessagePackWriter writer, TfMap map, TfType element, PathTracker path)
    {
        writer.WriteMapHeader(map.Entries.Count);
        foreach (var (key, value) in map.Entries)
        {
            writer.Write(key);
            path.EnterKey(key);
            Write(ref writer, value, element, path);
            path.Leave();
        }
    }

    private static void WriteObject(ref MessagePackWriter writer, TfMap value, TfObjectType type, PathTracker path)
    {
        writer.WriteMapHeader(type.Attributes.Count);
        foreach (var (name, attribute) in type.Attributes)
        {
            writer.Write(name);
            path.EnterAttribute(name);
            Write(ref writer, value[name], attribute, path);
            path.Leave();
        }
    }
}
