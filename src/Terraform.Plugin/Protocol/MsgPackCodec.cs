using System.Buffers;
using MessagePack;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Protocol;

/// <summary>
/// Values in the MessagePack form that Terraform sends and accepts. The type says what the bytes mean: the same array is a list, a set, a tuple
/// or a dynamic value.
/// </summary>
public static class MsgPackCodec
{
    /// <exception cref="ValueDecodeException">The bytes are no value of the type.</exception>
    public static TfValue Decode(ReadOnlyMemory<byte> bytes, TfType type)
    {
        var path = new PathTracker();
        try
        {
            var reader = new MessagePackReader(bytes);
            var value = MsgPackDecoder.Read(ref reader, type, path);
            return reader.End ? value : throw path.Fail("more bytes than the value has");
        }
        catch (Exception error) when (IsMalformedInput(error))
        {
            throw path.Fail("not well-formed MessagePack", error);
        }
    }

    /// <exception cref="ValueEncodeException">The value is not of the type.</exception>
    public static byte[] Encode(TfValue value, TfType type)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        MsgPackEncoder.Write(ref writer, value, type, new PathTracker());
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>What the MessagePack reader throws when bytes are missing, of another kind, or no text.</summary>
    private static bool IsMalformedInput(Exception error) =>
        error is MessagePackSerializationException or EndOfStreamException or OverflowException or ArgumentException or InvalidOperationException;
}
