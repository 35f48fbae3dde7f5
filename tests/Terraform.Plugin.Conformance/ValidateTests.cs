using Terraform.Plugin.Values;
using Tfplugin6;
using Severity = Tfplugin6.Diagnostic.Types.Severity;

namespace Terraform.Plugin.Conformance;

/// <summary>Section 7.3, validation.</summary>
[Collection(ProbeCollection.Name)]
public sealed class ValidateTests(ProbeFixture probe)
{
    private ResourceSteps Thing => probe.Thing;

    [Fact]
    public async Task V1_RequiredGivenAsNull_IsAnErrorOnItsPath()
    {
        var response = await Thing.ValidateAsync(Thing.Config());

        response.Diagnostics.Should().ContainSingle().Which.Should().Match<Tfplugin6.Diagnostic>(d => d.Severity == Severity.Error && d.Attribute.Text() == "name");
    }

    [Fact]
    public async Task V2_ReadOnlyConfigured_IsAnErrorOnItsPath()
    {
        var response = await Thing.ValidateAsync(Thing.Config(("name", "a"), ("id", "x")));

        response.Diagnostics.Should().ContainSingle().Which.Should().Match<Tfplugin6.Diagnostic>(d => d.Severity == Severity.Error && d.Attribute.Text() == "id");
    }

    [Fact]
    public async Task V3_EverythingUnknown_IsFine()
    {
        var config = new TfMap(Thing.Block.Attributes.Select(a => KeyValuePair.Create(a.Name, a.Computed && !a.Optional ? TfValue.Null : TfValue.Unknown))
            .Append(new("bl", TfValue.Unknown)).Append(new("timeouts", TfValue.Null)));

        var response = await Thing.ValidateAsync(config);

        response.Diagnostics.Should().NotContain(d => d.Severity != Severity.Warning);
    }

    [Fact]
    public async Task V4_WriteOnly_NeedsAClientThatKnowsIt()
    {
        var config = Thing.Config(("name", "a"), ("wo", "s"));

        (await Thing.ValidateAsync(config, writeOnly: false)).Diagnostics.Should().ContainSingle()
            .Which.Should().Match<Tfplugin6.Diagnostic>(d => d.Severity == Severity.Error && d.Attribute.Text() == "wo");
        (await Thing.ValidateAsync(config, writeOnly: true)).Diagnostics.Should().BeEmpty();
        (await Thing.ValidateAsync(config with { }, writeOnly: true)).Diagnostics.Should().BeEmpty();
    }

    [Fact]
    public async Task V4_WriteOnlyUnknown_IsFine()
    {
        (await Thing.ValidateAsync(Thing.Config(("name", "a"), ("wo", TfValue.Unknown)))).Diagnostics.Should().BeEmpty();
    }

    [Fact]
    public async Task V5_UnconfiguredProcess_Validates()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        var thing = new ResourceSteps(plugin.Provider, "probe_thing", Thing.Block);

        (await thing.ValidateAsync(thing.Config(("name", "a")))).Diagnostics.Should().BeEmpty();
    }

    [Fact]
    public async Task V6_Deprecated_IsAWarningOnItsPath()
    {
        var response = await Thing.ValidateAsync(Thing.Config(("name", "a"), ("old", "b")));

        response.Diagnostics.Should().ContainSingle().Which.Should().Match<Tfplugin6.Diagnostic>(d => d.Severity == Severity.Warning && d.Attribute.Text() == "old");
    }

    [Fact]
    public async Task V7_ErrorInSecondBlock_NamesIt()
    {
        var response = await Thing.ValidateAsync(Thing.Config(("name", "a"), ("bl", TfValue.List(ResourceSteps.BlockOf("good"), ResourceSteps.BlockOf("bad")))));

        response.Diagnostics.Should().ContainSingle().Which.Attribute.Text().Should().Be("bl[1].x");
    }

    [Fact]
    public async Task V7_NullInASet_NamesTheSet()
    {
        var response = await Thing.ValidateAsync(Thing.Config(("name", "a"), ("st", TfValue.List("x", TfValue.Null))));

        response.Diagnostics.Should().ContainSingle().Which.Attribute.Text().Should().Be("st");
    }

    [Fact]
    public async Task Provider_WrongValue_IsAnErrorOnItsPath()
    {
        var type = SchemaTypes.Of(probe.Schema.Provider.Block);
        var response = await probe.Provider.ValidateProviderConfigAsync(new ValidateProviderConfig.Types.Request { Config = Wire.Encode(TfValue.Object(("endpoint", "ftp://x")), type) });

        response.Diagnostics.Should().ContainSingle().Which.Attribute.Text().Should().Be("endpoint");
    }

    /// <summary>In a process of its own, which can do little afterwards.</summary>
    [Fact]
    public async Task Provider_UnknownValues_AreFineInValidateAndConfigure()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        var config = Wire.Encode(TfValue.Object(("endpoint", TfValue.Unknown), ("token", TfValue.Unknown)), SchemaTypes.Of(probe.Schema.Provider.Block));

        (await plugin.Provider.ValidateProviderConfigAsync(new ValidateProviderConfig.Types.Request { Config = config })).Diagnostics.Should().BeEmpty();
        (await plugin.Provider.ConfigureProviderAsync(new ConfigureProvider.Types.Request { Config = config, TerraformVersion = "1.11.4" })).Diagnostics.Should().BeEmpty();
    }
}
