using Terraform.Plugin.Values;
using Severity = Tfplugin6.Diagnostic.Types.Severity;

namespace Terraform.Plugin.Conformance;

/// <summary>Section 7.5. Every result goes through core's own check as well.</summary>
[Collection(ProbeCollection.Name)]
public sealed class ApplyTests(ProbeFixture probe)
{
    private ResourceSteps Thing => probe.Thing;

    [Fact]
    public async Task A1_Create_IsKnownAndKeepsThePlan()
    {
        var applied = await Thing.CreateAsync(("name", "a"), ("wo", "s"), ("bl", TfValue.List(ResourceSteps.BlockOf("1"))));

        applied.State.IsWhollyKnown.Should().BeTrue();
        applied.State["wo"].IsNull.Should().BeTrue();
        applied.State["oc"].StringOrNull().Should().Be("chosen");
        applied.Response.Private.Should().NotBeEmpty();
    }

    [Fact]
    public async Task A2_CreateFailsBefore_NothingIsSaved()
    {
        var applied = await Thing.ApplyAsync(await Thing.PlanAsync(Thing.Config(("name", "a"), ("fail", "before"))));

        applied.State.IsNull.Should().BeTrue();
        applied.Response.Diagnostics.Should().ContainSingle().Which.Severity.Should().Be(Severity.Error);
    }

    [Fact]
    public async Task A3_CreateFailsAfter_TheIdIsSaved()
    {
        var applied = await Thing.ApplyAsync(await Thing.PlanAsync(Thing.Config(("name", "a"), ("fail", "after"))));

        applied.State["id"].StringOrNull().Should().StartWith("t-");
        applied.State.IsWhollyKnown.Should().BeTrue();
        applied.Response.Diagnostics.Should().ContainSingle().Which.Severity.Should().Be(Severity.Error);
    }

    [Fact]
    public async Task A3_BugAfterTheObjectExists_TheIdIsSaved()
    {
        var applied = await Thing.ApplyAsync(await Thing.PlanAsync(Thing.Config(("name", "a"), ("fail", "throw_after"))));

        applied.Response.Diagnostics.Should().ContainSingle().Which.Severity.Should().Be(Severity.Error);
        applied.State["id"].StringOrNull().Should().StartWith("t-", "an object that exists and is not in state is an orphan, whoever is to blame");
    }

    [Theory]
    [InlineData("update")]
    [InlineData("throw")]
    public async Task A4_UpdateFails_StateAndPrivateDataAreKept(string fail)
    {
        var created = await Thing.CreateAsync(("name", "a"));

        var plan = await Thing.PlanAsync(Thing.Config(("name", "b"), ("fail", fail)), created.State, created.Response.Private.ToByteArray());
        var applied = await Thing.ApplyAsync(plan);

        applied.Response.Diagnostics.Should().ContainSingle().Which.Severity.Should().Be(Severity.Error);
        applied.State.ShouldBe(created.State);
        applied.Response.Private.Should().NotBeEmpty();
    }

    [Fact]
    public async Task A5_ServerChangesAPlannedValue_ThePlanIsKept() =>
        (await Thing.CreateAsync(("name", "a"), ("loud", "quiet"))).State["loud"].StringOrNull().Should().Be("quiet");

    [Fact]
    public async Task A6_ServerReturnsNothing_IsNullAndNotUnknown()
    {
        var applied = await probe.Fixed.CreateAsync(("name", "a"));

        applied.State.IsWhollyKnown.Should().BeTrue();
    }

    [Fact]
    public async Task A7_DeleteOfWhatIsGone_Succeeds()
    {
        var created = await Thing.CreateAsync(("name", "a"));
        (await Thing.DeleteAsync(created)).State.IsNull.Should().BeTrue();

        var again = await Thing.DeleteAsync(created);

        again.State.IsNull.Should().BeTrue();
        again.Response.Diagnostics.Should().BeEmpty();
    }

    [Fact]
    public async Task A8_DeleteFails_StateIsKept()
    {
        var created = await Thing.CreateAsync(("name", "a"), ("fail", "delete"));

        var deleted = await Thing.DeleteAsync(created);

        deleted.Response.Diagnostics.Should().ContainSingle().Which.Severity.Should().Be(Severity.Error);
        deleted.State.ShouldBe(created.State);
        deleted.Response.Private.Should().BeEquivalentTo(created.Response.Private);
    }

    [Fact]
    public async Task A9_WriteOnly_IsSentAndNotStored()
    {
        var created = await Thing.CreateAsync(("name", "a9"), ("wo", "s1"), ("wo_version", 1));
        var plan = await Thing.PlanAsync(Thing.Config(("name", "a9"), ("wo", "s2"), ("wo_version", 2)), created.State);

        var applied = await Thing.ApplyAsync(plan);

        applied.Response.Diagnostics.Should().BeEmpty();
        applied.State["wo"].IsNull.Should().BeTrue();
        (await ReceivedSecretAsync("a9")).Should().Be("s2");
    }

    [Fact]
    public async Task A10_ListOrder_IsThePlans() =>
        (await Thing.CreateAsync(("name", "a"), ("sequence", TfValue.List("z", "a", "m")))).State["sequence"].Should().Be(TfValue.List("z", "a", "m"));

    [Fact]
    public async Task Unconfigured_Apply_IsAnErrorThatKeepsState()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        var thing = new ResourceSteps(plugin.Provider, "probe_thing", Thing.Block);
        var created = await Thing.CreateAsync(("name", "a"));

        var applied = await thing.ApplyAsync(await thing.PlanAsync(thing.Config(("name", "b")), created.State, created.Response.Private.ToByteArray()));

        applied.State.ShouldBe(created.State);
        applied.Response.Diagnostics.Should().ContainSingle().Which.Severity.Should().Be(Severity.Error);
    }

    private async Task<string?> ReceivedSecretAsync(string name)
    {
        var type = SchemaTypes.Of(probe.Schema.DataSourceSchemas["probe_lookup"].Block);
        var response = await probe.Provider.ReadDataSourceAsync(
            new Tfplugin6.ReadDataSource.Types.Request { TypeName = "probe_lookup", Config = Wire.Encode(TfValue.Object(("name", name)), type) });
        return Wire.Decode(response.State, type)["received"].StringOrNull();
    }
}
