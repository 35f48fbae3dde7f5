using Terraform.Plugin.Values;
using Tfplugin6;

namespace Terraform.Plugin.Conformance;

/// <summary>Section 7.3, schema, and the metadata cases of 7.6.</summary>
[Collection(ProbeCollection.Name)]
public sealed class SchemaTests(ProbeFixture probe)
{
    [Fact]
    public void S1_EverySchema_KeepsCoresRules()
    {
        var schema = probe.Schema;
        var all = schema.ResourceSchemas.SelectMany(s => SchemaRules.Violations(s.Key, s.Value, isManaged: true))
            .Concat(schema.DataSourceSchemas.SelectMany(s => SchemaRules.Violations($"data.{s.Key}", s.Value, isManaged: false)))
            .Concat(schema.EphemeralResourceSchemas.SelectMany(s => SchemaRules.Violations($"ephemeral.{s.Key}", s.Value, isManaged: false)))
            .Concat(SchemaRules.Violations("provider", schema.Provider, isManaged: false));

        all.Should().BeEmpty();
        schema.Diagnostics.Should().BeEmpty();
        schema.ProviderMeta.Should().BeNull();
    }

    [Fact]
    public void S1_Functions_HaveReturnsAndTypes()
    {
        foreach (var (name, function) in probe.Schema.Functions)
        {
            name.Should().MatchRegex("^[a-z_][a-z0-9_]*$");
            TfType.Parse(function.Return.Type.ToStringUtf8()).Should().NotBeNull();
            function.Parameters.Select(p => p.Name).Should().OnlyHaveUniqueItems();
            function.Parameters.Should().OnlyContain(p => p.Type.Length > 0);
        }
    }

    [Fact]
    public void S1_Flags_AreThoseOfTheFields()
    {
        var block = probe.Schema.ResourceSchemas["probe_thing"].Block;
        var attributes = block.Attributes.ToDictionary(a => a.Name);

        attributes["name"].Should().BeEquivalentTo(new { Required = true, Optional = false, Computed = false });
        attributes["oc"].Should().BeEquivalentTo(new { Required = false, Optional = true, Computed = true });
        attributes["id"].Computed.Should().BeTrue();
        attributes["wo"].Should().BeEquivalentTo(new { WriteOnly = true, Optional = true, Computed = false });
        attributes["secret"].Sensitive.Should().BeTrue();
        attributes["old"].Deprecated.Should().BeTrue();
        attributes["name"].DescriptionKind.Should().Be(StringKind.Markdown);
        attributes["nl"].Type.ToStringUtf8().Should().Be("""["list",["object",{"k":"string","v":"string"}]]""");
        block.BlockTypes.Single(b => b.TypeName == "timeouts").Nesting.Should().Be(Schema.Types.NestedBlock.Types.NestingMode.Single);
        block.BlockTypes.Single(b => b.TypeName == "timeouts").Block.Attributes.Select(a => a.Name).Should().BeEquivalentTo("create", "update", "delete");
        block.BlockTypes.Single(b => b.TypeName == "bl").Should().BeEquivalentTo(new { Nesting = Schema.Types.NestedBlock.Types.NestingMode.List, MinItems = 0L, MaxItems = 0L });
        probe.Schema.ResourceSchemas["probe_thing"].Version.Should().Be(2);
    }

    [Fact]
    public void P8_Defaults_AreComputedToo()
    {
        probe.Schema.ResourceSchemas["probe_thing"].Block.Attributes.Single(a => a.Name == "preset").Should().BeEquivalentTo(new { Optional = true, Computed = true });
    }

    [Fact]
    public void S2_Capabilities()
    {
        probe.Schema.ServerCapabilities.Should().BeEquivalentTo(new { PlanDestroy = true, GetProviderSchemaOptional = true, MoveResourceState = true });
    }

    [Fact]
    public async Task S3_NothingNeedsTheSchemaCall()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        await ProbeFixture.ConfigureAsync(plugin.Provider, probe.Schema.Provider.Block);
        var thing = new ResourceSteps(plugin.Provider, "probe_thing", probe.Schema.ResourceSchemas["probe_thing"].Block);

        (await thing.CreateAsync(("name", "a"))).State["name"].StringOrNull().Should().Be("a");
    }

    [Fact]
    public async Task S3_EveryProcess_HasTheSameSchema()
    {
        await using var plugin = await RunningPlugin.StartAsync(new Dictionary<string, string?> { ["LANG"] = "tr_TR.UTF-8", ["TZ"] = "Asia/Tokyo" });

        (await plugin.Provider.GetProviderSchemaAsync(new GetProviderSchema.Types.Request())).Should().Be(probe.Schema);
    }

    [Fact]
    public async Task G2_Functions_AreTheSameInBothCalls()
    {
        var response = await probe.Provider.GetFunctionsAsync(new GetFunctions.Types.Request());

        response.Functions.Should().BeEquivalentTo(probe.Schema.Functions);
    }

    [Fact]
    public async Task G2_Metadata_NamesWhatTheSchemaHas()
    {
        var response = await probe.Provider.GetMetadataAsync(new GetMetadata.Types.Request());

        response.Resources.Select(r => r.TypeName).Should().BeEquivalentTo(probe.Schema.ResourceSchemas.Keys);
        response.DataSources.Select(r => r.TypeName).Should().BeEquivalentTo(probe.Schema.DataSourceSchemas.Keys);
        response.EphemeralResources.Select(r => r.TypeName).Should().BeEquivalentTo(probe.Schema.EphemeralResourceSchemas.Keys);
        response.Functions.Select(r => r.Name).Should().BeEquivalentTo(probe.Schema.Functions.Keys);
    }
}
