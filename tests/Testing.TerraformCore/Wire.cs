using Google.Protobuf;
using Terraform.Plugin.Protocol;
using Terraform.Plugin.Values;
using Tfplugin6;

namespace Testing.TerraformCore;

/// <summary>Values in and out of messages.</summary>
internal static class Wire
{
    public static DynamicValue Encode(TfValue value, TfType type) => new() { Msgpack = ByteString.CopyFrom(MsgPackCodec.Encode(value, type)) };

    public static DynamicValue Raw(string hex) => new() { Msgpack = ByteString.CopyFrom(Convert.FromHexString(hex.Replace(" ", ""))) };

    /// <summary>Decodes as core does: an absent or empty message is null.</summary>
    public static TfValue Decode(DynamicValue? value, TfType type) =>
        value is { Msgpack.Length: > 0 } ? MsgPackCodec.Decode(value.Msgpack.Memory, type)
        : value is { Json.Length: > 0 } ? JsonCodec.Decode(value.Json.Span, type)
        : TfValue.Null;

    public static string Text(this AttributePath path) => string.Concat(path.Steps.Select(s => s.SelectorCase switch
    {
        AttributePath.Types.Step.SelectorOneofCase.AttributeName => $".{s.AttributeName}",
        AttributePath.Types.Step.SelectorOneofCase.ElementKeyInt => $"[{s.ElementKeyInt}]",
        _ => $"[\"{s.ElementKeyString}\"]",
    })).TrimStart('.');
}
