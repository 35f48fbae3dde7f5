using FsCheck.Xunit;
using Terraform.Plugin.Protocol;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Tests.Protocol;

public sealed class CodecPropertyTests
{
    [Property(MaxTest = 500)]
    public void MsgPack_WhatIsWritten_IsReadAsTheSame(int seed)
    {
        var random = new RandomValues(seed, withUnknowns: true);
        var type = random.Type();
        var value = random.Value(type);

        var bytes = MsgPackCodec.Encode(value, type);

        MsgPackCodec.Decode(bytes, type).Should().Be(value);
        MsgPackCodec.Encode(MsgPackCodec.Decode(bytes, type), type).Should().Equal(bytes);
    }

    [Property(MaxTest = 500)]
    public void Json_WhatIsWritten_IsReadAsTheSame(int seed)
    {
        var random = new RandomValues(seed, withUnknowns: false);
        var type = random.Type();
        var value = random.Value(type);

        JsonCodec.Decode(JsonCodec.Encode(value, type), type).Should().Be(value);
    }

    [Property(MaxTest = 500)]
    public void Type_ItsText_IsReadAsTheSame(int seed)
    {
        var type = new RandomValues(seed, withUnknowns: false).Type();

        TfType.Parse(type.ToString()).Should().Be(type);
    }

    [Property(MaxTest = 2000)]
    public void MsgPack_DamagedBytes_AreAValueOrADecodeError(int seed, byte[] noise)
    {
        var random = new RandomValues(seed, withUnknowns: true);
        var type = random.Type();
        var bytes = MsgPackCodec.Encode(random.Value(type), type);
        for (var i = 0; i < noise.Length && bytes.Length > 0; i++)
        {
            bytes[(uint)(seed + (i * 7919)) % bytes.Length] = noise[i];
        }

        AcceptOrRefuse(() => MsgPackCodec.Decode(bytes, type));
        AcceptOrRefuse(() => MsgPackCodec.Decode(noise, type));
        AcceptOrRefuse(() => JsonCodec.Decode(noise, type));
    }

    private static void AcceptOrRefuse(Action decode)
    {
        try
        {
            decode();
        }
        catch (ValueDecodeException)
        {
            // The one way to refuse.
        }
    }
}
