using System.Buffers;
using System.Globalization;
using MessagePack;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Protocol;

/// <summary>
/// Unknown values: an extension of one byte, or extension 12 with a map of what is promised about the value (cty's refinements). A promise that
/// is passed on in a plan must be kept at apply, so what is read here is what is written.
/// </summary>
internal static class MsgPackUnknown
{
    private const sbyte PlainCode = 0;
    private const sbyte RefinedCode = 12;

    private const int NotNullKey = 1;
    private const int PrefixKey = 2;
    private const int LowerKey = 3;
    private const int UpperKey = 4;
    private const int MinLengthKey = 5;
    private const int MaxLengthKey = 6;

    public static TfValue Read(ref MessagePackReader reader, TfType type, PathTracker path)
    {
        var header = reader.ReadExtensionFormatHeader();
        if (header.Length <= 1)
        {
            reader.ReadRaw(header.Length);
            return TfValue.Unknown;
        }

        // The written specification says to take any extension for unknown; Terraform's decoder refuses, and so the two sides agree.
        if (header.TypeCode != RefinedCode)
        {
            throw path.Fail("unsupported extension type");
        }

        if (header.Length > ValueLimits.Refinement)
        {
            throw path.Fail("refinements longer than 1024 bytes");
        }

        var payload = new MessagePackReader(reader.ReadRaw(header.Length));
        return ReadRefinement(ref payload, type, path) is { IsEmpty: false } refinement ? new TfUnknown(refinement) : TfValue.Unknown;
    }

    public static void Write(ref MessagePackWriter writer, TfUnknown unknown, TfType type)
    {
        if (unknown.Refinement is not { IsEmpty: false } refinement || type == TfType.Dynamic)
        {
            writer.WriteExtensionFormat(new ExtensionResult(PlainCode, new byte[1]));
            return;
        }

        var payload = new ArrayBufferWriter<byte>();
        var inner = new MessagePackWriter(payload);
        WriteRefinement(ref inner, refinement);
        inner.Flush();
        writer.WriteExtensionFormat(new ExtensionResult(RefinedCode, new ReadOnlySequence<byte>(payload.WrittenMemory)));
    }

    private static TfRefinement ReadRefinement(ref MessagePackReader reader, TfType type, PathTracker path)
    {
        var refinement = new TfRefinement();
        if (reader.NextMessagePackType != MessagePackType.Map)
        {
            throw path.Fail("refinements that are not a map");
        }

        for (var left = reader.ReadMapHeader(); left > 0; left--)
        {
            var key = reader.NextMessagePackType == MessagePackType.Integer ? reader.ReadInt64() : throw path.Fail("a refinement without a number");
            RequireApplicable(key, type, path);
            switch (key)
            {
                case NotNullKey:
                    refinement = refinement with { NotNull = !reader.ReadBoolean() };
                    break;
                case PrefixKey:
                    refinement = refinement with { Prefix = MsgPackDecoder.ReadText(ref reader, path) };
                    break;
                case LowerKey:
                    refinement = refinement with { Lower = ReadBound(ref reader, path) };
                    break;
                case UpperKey:
                    refinement = refinement with { Upper = ReadBound(ref reader, path) };
                    break;
                case MinLengthKey:
                    refinement = refinement with { MinLength = reader.ReadInt64() };
                    break;
                case MaxLengthKey:
                    refinement = refinement with { MaxLength = reader.ReadInt64() };
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return refinement;
    }

    private static void RequireApplicable(long key, TfType type, PathTracker path)
    {
        var applies = key switch
        {
            PrefixKey => type == TfType.String,
            LowerKey or UpperKey => type == TfType.Number,
            MinLengthKey or MaxLengthKey => type is TfCollectionType,
            _ => type != TfType.Dynamic,
        };
        if (!applies)
        {
            throw path.Fail(string.Create(CultureInfo.InvariantCulture, $"refinement {key} does not apply to the type"));
        }
    }

    private static TfBound ReadBound(ref MessagePackReader reader, PathTracker path)
    {
        if (reader.NextMessagePackType != MessagePackType.Array || reader.ReadArrayHeader() != 2)
        {
            throw path.Fail("a bound needs a number and whether it belongs to the range");
        }

        return new TfBound(MsgPackDecoder.ReadNumber(ref reader, path), reader.ReadBoolean());
    }

    private static void WriteRefinement(ref MessagePackWriter writer, TfRefinement refinement)
    {
        bool[] present =
        [
            refinement.NotNull is not null, refinement.Prefix is not null, refinement.Lower is not null, refinement.Upper is not null,
            refinement.MinLength is not null, refinement.MaxLength is not null,
        ];
        writer.WriteMapHeader(present.Count(p => p));
        if (refinement.NotNull is { } notNull)
        {
            writer.Write(NotNullKey);
            writer.Write(!notNull);
        }

        if (refinement.Prefix is { } prefix)
        {
            writer.Write(PrefixKey);
            writer.Write(prefix);
        }

        WriteBound(ref writer, LowerKey, refinement.Lower);
        WriteBound(ref writer, UpperKey, refinement.Upper);
        WriteLength(ref writer, MinLengthKey, refinement.MinLength);
        WriteLength(ref writer, MaxLengthKey, refinement.MaxLength);
    }

    private static void WriteBound(ref MessagePackWriter writer, int key, TfBound? bound)
    {
        if (bound is not null)
        {
            writer.Write(key);
            writer.WriteArrayHeader(2);
            MsgPackEncoder.WriteNumber(ref writer, bound.Number);
            writer.Write(bound.Inclusive);
        }
    }

    private static void WriteLength(ref MessagePackWriter writer, int key, long? length)
    {
        if (length is { } value)
        {
            writer.Write(key);
            writer.Write(value);
        }
    }
}
