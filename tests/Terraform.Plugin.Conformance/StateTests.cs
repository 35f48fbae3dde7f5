using Google.Protobuf;
using Terraform.Plugin.Values;
using Tfplugin6;
using Severity = Tfplugin6.Diagnostic.Types.Severity;

namespace Terraform.Plugin.Conformance;

/// <summary>Section 7.6: import, upgrade and move.</summary>
[Collection(ProbeCollection.Name)]
public sealed class StateTests(ProbeFixture probe)
{
    private ResourceSteps Thing => probe.Thing;

    [Fact]
    public async Task I1_Import_GivesOneFullObject_ThatReadFills()
    {
        var created = await Thing.CreateAsync(("name", "imported"));
        var response = await ImportAsync(created.State["id"].StringOrNull()!);

        var imported = response.ImportedResources.Should().ContainSingle().Which;
        imported.TypeName.Should().Be("probe_thing");
        var state = Wire.Decode(imported.State, Thing.Type);
        state["id"].ShouldBe(created.State["id"]);
        state["wo"].IsNull.Should().BeTrue();
        var (read, _) = await Thing.ReadAsync(state, imported.Private);
        read["name"].StringOrNull().Should().Be("imported");
        read.IsWhollyKnown.Should().BeTrue();
    }

    [Fact]
    public async Task I3_ImportOfWhatDoesNotExist_ReadsAsNull()
    {
        var response = await ImportAsync("t-missing");

        var state = Wire.Decode(response.ImportedResources.Single().State, Thing.Type);
        (await Thing.ReadAsync(state, response.ImportedResources.Single().Private)).State.IsNull.Should().BeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u0000\uffff")]
    [InlineData("../../etc/passwd")]
    public async Task I2_OddIds_AreAnsweredInOrder(string id)
    {
        var response = await ImportAsync(id);

        (response.Diagnostics.Any(d => d.Severity == Severity.Error) ^ response.ImportedResources.Count == 1).Should().BeTrue();
    }

    [Fact]
    public async Task U1_SameVersion_IsTheSameObject()
    {
        var created = await Thing.CreateAsync(("name", "a"), ("num", TfNumber.Parse("0.1")), ("bl", TfValue.List(ResourceSteps.BlockOf("1"))));

        var response = await Thing.UpgradeAsync(2, System.Text.Encoding.UTF8.GetString(Terraform.Plugin.Protocol.JsonCodec.Encode(created.State, Thing.Type)));

        response.Diagnostics.Should().BeEmpty();
        Wire.Decode(response.UpgradedState, Thing.Type).ShouldBe(created.State);
    }

    [Fact]
    public async Task U2_MissingAttributes_AreNull()
    {
        var response = await Thing.UpgradeAsync(2, "{ \"id\" : \"t-1\",\n \"name\" : \"a\" }");

        var state = Wire.Decode(response.UpgradedState, Thing.Type);
        state["name"].StringOrNull().Should().Be("a");
        state["num"].IsNull.Should().BeTrue();
        state["bl"].Should().Be(TfValue.EmptyList);
    }

    [Fact]
    public async Task U3_OlderVersion_WithRenamedAndRemovedAttributes()
    {
        var response = await Thing.UpgradeAsync(0, """{"id":"t-1","title":"old name","colour":"red","never_heard_of":[{"a":1}]}""");

        response.Diagnostics.Should().BeEmpty();
        Wire.Decode(response.UpgradedState, Thing.Type)["name"].StringOrNull().Should().Be("old name");
    }

    [Fact]
    public async Task U3_WriteOnlyInOldState_IsNull()
    {
        var response = await Thing.UpgradeAsync(2, """{"id":"t-1","name":"a","wo":"leaked"}""");

        Wire.Decode(response.UpgradedState, Thing.Type)["wo"].IsNull.Should().BeTrue();
    }

    [Fact]
    public async Task U5_FlatMap_IsAnError()
    {
        var response = await probe.Provider.UpgradeResourceStateAsync(
            new UpgradeResourceState.Types.Request { TypeName = "probe_thing", RawState = new RawState { Flatmap = { ["id"] = "t-1" } } });

        response.Diagnostics.Should().ContainSingle().Which.Severity.Should().Be(Severity.Error);
    }

    [Fact]
    public async Task U_UnconfiguredProcess_Upgrades()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        var thing = new ResourceSteps(plugin.Provider, "probe_thing", Thing.Block);

        (await thing.UpgradeAsync(2, """{"id":"t-1","name":"a"}""")).Diagnostics.Should().BeEmpty();
    }

    [Fact]
    public async Task E12_NumbersInState_KeepEveryDigit()
    {
        var response = await Thing.UpgradeAsync(2, """{"id":"t-1","name":"a","num":0.10000000000000000001}""");

        Wire.Decode(response.UpgradedState, Thing.Type)["num"].Should().Be(TfNumber.Parse("0.10000000000000000001"));
    }

    [Theory]
    [InlineData("18446744073709551616")]
    [InlineData("1e100")]
    [InlineData("-0.000000000000000000000000000001")]
    public async Task E12_LargeAndSmallNumbersInState(string number)
    {
        var response = await Thing.UpgradeAsync(2, $$"""{"id":"t-1","name":"a","num":{{number}}}""");

        Wire.Decode(response.UpgradedState, Thing.Type)["num"].Should().Be(TfNumber.Parse(number));
    }

    [Fact]
    public async Task M1_SameTypeOfAnotherProvider_IsTakenOver()
    {
        var response = await MoveAsync("registry.terraform.io/other/probe", "probe_thing", """{"id":"t-1","name":"moved"}""");

        response.Diagnostics.Should().BeEmpty();
        var state = Wire.Decode(response.TargetState, Thing.Type);
        state.IsWhollyKnown.Should().BeTrue();
        state["name"].StringOrNull().Should().Be("moved");
        state["wo"].IsNull.Should().BeTrue();
        response.TargetPrivate.ToStringUtf8().Should().Be("""{"kept":true}""");
    }

    [Fact]
    public async Task M2_UnsupportedSource_IsAnError()
    {
        var response = await MoveAsync("registry.terraform.io/hashicorp/null", "null_resource", """{"id":"1"}""");

        response.Diagnostics.Should().ContainSingle().Which.Severity.Should().Be(Severity.Error);
        response.TargetState.Should().BeNull();
    }

    private async Task<ImportResourceState.Types.Response> ImportAsync(string id) =>
        await probe.Provider.ImportResourceStateAsync(new ImportResourceState.Types.Request { TypeName = "probe_thing", Id = id });

    private async Task<MoveResourceState.Types.Response> MoveAsync(string provider, string type, string json)
    {
        await using var plugin = await RunningPlugin.StartAsync();
        return await plugin.Provider.MoveResourceStateAsync(new MoveResourceState.Types.Request
        {
            SourceProviderAddress = provider,
            SourceTypeName = type,
            SourceSchemaVersion = 2,
            SourceState = new RawState { Json = ByteString.CopyFromUtf8(json) },
            SourcePrivate = ByteString.CopyFromUtf8("""{"kept":true}"""),
            TargetTypeName = "probe_thing",
        });
    }
}
