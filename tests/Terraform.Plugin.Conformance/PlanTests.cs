using Terraform.Plugin.Values;

namespace Terraform.Plugin.Conformance;

/// <summary>
/// Section 7.4. Every plan goes through core's own check as well. P12, P13 and P21 are about nested attribute types and sets of them, which this
/// provider has none of: rancher2's state has blocks and lists of objects in their place.
/// </summary>
[Collection(ProbeCollection.Name)]
public sealed class PlanTests(ProbeFixture probe)
{
    private ResourceSteps Thing => probe.Thing;

    [Fact]
    public async Task P1_Create_LeavesWhatTheServerMakesUnknown()
    {
        var plan = await Thing.PlanAsync(Thing.Config(("name", "a")));

        plan.State["id"].IsUnknown.Should().BeTrue();
        plan.State["oc"].IsUnknown.Should().BeTrue();
        plan.State["num"].IsNull.Should().BeTrue();
        plan.State["wo"].IsNull.Should().BeTrue();
        plan.State["bl"].Should().Be(TfValue.EmptyList);
        plan.Replace.Should().BeEmpty();
        plan.Response.Diagnostics.Should().BeEmpty();
    }

    [Fact]
    public async Task P2_ConfiguredComputed_IsPlanned() =>
        (await Thing.PlanAsync(Thing.Config(("name", "a"), ("oc", "x")))).State["oc"].StringOrNull().Should().Be("x");

    [Fact]
    public async Task P3_NothingChanged_PlansThePriorState()
    {
        var applied = await Thing.CreateAsync(("name", "a"), ("num", TfNumber.Parse("0.1")), ("st", TfValue.List("z", "a")), ("bl", TfValue.List(ResourceSteps.BlockOf("1"))));

        var plan = await Thing.PlanAsync(
            Thing.Config(("name", "a"), ("num", TfNumber.Parse("0.1")), ("st", TfValue.List("a", "z")), ("bl", TfValue.List(ResourceSteps.BlockOf("1")))), applied.State);

        plan.State.IsWhollyKnown.Should().BeTrue();
        plan.State.ShouldBe(applied.State);
        plan.Replace.Should().BeEmpty();
    }

    [Fact]
    public async Task P4_Update_KeepsWhatDoesNotChange()
    {
        var applied = await Thing.CreateAsync(("name", "a"));

        var plan = await Thing.PlanAsync(Thing.Config(("name", "b")), applied.State);

        plan.State["id"].Should().Be(applied.State["id"]);
        plan.State["oc"].Should().Be(applied.State["oc"]);
        plan.State["name"].StringOrNull().Should().Be("b");
        plan.Replace.Should().BeEmpty();
    }

    [Fact]
    public async Task P5_ChangeThatReplaces_NamesItsPath_AndTheSecondPlanIsACreate()
    {
        var applied = await probe.Fixed.CreateAsync(("name", "a"));
        var config = probe.Fixed.Config(("name", "b"));

        var first = await probe.Fixed.PlanAsync(config, applied.State);
        var second = await probe.Fixed.PlanAsync(config);

        first.Replace.Should().Equal("name");
        second.State["id"].IsUnknown.Should().BeTrue();
        second.Replace.Should().BeEmpty();
    }

    [Fact]
    public async Task P6_UnknownThatReplaces_StaysUnknownAndReplaces()
    {
        var applied = await probe.Fixed.CreateAsync(("name", "a"));

        var plan = await probe.Fixed.PlanAsync(probe.Fixed.Config(("name", TfValue.Unknown)), applied.State);

        plan.State["name"].IsUnknown.Should().BeTrue();
        plan.Replace.Should().Equal("name");
    }

    [Fact]
    public async Task P7_Default_IsPlannedAndNeverUnknown() =>
        (await Thing.PlanAsync(Thing.Config(("name", "a")))).State["preset"].Should().Be(new TfNumber(7));

    [Fact]
    public async Task P9_WriteOnly_IsNeverInAPlan_AndMakesNoDifference()
    {
        var applied = await Thing.CreateAsync(("name", "a"), ("wo", "first"));

        var plan = await Thing.PlanAsync(Thing.Config(("name", "a"), ("wo", "second")), applied.State);

        plan.State["wo"].IsNull.Should().BeTrue();
        plan.State.ShouldBe(applied.State);
        plan.Replace.Should().BeEmpty("a write-only path would replace on every plan");
    }

    [Fact]
    public async Task P10_SecondBlock_LeavesTheFirstAsItIs()
    {
        var applied = await Thing.CreateAsync(("name", "a"), ("bl", TfValue.List(ResourceSteps.BlockOf("1"))));

        var plan = await Thing.PlanAsync(Thing.Config(("name", "a"), ("bl", TfValue.List(ResourceSteps.BlockOf("1"), ResourceSteps.BlockOf("2")))), applied.State);

        plan.State["bl"].Items[0]["y"].StringOrNull().Should().Be("y-of-1");
        plan.State["bl"].Items[1]["y"].IsUnknown.Should().BeTrue();
    }

    [Fact]
    public async Task P11_UnknownBlocks_StayUnknown() =>
        (await Thing.PlanAsync(Thing.Config(("name", "a"), ("bl", TfValue.Unknown)))).State["bl"].IsUnknown.Should().BeTrue();

    [Fact]
    public async Task P14_SetWithUnknownElement_IsPassedThrough()
    {
        var plan = await Thing.PlanAsync(Thing.Config(("name", "a"), ("st", TfValue.List("y", TfValue.Unknown))));

        plan.State["st"].Items.Should().HaveCount(2).And.Contain(e => e.IsUnknown);
    }

    [Fact]
    public async Task P16_Destroy_PlansNullAndKeepsPrivateData()
    {
        var applied = await Thing.CreateAsync(("name", "a"));

        var plan = await Thing.PlanAsync(TfValue.Null, applied.State, applied.Response.Private.ToByteArray());

        plan.State.IsNull.Should().BeTrue();
        plan.Response.PlannedPrivate.Should().BeEquivalentTo(applied.Response.Private);
        plan.Response.Diagnostics.Should().BeEmpty();
    }

    [Fact]
    public async Task P17_IgnoredChange_IsNoChange()
    {
        var applied = await Thing.CreateAsync(("name", "a"), ("oc", "given"));

        // ignore_changes makes core put the prior value into the configuration.
        var plan = await Thing.PlanAsync(Thing.Config(("name", applied.State["name"]), ("oc", applied.State["oc"])), applied.State);

        plan.State.ShouldBe(applied.State);
    }

    [Fact]
    public async Task P18_Tainted_IsPlannedAsACreate()
    {
        await Thing.CreateAsync(("name", "a"));

        (await Thing.PlanAsync(Thing.Config(("name", "a")))).State["id"].IsUnknown.Should().BeTrue();
    }

    [Fact]
    public async Task P19_SameRequest_SameAnswer_InAnotherProcessToo()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        var other = new ResourceSteps(plugin.Provider, "probe_thing", Thing.Block);
        var config = Thing.Config(("name", "a"), ("num", TfNumber.Parse("0.1")), ("st", TfValue.List("z", "a")), ("bl", TfValue.List(ResourceSteps.BlockOf("1"))));

        var first = await Thing.PlanAsync(config);
        var second = await Thing.PlanAsync(config);
        var third = await other.PlanAsync(config);

        second.Response.Should().Be(first.Response);
        third.Response.Should().Be(first.Response);
    }

    [Fact]
    public async Task P20_UnconfiguredProvider_Plans()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        var thing = new ResourceSteps(plugin.Provider, "probe_thing", Thing.Block);

        (await thing.PlanAsync(thing.Config(("name", "a")))).State["id"].IsUnknown.Should().BeTrue();
    }

    [Fact]
    public async Task P22_ComputedPrior_IsCarriedForward()
    {
        var applied = await Thing.CreateAsync(("name", "a"));
        var prior = ((TfMap)applied.State).With("oc", "elsewhere");

        (await Thing.PlanAsync(Thing.Config(("name", "b")), prior)).State["oc"].StringOrNull().Should().Be("elsewhere");
    }

    [Fact]
    public async Task RefinedUnknown_IsPassedThrough()
    {
        var refined = new TfUnknown(new TfRefinement { NotNull = true, Prefix = "pre-" });

        var plan = await Thing.PlanAsync(Thing.Config(("name", refined)));

        plan.State["name"].IsUnknown.Should().BeTrue();
    }
}
