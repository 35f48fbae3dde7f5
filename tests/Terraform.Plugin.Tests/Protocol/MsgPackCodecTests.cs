using Terraform.Plugin.Protocol;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Tests.Protocol;

/// <summary>The byte vectors taken from Terraform 1.11.4, and the rules around them.</summary>
public sealed class MsgPackCodecTests
{
    private static readonly TfType Dynamic = TfType.Dynamic;

    public static TheoryData<string, TfType, TfValue> Vectors => new()
    {
        { "A3 302E31", TfType.Number, TfNumber.Parse("0.1") },
        { "CB 4004000000000000", TfType.Number, TfNumber.Parse("2.5") },
        { "05", TfType.Number, new TfNumber(5) },
        { "FF", TfType.Number, new TfNumber(-1) },
        { "B4 3138343436373434303733373039353531363136", TfType.Number, TfNumber.Parse("18446744073709551616") },
        { "CB 7FF0000000000000", TfType.Number, TfNumber.PositiveInfinity },
        { "CB FFF0000000000000", TfType.Number, TfNumber.NegativeInfinity },
        { "D4 00 00", TfType.String, TfValue.Unknown },
        { "C7 03 0C 81 01C2", TfType.Number, new TfUnknown(new TfRefinement { NotNull = true }) },
        { "C7 07 0C 82 01C2 03 92 00C3", TfType.Number, new TfUnknown(new TfRefinement { NotNull = true, Lower = new TfBound(new TfNumber(0), true) }) },
        { "C7 09 0C 82 01C2 02 A47072652D", TfType.String, new TfUnknown(new TfRefinement { NotNull = true, Prefix = "pre-" }) },
        { "92 C408 226E756D62657222 CB3FF8000000000000", Dynamic, new TfDynamic(TfType.Number, TfNumber.Parse("1.5")) },
        { "92 C414 5B227475706C65222C5B22737472696E67225D5D 91 A178", Dynamic, new TfDynamic(TfType.TupleOf(TfType.String), TfValue.List("x")) },
        { "92 C408 22737472696E6722 D40000", Dynamic, new TfDynamic(TfType.String, TfValue.Unknown) },
        { "92 C408 22737472696E6722 C0", Dynamic, new TfDynamic(TfType.String, TfValue.Null) },
        { "C0", Dynamic, TfValue.Null },
        { "D40000", Dynamic, TfValue.Unknown },
        { "92 A174 05", TfType.TupleOf(TfType.String, TfType.Number), TfValue.List("t", 5) },
        { "92 A161 A17A", TfType.SetOf(TfType.String), TfValue.List("a", "z") },
        { "92 A179 D40000", TfType.SetOf(TfType.String), TfValue.List("y", TfValue.Unknown) },
        { "D4 00 00", TfType.ListOf(TfType.ObjectOf([new("x", TfType.String)])), TfValue.Unknown },
        { "C0", TfType.Bool, TfValue.Null },
        { "C3", TfType.Bool, TfValue.True },
        { "80", TfType.MapOf(TfType.String), TfMap.Empty },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void E1_Vector_IsReadAndWrittenByteForByte(string hex, TfType type, TfValue value)
    {
        Decode(hex, type).Should().Be(value);
        Convert.ToHexString(MsgPackCodec.Encode(value, type)).Should().Be(hex.Replace(" ", ""));
    }

    [Fact]
    public void E1_ObjectOfTwentyAttributes_HasALongHeaderAndSortedNames()
    {
        var type = TfType.ObjectOf(Enumerable.Range(0, 20).Reverse().Select(i => KeyValuePair.Create($"a{i:00}", TfType.String)));

        Convert.ToHexString(MsgPackCodec.Encode(TfMap.Empty, type)).Should().StartWith("DE0014A3613030C0A3613031C0");
    }

    [Theory]
    [InlineData("18446744073709551616")]
    [InlineData("-123456789012345678901234567890")]
    [InlineData("10000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0.10000000000000000001")]
    [InlineData("9.31322574615478515625e-10")]
    public void E3_Number_ComesBackExactly(string text)
    {
        var number = TfNumber.Parse(text);

        MsgPackCodec.Decode(MsgPackCodec.Encode(number, TfType.Number), TfType.Number).Should().Be(number);
    }

    [Fact]
    public void E3_FractionThatADoubleHolds_IsADouble() =>
        MsgPackCodec.Encode(TfNumber.Parse("9.31322574615478515625e-10"), TfType.Number)[0].Should().Be(0xCB);

    [Theory]
    [InlineData("CA 40200000", "2.5")]
    [InlineData("CF FFFFFFFFFFFFFFFF", "18446744073709551615")]
    [InlineData("D3 8000000000000000", "-9223372036854775808")]
    [InlineData("A4 352E3030", "5")]
    [InlineData("A3 316536", "1000000")]
    [InlineData("CB 3FB999999999999A", "0.1000000000000000055511151231257827021181583404541015625")]
    public void E3_OtherFormsOfNumbers_AreRead(string hex, string number) => Decode(hex, TfType.Number).Should().Be(TfNumber.Parse(number));

    [Theory]
    [InlineData("C7 00 00")]
    [InlineData("D4 05 01")]
    [InlineData("C7 01 0C 80")]
    [InlineData("D4 0C 80")]
    public void E5_ShortExtension_IsUnknownWhateverItsCode(string hex) => Decode(hex, TfType.String).Should().Be(TfValue.Unknown);

    [Fact]
    public void E4_UnknownRefinementKey_IsSkipped() =>
        Decode("C7 07 0C 82 63 92 01 02 01C2", TfType.String).Should().Be(new TfUnknown(new TfRefinement { NotNull = true }));

    [Fact]
    public void E7_BinaryForText_IsText() => Decode("C4 02 6869", TfType.String).Should().Be((TfValue)"hi");

    [Fact]
    public void E10_Object_HasExactlyTheNamesOfItsType()
    {
        var type = TfType.ObjectOf([new("a", TfType.String), new("b", TfType.String)]);
        var value = TfValue.Object(("b", "x"), ("not_in_the_schema", "y"));

        Convert.ToHexString(MsgPackCodec.Encode(value, type)).Should().Be("82A161C0A162A178");
    }

    [Fact]
    public void Object_InAnyOrder_IsRead() =>
        Decode("82 A162 A178 A161 C0", TfType.ObjectOf([new("a", TfType.String), new("b", TfType.String)])).Should().Be(TfValue.Object(("a", TfValue.Null), ("b", "x")));

    [Fact]
    public void Set_Duplicates_BecomeOne() => Decode("93 A161 A162 A161", TfType.SetOf(TfType.String)).Should().Be(TfValue.List("a", "b"));

    [Fact]
    public void Set_UnknownElements_AreNotDuplicates() => Decode("92 D40000 D40000", TfType.SetOf(TfType.String)).Items.Should().HaveCount(2);

    [Theory]
    [InlineData("81 A161 C0", "2 attributes is required (1 given)")]
    [InlineData("83 A161 C0 A162 C0 A163 C0", "2 attributes is required (3 given)")]
    [InlineData("82 A161 C0 A163 C0", "does not have")]
    [InlineData("82 A161 C0 A161 C0", "twice")]
    [InlineData("90", "an object is required")]
    public void Object_OfOtherAttributes_IsRefused(string hex, string why)
    {
        var decode = () => Decode(hex, TfType.ObjectOf([new("a", TfType.String), new("b", TfType.String)]));

        decode.Should().Throw<ValueDecodeException>().WithMessage($"*{why}*");
    }

    [Theory]
    [InlineData("05", "string")]
    [InlineData("A131", "bool")]
    [InlineData("C3", "number")]
    [InlineData("A3 616263", "number")]
    [InlineData("CB 7FF8000000000000", "number")]
    [InlineData("C7 02 05 0000", "string")]
    [InlineData("A1 FF", "string")]
    [InlineData("", "string")]
    [InlineData("A161 A161", "string")]
    [InlineData("C1", "string")]
    [InlineData("DB FFFFFFFF", "string")]
    [InlineData("C7 05 0C 81 02 A2 6162", "number")]
    public void WrongValue_IsRefused(string hex, string type)
    {
        var decode = () => Decode(hex, TfType.Parse($"\"{type}\""));

        decode.Should().Throw<ValueDecodeException>();
    }

    [Fact]
    public void Error_SaysWhere_AndNotWhat()
    {
        var type = TfType.ObjectOf([new("bl", TfType.ListOf(TfType.ObjectOf([new("labels", TfType.MapOf(TfType.Bool))])))]);

        // bl[1].labels["k"] is "secret" where a bool should be.
        var decode = () => Decode("81 A2626C 92 81 A66C6162656C73 80 81 A66C6162656C73 81 A16B A6736563726574", type);

        var error = decode.Should().Throw<ValueDecodeException>().Which;
        error.Path.ToString().Should().Be("bl[1].labels[\"k\"]");
        error.Message.Should().NotContain("secret");
    }

    [Fact]
    public void DynamicInDynamic_Endlessly_IsRefused()
    {
        byte[] bytes = [.. Enumerable.Repeat<byte[]>([0x92, 0xC4, 0x09, .. "\"dynamic\""u8], 50_000).SelectMany(b => b)];

        var decode = () => MsgPackCodec.Decode(bytes, Dynamic);

        decode.Should().Throw<ValueDecodeException>().WithMessage("*deep*");
    }

    [Fact]
    public void NumberOfAMillionDigits_IsRefusedAtOnce()
    {
        byte[] bytes = [0xDB, 0x00, 0x0F, 0x42, 0x40, .. Enumerable.Repeat((byte)'9', 1_000_000)];

        var decode = () => MsgPackCodec.Decode(bytes, TfType.Number);

        decode.Should().Throw<ValueDecodeException>();
    }

    [Fact]
    public void Encode_OfAnotherType_IsRefusedWithThePath()
    {
        var encode = () => MsgPackCodec.Encode(TfValue.Object(("a", TfValue.List("x"))), TfType.ObjectOf([new("a", TfType.ListOf(TfType.Bool))]));

        encode.Should().Throw<ValueEncodeException>().Which.Path.ToString().Should().Be("a[0]");
    }

    private static TfValue Decode(string hex, TfType type) => MsgPackCodec.Decode(Convert.FromHexString(hex.Replace(" ", "")), type);
}
