using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Protocol;

/// <summary>
/// Values in the JSON form of state files and of the JSON half of DynamicValue. JSON may leave attributes out, which makes them null; it has no
/// unknown values; a dynamic value is an object of its value and its type.
/// </summary>
public static class JsonCodec
{
    /// <exception cref="ValueDecodeException">The text is no value of the type.</exception>
    public static TfValue Decode(ReadOnlySpan<byte> utf8, TfType type) => Decode(JsonText.Parse(utf8), type);

    /// <param name="json">A tree, as <see cref="JsonText"/> reads it.</param>
    /// <param name="type">What the tree should be.</param>
    /// <param name="dropUnknownAttributes">Whether attributes that the type lacks are ignored, as in state of an older version, or an error.</param>
    /// <exception cref="ValueDecodeException">The tree is no value of the type.</exception>
    public static TfValue Decode(JToken json, TfType type, bool dropUnknownAttributes = false) =>
        Read(json, type, dropUnknownAttributes, new PathTracker());

    /// <exception cref="ValueEncodeException">The value is not of the type, or not wholly known.</exception>
    public static byte[] Encode(TfValue value, TfType type)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            JsonEncoder.Write(writer, value, type, new PathTracker());
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static TfValue Read(JToken json, TfType type, bool drop, PathTracker path) => (type, json) switch
    {
        (_, JValue { Type: JTokenType.Null or JTokenType.Undefined }) => TfValue.Null,
        (TfPrimitiveType { Name: "dynamic" }, JObject wrapped) => ReadDynamic(wrapped, drop, path),
        (TfPrimitiveType primitive, JValue scalar) => ReadPrimitive(scalar, primitive, path),
        (TfCollectionType { IsMap: true } map, JObject entries) => new TfMap(entries.Properties().Select(p => ReadEntry(p, map.Element, drop, path)).ToList()),
        (TfCollectionType { IsMap: false } list, JArray items) => ReadSequence(items, list, drop, path),
        (TfTupleType tuple, JArray items) when items.Count == tuple.Elements.Count =>
            new TfList(items.Select((item, i) => ReadElement(item, i, tuple.Elements[i], drop, path)).ToList()),
        (TfObjectType @object, JObject attributes) => ReadObject(attributes, @object, drop, path),
        _ => throw path.Fail($"{type} is required"),
    };

    private static TfList ReadSequence(JArray items, TfCollectionType type, bool drop, PathTracker path)
    {
        var elements = items.Select((item, i) => ReadElement(item, i, type.Element, drop, path)).ToList();
        return new TfList(type.IsSet ? SetElements.Distinct(elements) : elements);
    }

    private static TfValue ReadElement(JToken item, int index, TfType type, bool drop, PathTracker path)
    {
        path.EnterIndex(index);
        var value = Read(item, type, drop, path);
        path.Leave();
        return value;
    }

    private static KeyValuePair<string, TfValue> ReadEntry(JProperty property, TfType type, bool drop, PathTracker path)
    {
        path.EnterKey(property.Name);
        var value = Read(property.Value, type, drop, path);
        path.Leave();
        return new(new TfString(property.Name).Value, value);
    }

    private static TfMap ReadObject(JObject json, TfObjectType type, bool drop, PathTracker path)
    {
        if (!drop && json.Properties().Any(p => !type.Attributes.ContainsKey(p.Name)))
        {
            throw path.Fail("an attribute that the schema does not have");
        }

        var entries = new List<KeyValuePair<string, TfValue>>(type.Attributes.Count);
        foreach (var (name, attribute) in type.Attributes)
        {
            path.EnterAttribute(name);
            entries.Add(new(name, json[name] is { } value ? Read(value, attribute, drop, path) : TfValue.Null));
            path.Leave();
        }

        return new TfMap(entries);
    }

    private static TfDynamic ReadDynamic(JObject json, bool drop, PathTracker path)
    {
        if (json.Count != 2 || json["value"] is not { } value || json["type"] is not { } typeJson)
        {
            throw path.Fail("a dynamic value needs its value and its type");
        }

        TfType type;
        try
        {
            type = TypeJson.Read(typeJson);
        }
        catch (FormatException error)
        {
            throw path.Fail("a dynamic value whose type is not a type constraint", error);
        }

        path.EnterDynamic();
        var result = new TfDynamic(type, Read(value, type, drop, path));
        path.Leave();
        return result;
    }

    /// <summary>Terraform's reader turns text into numbers and flags and back, so ours does.</summary>
    private static TfValue ReadPrimitive(JValue json, TfPrimitiveType type, PathTracker path) => (type.Name, json.Value) switch
    {
        ("string", string text) => Text(text, path),
        ("string", bool flag) => new TfString(flag ? "true" : "false"),
        ("string", _) when NumberOf(json) is { } number => new TfString(number.ToString()),
        ("number", string text) => ExactNumber.FromText(text) ?? throw path.Fail("text that is not a decimal number"),
        ("number", _) when NumberOf(json) is { } number => number,
        ("bool", bool flag) => flag,
        ("bool", "true" or "1") => TfValue.True,
        ("bool", "false" or "0") => TfValue.False,
        _ => throw path.Fail($"a {type.Name} is required"),
    };

    private static TfString Text(string text, PathTracker path)
    {
        try
        {
            return new TfString(text);
        }
        catch (ArgumentException error)
        {
            throw path.Fail("text that is not Unicode", error);
        }
    }

    private static TfNumber? NumberOf(JValue json) => json.Value switch
    {
        long integer => new TfNumber(integer),
        int integer => new TfNumber(integer),
        BigInteger integer => new TfNumber(integer),
        double fraction when double.IsFinite(fraction) => TfNumber.FromDouble(fraction),
        decimal exact => TfNumber.Parse(exact.ToString(CultureInfo.InvariantCulture)),
        _ => null,
    };
}
