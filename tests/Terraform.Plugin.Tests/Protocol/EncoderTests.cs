using Terraform.Plugin.Declarative;
using Terraform.Plugin.Protocol;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;
using NestingMode = Tfplugin6.Schema.Types.NestedBlock.Types.NestingMode;

namespace Terraform.Plugin.Tests.Protocol;

/// <summary>Schemas, diagnostics and paths as messages.</summary>
public sealed class EncoderTests
{
    [Fact]
    public void Schema_WithoutFields_HasABlockAllTheSame() => SchemaEncoder.Encode("Nothing.", []).Block.Should().NotBeNull();

    [Theory]
    [InlineData("optional", false, true, false)]
    [InlineData("required", true, false, false)]
    [InlineData("computed", false, true, true)]
    [InlineData("read_only", false, false, true)]
    [InlineData("default", false, true, true)]
    public void Attribute_Flags(string kind, bool required, bool optional, bool computed)
    {
        var field = String("a", "An attribute.");
        field = kind switch
        {
            "required" => field.Required(),
            "computed" => field.OptionalComputed(),
            "read_only" => field.Computed(),
            "default" => field.Default("x"),
            _ => field,
        };

        SchemaEncoder.Encode("Some.", [field]).Block.Attributes.Single().Should().BeEquivalentTo(new { Required = required, Optional = optional, Computed = computed });
    }

    [Fact]
    public void Block_IsAListOfAtMostOne_RequiredOneOfExactlyOne()
    {
        var block = SchemaEncoder.Encode("Some.", [Block("b", "A block.", String("x", "Text.")), Block("c", "A block.", String("x", "Text.")).Required(), ListBlock("d", "Blocks.", String("x", "Text."))]).Block;

        block.BlockTypes.Select(b => (b.TypeName, b.Nesting, b.MinItems, b.MaxItems)).Should().Equal(
            ("b", NestingMode.List, 0, 1), ("c", NestingMode.List, 1, 1), ("d", NestingMode.List, 0, 0));
    }

    [Fact]
    public void ReadOnlyBlock_IsAnAttribute()
    {
        var block = SchemaEncoder.Encode("Some.", [Block("b", "A block.", String("x", "Text.")).Computed()]).Block;

        block.BlockTypes.Should().BeEmpty();
        block.Attributes.Single().Type.ToStringUtf8().Should().Be("""["list",["object",{"x":"string"}]]""");
    }

    [Fact]
    public void SingleBlock_HasEqualCounts() =>
        SchemaEncoder.Encode("Some.", [SingleNestedBlock("t", "Times.", String("x", "Text."))]).Block.BlockTypes.Single()
            .Should().BeEquivalentTo(new { Nesting = NestingMode.Single, MinItems = 0L, MaxItems = 0L });

    [Fact]
    public void Deprecation_HasItsMessage() =>
        SchemaEncoder.Encode("Some.", [String("a", "Text.").Deprecated("use b")]).Block.Attributes.Single()
            .Should().BeEquivalentTo(new { Deprecated = true, DeprecationMessage = "use b" });

    [Fact]
    public void Shape_WritesNoSecretAndNoNullBlock()
    {
        var codec = new TypeCodec([String("wo", "Secret.").WriteOnly(), Block("b", "A block.", String("deep", "Secret.").WriteOnly()), ListBlock("c", "Blocks.", String("x", "Text."))]);
        var value = TfValue.Object(("wo", "s"), ("b", TfValue.List(TfValue.Object(("deep", "s")))), ("c", TfValue.Null));

        codec.Decode(codec.Encode(value)).Should().Be(
            TfValue.Object(("wo", TfValue.Null), ("b", TfValue.List(TfValue.Object(("deep", TfValue.Null)))), ("c", TfValue.EmptyList)));
    }

    [Fact]
    public void Shape_EncodesWhatIsPossible()
    {
        var codec = new TypeCodec([String("id", "Id."), Bool("flag", "A flag.")]);

        codec.Decode(codec.EncodeWhatIsPossible(TfValue.Object(("id", "x"), ("flag", "not a flag"))))
            .Should().Be(TfValue.Object(("id", "x"), ("flag", TfValue.Null)));
    }

    [Fact]
    public void Diagnostic_HasASeverity_Always()
    {
        DiagnosticEncoder.Encode(Diagnostic.Error("s", "d")).Severity.Should().Be(Tfplugin6.Diagnostic.Types.Severity.Error);
        DiagnosticEncoder.Encode(Diagnostic.Warning("s", "d")).Severity.Should().Be(Tfplugin6.Diagnostic.Types.Severity.Warning);
        DiagnosticEncoder.Encode(Diagnostic.Error("s", "d")).Attribute.Should().BeNull();
    }

    [Fact]
    public void Diagnostic_WithHalfASurrogate_CanBeSent()
    {
        var encoded = DiagnosticEncoder.Encode(Diagnostic.Error("bad \ud800 text", "d"));

        ((Action)(() => Google.Protobuf.MessageExtensions.ToByteArray(encoded))).Should().NotThrow();
    }

    [Fact]
    public void Path_EndsAtASet()
    {
        var root = TfType.ObjectOf([new("bl", TfType.ListOf(TfType.ObjectOf([new("st", TfType.SetOf(TfType.String)), new("m", TfType.MapOf(TfType.String))])))]);

        Steps(PathEncoder.Encode(TfPath.Parse("bl[1].st[0]"), root)).Should().Be("bl 1 st");
        Steps(PathEncoder.Encode(TfPath.Parse("bl[1].m[\"k\"]"), root)).Should().Be("bl 1 m 'k'");
        Steps(PathEncoder.Encode(TfPath.Parse("bl[1].x.y"), null)).Should().Be("bl 1 x y");
    }

    private static string Steps(Tfplugin6.AttributePath path) => string.Join(' ', path.Steps.Select(s => s.SelectorCase switch
    {
        Tfplugin6.AttributePath.Types.Step.SelectorOneofCase.AttributeName => s.AttributeName,
        Tfplugin6.AttributePath.Types.Step.SelectorOneofCase.ElementKeyInt => s.ElementKeyInt.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => $"'{s.ElementKeyString}'",
    }));
}
