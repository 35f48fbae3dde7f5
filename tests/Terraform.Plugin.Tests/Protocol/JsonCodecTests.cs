using System.Text;
using Terraform.Plugin.Protocol;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Tests.Protocol;

public sealed class JsonCodecTests
{
    [Theory]
    [InlineData("0.10000000000000000001")]
    [InlineData("18446744073709551616")]
    [InlineData("1e100")]
    [InlineData("-2.5")]
    public void E12_Number_KeepsEveryDigit(string number) => Decode(number, TfType.Number).Should().Be(TfNumber.Parse(number));

    [Fact]
    public void LargeInteger_IsWrittenBare() =>
        Encoding.UTF8.GetString(JsonCodec.Encode(TfNumber.Parse("18446744073709551616"), TfType.Number)).Should().Be("18446744073709551616");

    [Theory]
    [InlineData("\"5\"", "number", "5")]
    [InlineData("5", "string", "\"5\"")]
    [InlineData("0.5", "string", "\"0.5\"")]
    [InlineData("true", "string", "\"true\"")]
    [InlineData("\"true\"", "bool", "true")]
    [InlineData("\"0\"", "bool", "false")]
    public void Primitives_AreConverted(string json, string type, string becomes)
    {
        var tfType = TfType.Parse($"\"{type}\"");

        Encoding.UTF8.GetString(JsonCodec.Encode(Decode(json, tfType), tfType)).Should().Be(becomes);
    }

    [Fact]
    public void AbsentAttributes_AreNull() =>
        Decode("{}", TfType.ObjectOf([new("a", TfType.String)])).Should().Be(TfValue.Object(("a", TfValue.Null)));

    [Fact]
    public void ForeignAttributes_AreRefused_OrDroppedWhenAskedTo()
    {
        var type = TfType.ObjectOf([new("a", TfType.String)]);
        var json = JsonText.Parse("""{"a":"x","b":1}"""u8);

        JsonCodec.Decode(json, type, dropUnknownAttributes: true).Should().Be(TfValue.Object(("a", "x")));
        ((Action)(() => JsonCodec.Decode(json, type))).Should().Throw<ValueDecodeException>();
    }

    [Theory]
    [InlineData("""{"value":[1,"x"],"type":["tuple",["number","string"]]}""")]
    [InlineData("""{"type":["tuple",["number","string"]],"value":[1,"x"]}""")]
    public void Dynamic_IsValueAndType(string json) =>
        Decode(json, TfType.Dynamic).Should().Be(new TfDynamic(TfType.TupleOf(TfType.Number, TfType.String), TfValue.List(1, "x")));

    [Fact]
    public void Unknown_HasNoJson() =>
        ((Action)(() => JsonCodec.Encode(TfValue.Unknown, TfType.String))).Should().Throw<ValueEncodeException>();

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]]")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"a\":1}")]
    public void NoText_IsRefused(string json) => ((Action)(() => Decode(json, TfType.String))).Should().Throw<ValueDecodeException>();

    [Fact]
    public void DeepNesting_IsRefused() =>
        ((Action)(() => JsonText.Parse(Encoding.UTF8.GetBytes(new string('[', 100_000))))).Should().Throw<ValueDecodeException>();

    private static TfValue Decode(string json, TfType type) => JsonCodec.Decode(Encoding.UTF8.GetBytes(json), type);
}
