using Google.Protobuf;
using Terraform.Plugin.Values;
using Tfplugin6;

namespace Terraform.Plugin.Protocol;

/// <summary>The envelope of values. An envelope that is absent or empty is null, as Terraform takes it; OpenTofu sends null arguments so.</summary>
internal static class DynamicValueCodec
{
    public static TfValue Decode(DynamicValue? value, TfType type)
    {
        if (value is { Msgpack.Length: > 0 })
        {
            return MsgPackCodec.Decode(value.Msgpack.Memory, type);
        }

        return value is { Json.Length: > 0 } ? JsonCodec.Decode(value.Json.Span, type) : TfValue.Null;
    }

    public static DynamicValue Encode(TfValue value, TfType type) =>
        new() { Msgpack = UnsafeByteOperations.UnsafeWrap(MsgPackCodec.Encode(value, type)) };
}
