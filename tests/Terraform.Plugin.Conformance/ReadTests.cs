using Google.Protobuf;
using Terraform.Plugin.Values;
using Severity = Tfplugin6.Diagnostic.Types.Severity;

namespace Terraform.Plugin.Conformance;

/// <summary>Section 7.5, reading.</summary>
[Collection(ProbeCollection.Name)]
public sealed class ReadTests(ProbeFixture probe)
{
    private ResourceSteps Thing => probe.Thing;

    [Fact]
    public async Task R1_Gone_IsNullWithoutError()
    {
        var created = await Thing.CreateAsync(("name", "a"));
        await Thing.DeleteAsync(created);

        var (state, response) = await Thing.ReadAsync(created.State, created.Response.Private);

        state.IsNull.Should().BeTrue();
        response.Diagnostics.Should().BeEmpty();
    }

    [Fact]
    public async Task R2_Error_KeepsStateAndPrivateData()
    {
        var created = await Thing.CreateAsync(("name", "a"), ("fail", "read"));

        var (state, response) = await Thing.ReadAsync(created.State, created.Response.Private);

        response.Diagnostics.Should().ContainSingle().Which.Severity.Should().Be(Severity.Error);
        state.ShouldBe(created.State);
        response.Private.Should().BeEquivalentTo(created.Response.Private);
    }

    [Fact]
    public async Task R3_Drift_IsReported()
    {
        var created = await Thing.CreateAsync(("name", "a"));

        var (state, _) = await Thing.ReadAsync(((TfMap)created.State).With("name", "somebody changed it back"));

        state["name"].StringOrNull().Should().Be("a");
    }

    [Fact]
    public async Task R4_NothingChanged_IsTheSame()
    {
        var created = await Thing.CreateAsync(("name", "a"), ("num", TfNumber.Parse("0.1")), ("st", TfValue.List("z", "a")), ("bl", TfValue.List(ResourceSteps.BlockOf("1"))));

        var (state, response) = await Thing.ReadAsync(created.State, created.Response.Private);

        state.ShouldBe(created.State);
        response.Private.Should().BeEquivalentTo(created.Response.Private);
    }

    [Fact]
    public async Task R5_SecretThatTheServerHides_IsKept()
    {
        var created = await Thing.CreateAsync(("name", "a"), ("secret", "hush"));

        (await Thing.ReadAsync(created.State)).State["secret"].StringOrNull().Should().Be("hush");
    }

    [Fact]
    public async Task R5_WriteOnly_StaysNull()
    {
        var created = await Thing.CreateAsync(("name", "a"), ("wo", "s"));

        (await Thing.ReadAsync(created.State)).State["wo"].IsNull.Should().BeTrue();
    }

    [Fact]
    public async Task R6_EmptyAndNull_KeepTheirForm()
    {
        var empty = await Thing.CreateAsync(("name", "a"), ("st", TfValue.EmptyList), ("labels", TfMap.Empty));
        var none = await Thing.CreateAsync(("name", "a"));

        (await Thing.ReadAsync(empty.State)).State["st"].Should().Be(TfValue.EmptyList);
        (await Thing.ReadAsync(empty.State)).State["labels"].Should().Be(TfMap.Empty);
        (await Thing.ReadAsync(none.State)).State["st"].IsNull.Should().BeTrue();
        (await Thing.ReadAsync(none.State)).State["labels"].IsNull.Should().BeTrue();
    }

    [Fact]
    public async Task PrivateDataOfAnotherProvider_IsNoObstacle()
    {
        var created = await Thing.CreateAsync(("name", "a"));

        var (state, response) = await Thing.ReadAsync(created.State, ByteString.CopyFrom(0xff, 0x00, 0x7b));

        state.ShouldBe(created.State);
        response.Diagnostics.Should().BeEmpty();
    }
}
