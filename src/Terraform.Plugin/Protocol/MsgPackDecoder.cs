using System.Buffers;
using System.Globalization;
using System.Text;
using MessagePack;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Protocol;

/// <summary>Reads values from MessagePack, as strictly as Terraform's own decoder where the result would differ.</summary>
internal static class MsgPackDecoder
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static TfValue Read(ref MessagePackReader reader, TfType type, PathTracker path)
    {
        if (reader.TryReadNil())
        {
            return TfValue.Null;
        }

        if (reader.NextMessagePackType == MessagePackType.Extension)
        {
            return MsgPackUnknown.Read(ref reader, type, path);
        }

        return type switch
        {
            TfPrimitiveType primitive => ReadPrimitive(ref reader, primitive, path),
            TfCollectionType { IsMap: true } map => ReadMap(ref reader, map.Element, path),
            TfCollectionType collection => ReadSequence(ref reader, collection, path),
            TfTupleType tuple => ReadTuple(ref reader, tuple, path),
            TfObjectType @object => ReadObject(ref reader, @object, path),
            _ => throw path.Fail($"type {type} cannot be read"),
        };
    }

    private static TfValue ReadPrimitive(ref MessagePackReader reader, TfPrimitiveType type, PathTracker path) => type.Name switch
    {
        "string" => new TfString(ReadText(ref reader, path)),
        "number" => ReadNumber(ref reader, path),
        "bool" => reader.NextMessagePackType == MessagePackType.Boolean ? reader.ReadBoolean() : throw path.Fail("a bool is required"),
        _ => ReadDynamic(ref reader, path),
    };

    /// <summary>Text comes as str; Go accepts bin for it too, so bin is text here.</summary>
    internal static string ReadText(ref MessagePackReader reader, PathTracker path)
    {
        var bytes = reader.NextMessagePackType switch
        {
            MessagePackType.String => reader.ReadStringSequence(),
            MessagePackType.Binary => reader.ReadBytes(),
            _ => throw path.Fail("a string is required"),
        };
        try
        {
            return StrictUtf8.GetString(bytes.GetValueOrDefault());
        }
        catch (ArgumentException error)
        {
            throw path.Fail("text that is not UTF-8", error);
        }
    }

    internal static TfNumber ReadNumber(ref MessagePackReader reader, PathTracker path)
    {
        switch (reader.NextMessagePackType)
        {
            case MessagePackType.Integer when reader.NextCode is MessagePackCode.UInt64:
                return new TfNumber(reader.ReadUInt64());
            case MessagePackType.Integer:
                return new TfNumber(reader.ReadInt64());
            case MessagePackType.Float:
                return ExactNumber.FromDouble(reader.ReadDouble()) ?? throw path.Fail("NaN is not a number");
            case MessagePackType.String or MessagePackType.Binary:
                return ExactNumber.FromText(ReadText(ref reader, path)) ?? throw path.Fail("text that is not a decimal number");
            default:
                throw path.Fail("a number is required");
        }
    }

    /// <summary>An array of two: the type as JSON, then the value by that type.</summary>
    private static TfDynamic ReadDynamic(ref MessagePackReader reader, PathTracker path)
    {
        if (reader.NextMessagePackType != MessagePackType.Array || reader.ReadArrayHeader() != 2)
        {
            throw path.Fail("a dynamic value needs its type and its value");
        }

        path.EnterDynamic();
        TfType type;
        try
        {
            type = TfType.Parse(ReadText(ref reader, path));
        }
        catch (FormatException error)
        {
            throw path.Fail("a dynamic value whose type is not a type constraint", error);
        }

        var value = Read(ref reader, type, path);
        path.Leave();
        return new TfDynamic(type, value);
    }

    private static TfList ReadSequence(ref MessagePackReader reader, TfCollectionType type, PathTracker path)
    {
        if (reader.NextMessagePackType != MessagePackType.Array)
        {
            throw path.Fail($"a {type.Kind} is required");
        }

        var count = reader.ReadArrayHeader();
        var elements = new List<TfValue>(Math.Min(count, ValueLimits.InitialCapacity));
        for (var i = 0; i < count; i++)
        {
            path.EnterIndex(i);
            elements.Add(Read(ref reader, type.Element, path));
            path.Leave();
        }

        return new TfList(type.IsSet ? SetElements.Distinct(elements) : elements);
    }

    private static TfList ReadTuple(ref MessagePackReader reader, TfTupleType type, PathTracker path)
    {
        if (reader.NextMessagePackType != MessagePackType.Array)
        {
            throw path.Fail("a tuple is required");
        }

        var count = reader.ReadArrayHeader();
        if (count != type.Elements.Count)
        {
            throw path.Fail(string.Create(CultureInfo.InvariantCulture, $"a tuple with {type.Elements.Count} elements is required ({count} given)"));
        }

        var elements = new TfValue[count];
        for (var i = 0; i < count; i++)
        {
            path.EnterIndex(i);
            elements[i] = Read(ref reader, type.Elements[i], path);
            path.Leave();
        }

        return new TfList(elements);
    }

    private static TfMap ReadMap(ref MessagePackReader reader, TfType element, PathTracker path)
    {
        var count = ReadMapHeader(ref reader, "a map is required", path);
        var entries = new List<KeyValuePair<string, TfValue>>(Math.Min(count, ValueLimits.InitialCapacity));
        for (var i = 0; i < count; i++)
        {
            var key = Normal(ReadText(ref reader, path));
            path.EnterKey(key);
            entries.Add(new(key, Read(ref reader, element, path)));
            path.Leave();
        }

        return new TfMap(entries);
    }

    /// <summary>Exactly the attributes of the type, each once, in any order.</summary>
    private static TfMap ReadObject(ref MessagePackReader reader, TfObjectType type, PathTracker path)
    {
        var count = ReadMapHeader(ref reader, "an object is required", path);
        if (count != type.Attributes.Count)
        {
            throw path.Fail(string.Create(
                CultureInfo.InvariantCulture, $"an object with {type.Attributes.Count} attributes is required ({count} given)"));
        }

        var seen = new HashSet<string>(count, StringComparer.Ordinal);
        var entries = new List<KeyValuePair<string, TfValue>>(count);
        for (var i = 0; i < count; i++)
        {
            var name = ReadText(ref reader, path);
            if (!type.Attributes.TryGetValue(name, out var attribute))
            {
                throw path.Fail("an attribute that the schema does not have");
            }

            path.EnterAttribute(name);
            entries.Add(new(name, seen.Add(name) ? Read(ref reader, attribute, path) : throw path.Fail("the attribute is given twice")));
            path.Leave();
        }

        return new TfMap(entries);
    }

    private static int ReadMapHeader(ref MessagePackReader reader, string requirement, PathTracker path) =>
        reader.NextMessagePackType == MessagePackType.Map ? reader.ReadMapHeader() : throw path.Fail(requirement);

    private static string Normal(string text) => new TfString(text).Value;
}
