using Terraform.Plugin.Values;
using Tfplugin6;

namespace Terraform.Plugin.Conformance;

/// <summary>Section 7.6, functions; on a process that is never configured, as Terraform does it.</summary>
[Collection(ProbeCollection.Name)]
public sealed class FunctionTests(ProbeFixture probe)
{
    [Fact]
    public async Task F1_Result()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        var response = await CallAsync(plugin.Provider, "join_words", "-", "a", "b", "c");

        response.Error.Should().BeNull();
        Wire.Decode(response.Result, TfType.String).StringOrNull().Should().Be("a-b-c");
    }

    [Theory]
    [InlineData(1, "-", "")]
    [InlineData(3, "-", "a", "b", "")]
    public async Task F1_BadArgument_IsNamedByItsPosition(long position, params string[] arguments)
    {
        var response = await CallAsync(probe.Provider, "join_words", [.. arguments.Select(a => (TfValue)a)]);

        response.Result.Should().BeNull();
        response.Error.FunctionArgument.Should().Be(position);
        response.Error.Text.Should().Be("A word must not be empty", "Terraform and OpenTofu put the full stop");
    }

    [Fact]
    public async Task F2_SameCall_SameResult()
    {
        (await CallAsync(probe.Provider, "join_words", "-", "a")).Should().Be(await CallAsync(probe.Provider, "join_words", "-", "a"));
    }

    [Fact]
    public async Task F_TooFewArguments_AreAnError() => (await CallAsync(probe.Provider, "join_words", "-")).Error.Text.Should().NotBeEmpty();

    [Fact]
    public async Task F_ArgumentOfAnotherType_IsAnError()
    {
        var response = await probe.Provider.CallFunctionAsync(new CallFunction.Types.Request { Name = "join_words", Arguments = { Wire.Raw("05"), Wire.Raw("05") } });

        response.Error.FunctionArgument.Should().Be(0);
    }

    [Fact]
    public async Task F_UnknownName_IsAnError() => (await CallAsync(probe.Provider, "no_such", "-")).Error.Text.Should().Contain("no_such");

    [Fact]
    public async Task F_Bug_IsAnErrorWithoutASecret()
    {
        var response = await probe.Provider.CallFunctionAsync(
            new CallFunction.Types.Request { Name = "echo", Arguments = { Wire.Encode(new TfDynamic(TfType.String, "crash"), TfType.Dynamic) } });

        response.Error.Text.Should().MatchRegex("E-[0-9A-F]{8}").And.NotContain("swordfish").And.NotEndWith(".");
    }

    [Fact]
    public async Task E6_NullArgumentAsEmptyMessage_IsNull()
    {
        var response = await probe.Provider.CallFunctionAsync(new CallFunction.Types.Request { Name = "echo", Arguments = { new DynamicValue() } });

        response.Error.Should().BeNull();
        Wire.Decode(response.Result, TfType.Dynamic).IsNull.Should().BeTrue();
    }

    [Theory]
    [InlineData("92 C408 226E756D62657222 CB3FF8000000000000")]
    [InlineData("92 C414 5B227475706C65222C5B22737472696E67225D5D 91 A178")]
    [InlineData("92 C408 22737472696E6722 D40000")]
    [InlineData("92 C408 22737472696E6722 C0")]
    [InlineData("C0")]
    [InlineData("D40000")]
    public async Task E9_DynamicValues_ComeBackByteForByte(string hex)
    {
        var response = await probe.Provider.CallFunctionAsync(new CallFunction.Types.Request { Name = "echo", Arguments = { Wire.Raw(hex) } });

        response.Error.Should().BeNull();
        Convert.ToHexString(response.Result.Msgpack.Span).Should().Be(hex.Replace(" ", ""));
    }

    private static async Task<CallFunction.Types.Response> CallAsync(Provider.ProviderClient provider, string name, params TfValue[] arguments) =>
        await provider.CallFunctionAsync(new CallFunction.Types.Request { Name = name, Arguments = { arguments.Select(a => Wire.Encode(a, TfType.String)) } });
}
