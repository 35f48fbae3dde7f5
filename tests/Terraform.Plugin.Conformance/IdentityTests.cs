using Google.Protobuf;
using Terraform.Plugin.Values;
using Tfplugin6;
using Severity = Tfplugin6.Diagnostic.Types.Severity;

namespace Terraform.Plugin.Conformance;

/// <summary>Section 4.23: identities, which Terraform uses from 1.12 on. Probe_fixed cannot be imported and has none.</summary>
[Collection(ProbeCollection.Name)]
public sealed class IdentityTests(ProbeFixture probe)
{
    private static readonly TfObjectType IdentityType = TfType.ObjectOf([new("id", TfType.String)]);

    private ResourceSteps Thing => probe.Thing;

    [Fact]
    public async Task G1_EveryImportableType_HasAnIdentitySchema()
    {
        var response = await probe.Provider.GetResourceIdentitySchemasAsync(new GetResourceIdentitySchemas.Types.Request());

        response.Diagnostics.Should().BeEmpty();
        response.IdentitySchemas.Keys.Should().Equal("probe_thing");
        response.IdentitySchemas.Keys.Should().BeSubsetOf(probe.Schema.ResourceSchemas.Keys, "core looks each of them up there");
        var schema = response.IdentitySchemas["probe_thing"];
        schema.Version.Should().Be(0);
        var attribute = schema.IdentityAttributes.Should().ContainSingle().Which;
        attribute.Name.Should().Be("id");
        attribute.Type.ToStringUtf8().Should().Be("\"string\"", "core takes neither maps, sets nor objects");
        attribute.RequiredForImport.Should().BeTrue();
        attribute.OptionalForImport.Should().BeFalse();
        attribute.Description.Should().NotBeEmpty();
    }

    [Fact]
    public async Task Apply_GivesTheIdentityOfWhatItMade()
    {
        var plan = await Thing.PlanAsync(Thing.Config(("name", "made")));
        plan.Response.PlannedIdentity.Should().BeNull(
            "the id is known only after apply; Terraform 1.12 cannot draw a plan with an unknown identity, and OpenTofu 1.12 cannot keep one");

        var applied = await Thing.ApplyAsync(plan);

        IdOf(applied.Response.NewIdentity).ShouldBe(applied.State["id"]);
    }

    [Fact]
    public async Task PlanOfAnUpdate_KeepsTheIdentity()
    {
        var created = await Thing.CreateAsync(("name", "before"));

        var plan = await Thing.PlanAsync(Thing.Config(("name", "after")), created.State, created.Response.Private.ToByteArray());
        var applied = await Thing.ApplyAsync(plan);

        plan.Response.PlannedIdentity.Should().Be(created.Response.NewIdentity);
        applied.Response.NewIdentity.Should().Be(created.Response.NewIdentity);
    }

    [Fact]
    public async Task PlanOfAReplacement_HasAnIdentityOnlyForTheObjectThatExists()
    {
        var created = await Thing.CreateAsync(("name", "before"));

        var replaced = await Thing.PlanAsync(Thing.Config(("name", "after")), created.State, created.Response.Private.ToByteArray());
        var replacement = await Thing.PlanAsync(Thing.Config(("name", "after")));

        replaced.Response.PlannedIdentity.Should().Be(created.Response.NewIdentity);
        replacement.Response.PlannedIdentity.Should().BeNull("its create leg is planned like any create");
    }

    [Fact]
    public async Task PlanOfADestroy_KeepsTheIdentity_AndNothingIsLeftAfterwards()
    {
        var created = await Thing.CreateAsync(("name", "going"));

        var plan = await Thing.PlanAsync(TfValue.Null, created.State, created.Response.Private.ToByteArray());
        var deleted = await Thing.DeleteAsync(created);

        plan.Response.PlannedIdentity.Should().Be(created.Response.NewIdentity);
        deleted.Response.NewIdentity.Should().BeNull();
    }

    [Fact]
    public async Task Read_GivesTheIdentity_ToStateThatHasNone()
    {
        var created = await Thing.CreateAsync(("name", "read"));

        var (_, response) = await Thing.ReadAsync(created.State, created.Response.Private);

        response.NewIdentity.Should().Be(created.Response.NewIdentity);
    }

    [Fact]
    public async Task Read_OfWhatIsGone_GivesNone()
    {
        var created = await Thing.CreateAsync(("name", "gone"));
        await Thing.DeleteAsync(created);

        (await Thing.ReadAsync(created.State, created.Response.Private)).Response.NewIdentity.Should().BeNull();
    }

    [Fact]
    public async Task ReadThatFails_KeepsTheIdentity()
    {
        var created = await Thing.CreateAsync(("name", "failing"));
        var state = ((TfMap)created.State).With("fail", "read");

        var response = await probe.Provider.ReadResourceAsync(new ReadResource.Types.Request
        {
            TypeName = "probe_thing",
            CurrentState = Wire.Encode(state, Thing.Type),
            CurrentIdentity = created.Response.NewIdentity,
        });

        response.Diagnostics.Should().Contain(d => d.Severity == Severity.Error);
        response.NewIdentity.Should().Be(created.Response.NewIdentity);
    }

    [Theory]
    [InlineData("before", false)]
    [InlineData("throw", false)]
    [InlineData("after", true)]
    [InlineData("throw_after", true)]
    public async Task CreateThatFails_HasAnIdentityWhereItLeftAnObject(string fail, bool isThere)
    {
        var applied = await Thing.ApplyAsync(await Thing.PlanAsync(Thing.Config(("name", "failing"), ("fail", fail))));

        applied.State.IsNull.Should().Be(!isThere);
        if (isThere)
        {
            IdOf(applied.Response.NewIdentity).ShouldBe(applied.State["id"]);
        }
        else
        {
            applied.Response.NewIdentity.Should().BeNull("an unknown identity must not reach the state");
        }
    }

    [Fact]
    public async Task ImportByIdentity_IsTheSameAsImportById()
    {
        var created = await Thing.CreateAsync(("name", "imported"));

        var byIdentity = await probe.Provider.ImportResourceStateAsync(
            new ImportResourceState.Types.Request { TypeName = "probe_thing", Identity = created.Response.NewIdentity });
        var byId = await probe.Provider.ImportResourceStateAsync(
            new ImportResourceState.Types.Request { TypeName = "probe_thing", Id = created.State["id"].StringOrNull() });

        byIdentity.Should().Be(byId);
        byIdentity.ImportedResources.Single().Identity.Should().Be(created.Response.NewIdentity);
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData(null)]
    [InlineData("")]
    public async Task ImportByIdentity_WithoutAnId_IsAnErrorAtTheId_WithAnExample(string? id)
    {
        var value = id switch { "unknown" => TfValue.Unknown, null => TfValue.Null, _ => (TfValue)id };
        var identity = new ResourceIdentityData { IdentityData = Wire.Encode(TfValue.Object(("id", value)), IdentityType) };

        var response = await probe.Provider.ImportResourceStateAsync(new ImportResourceState.Types.Request { TypeName = "probe_thing", Identity = identity });

        response.ImportedResources.Should().BeEmpty();
        var problem = response.Diagnostics.Should().ContainSingle().Which;
        problem.Attribute.Text().Should().Be("id");
        problem.Detail.Should().Contain("identity = { id = \"t-1\" }");
    }

    [Theory]
    [InlineData("""{"id":"t-1"}""", "t-1")]
    [InlineData("""{ "id" : "t-1", "added_later": [1] }""", "t-1")]
    public async Task Upgrade_ReadsAStoredIdentity(string stored, string id)
    {
        var response = await UpgradeAsync("probe_thing", stored);

        response.Diagnostics.Should().BeEmpty();
        IdOf(response.UpgradedIdentity).StringOrNull().Should().Be(id);
    }

    [Theory]
    [InlineData("probe_thing", "{}")]
    [InlineData("probe_thing", """{"id":null}""")]
    [InlineData("probe_thing", """{"id":{}}""")]
    [InlineData("probe_thing", "[]")]
    [InlineData("probe_thing", "{")]
    [InlineData("probe_fixed", """{"id":"t-1"}""")]
    [InlineData("probe_unheard_of", """{"id":"t-1"}""")]
    public async Task Upgrade_OfWhatIsNoIdentity_IsAnError(string type, string stored)
    {
        var response = await UpgradeAsync(type, stored);

        response.Diagnostics.Should().ContainSingle().Which.Severity.Should().Be(Severity.Error);
        response.UpgradedIdentity.Should().BeNull();
    }

    [Fact]
    public async Task Move_GivesTheIdentity()
    {
        var response = await probe.Provider.MoveResourceStateAsync(new MoveResourceState.Types.Request
        {
            SourceProviderAddress = "registry.terraform.io/other/probe",
            SourceTypeName = "probe_thing",
            SourceSchemaVersion = 2,
            SourceState = new RawState { Json = ByteString.CopyFromUtf8("""{"id":"t-1","name":"moved"}""") },
            TargetTypeName = "probe_thing",
        });

        IdOf(response.TargetIdentity).StringOrNull().Should().Be("t-1");
    }

    [Fact]
    public async Task TypeWithoutIdentity_SendsNone()
    {
        var created = await probe.Fixed.CreateAsync(("name", "plain"));

        created.Response.NewIdentity.Should().BeNull();
        (await probe.Fixed.ReadAsync(created.State)).Response.NewIdentity.Should().BeNull();
    }

    [Fact]
    public async Task UnconfiguredProcess_KnowsItsIdentities()
    {
        await using var plugin = await RunningPlugin.StartAsync();

        (await plugin.Provider.GetResourceIdentitySchemasAsync(new GetResourceIdentitySchemas.Types.Request())).IdentitySchemas.Should().HaveCount(1);
    }

    private static TfValue IdOf(ResourceIdentityData identity) => Wire.Decode(identity.IdentityData, IdentityType)["id"];

    private async Task<UpgradeResourceIdentity.Types.Response> UpgradeAsync(string type, string json) => await probe.Provider.UpgradeResourceIdentityAsync(
        new UpgradeResourceIdentity.Types.Request { TypeName = type, RawIdentity = new RawState { Json = ByteString.CopyFromUtf8(json) } });
}
