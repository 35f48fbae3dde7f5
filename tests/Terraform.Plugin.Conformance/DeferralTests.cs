using Google.Protobuf;
using Terraform.Plugin.Values;
using Tfplugin6;
using Severity = Tfplugin6.Diagnostic.Types.Severity;

namespace Terraform.Plugin.Conformance;

/// <summary>Section 4.20: a provider whose configuration is known only after apply. A client may allow it to put work off to a later run.</summary>
public sealed class DeferralTests : IAsyncLifetime
{
    private static readonly ClientCapabilities Allowed = new() { DeferralAllowed = true, WriteOnlyAttributesAllowed = true };

    private RunningPlugin _plugin = null!;
    private GetProviderSchema.Types.Response _schema = null!;
    private TfObjectType _thing = null!;

    private Provider.ProviderClient Provider => _plugin.Provider;

    public async Task InitializeAsync()
    {
        _plugin = await RunningPlugin.StartAsync();
        _schema = await Provider.GetProviderSchemaAsync(new GetProviderSchema.Types.Request());
        _thing = SchemaTypes.Of(_schema.ResourceSchemas["probe_thing"].Block);
        var response = await ConfigureAsync(TfValue.Object(("endpoint", TfValue.Unknown)));
        response.Diagnostics.Should().BeEmpty("an unknown configuration is no wrong one");
    }

    public async Task DisposeAsync() => await _plugin.DisposeAsync();

    [Fact]
    public async Task Read_IsDeferred_AndKeepsWhatItWasGiven()
    {
        var request = ReadRequest();

        var response = await Provider.ReadResourceAsync(request);

        response.Deferred.Reason.Should().Be(Deferred.Types.Reason.ProviderConfigUnknown);
        response.Diagnostics.Should().BeEmpty();
        response.NewState.Should().Be(request.CurrentState);
        response.Private.Should().BeEquivalentTo(request.Private);
        response.NewIdentity.Should().Be(request.CurrentIdentity);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Plan_IsMadeFromTheConfiguration_AndDeferredWhereAllowed(bool allowed)
    {
        var thing = new ResourceSteps(Provider, "probe_thing", _schema.ResourceSchemas["probe_thing"].Block);
        var config = thing.Config(("name", "a"));

        var response = await Provider.PlanResourceChangeAsync(new PlanResourceChange.Types.Request
        {
            TypeName = "probe_thing",
            PriorState = Wire.Encode(TfValue.Null, _thing),
            Config = Wire.Encode(config, _thing),
            ProposedNewState = Wire.Encode(config, _thing),
            ClientCapabilities = allowed ? Allowed : new ClientCapabilities(),
        });

        (response.Deferred?.Reason).Should().Be(allowed ? Deferred.Types.Reason.ProviderConfigUnknown : null);
        response.Diagnostics.Should().BeEmpty();
        response.PlannedIdentity.Should().BeNull();
        var planned = Wire.Decode(response.PlannedState, _thing);
        planned["name"].StringOrNull().Should().Be("a");
        planned["id"].IsUnknown.Should().BeTrue();
    }

    [Fact]
    public async Task PlanOfADestroy_IsDeferred_AndPlansNull()
    {
        var read = ReadRequest();

        var response = await Provider.PlanResourceChangeAsync(new PlanResourceChange.Types.Request
        {
            TypeName = "probe_thing",
            PriorState = read.CurrentState,
            Config = Wire.Encode(TfValue.Null, _thing),
            ProposedNewState = Wire.Encode(TfValue.Null, _thing),
            PriorPrivate = read.Private,
            PriorIdentity = read.CurrentIdentity,
            ClientCapabilities = Allowed,
        });

        response.Deferred.Reason.Should().Be(Deferred.Types.Reason.ProviderConfigUnknown);
        Wire.Decode(response.PlannedState, _thing).IsNull.Should().BeTrue();
        response.PlannedIdentity.Should().Be(read.CurrentIdentity);
    }

    [Fact]
    public async Task DataSource_IsDeferred_WithWhatItsConfigurationSays()
    {
        var type = SchemaTypes.Of(_schema.DataSourceSchemas["probe_lookup"].Block);

        var response = await Provider.ReadDataSourceAsync(new ReadDataSource.Types.Request
        {
            TypeName = "probe_lookup",
            Config = Wire.Encode(TfValue.Object(("name", "a")), type),
            ClientCapabilities = Allowed,
        });

        response.Deferred.Reason.Should().Be(Deferred.Types.Reason.ProviderConfigUnknown);
        response.Diagnostics.Should().BeEmpty();
        var state = Wire.Decode(response.State, type);
        state["name"].StringOrNull().Should().Be("a");
        state["oc"].IsUnknown.Should().BeTrue();
    }

    [Fact]
    public async Task ImportById_IsDeferred_AsAnObjectOfWhichNothingIsKnown()
    {
        var response = await Provider.ImportResourceStateAsync(
            new ImportResourceState.Types.Request { TypeName = "probe_thing", Id = "t-1", ClientCapabilities = Allowed });

        response.Deferred.Reason.Should().Be(Deferred.Types.Reason.ProviderConfigUnknown);
        response.Diagnostics.Should().BeEmpty();
        var imported = response.ImportedResources.Should().ContainSingle().Which;
        imported.TypeName.Should().Be("probe_thing");
        Wire.Decode(imported.State, _thing).IsNull.Should().BeTrue();
        (await ReadNothingAsync()).Deferred.Should().NotBeNull("core reads what was imported at once");
    }

    [Fact]
    public async Task ImportByIdentity_IsDeferred_AndKeepsTheIdentity()
    {
        var identity = ReadRequest().CurrentIdentity;

        var response = await Provider.ImportResourceStateAsync(
            new ImportResourceState.Types.Request { TypeName = "probe_thing", Identity = identity, ClientCapabilities = Allowed });

        response.Deferred.Reason.Should().Be(Deferred.Types.Reason.ProviderConfigUnknown);
        response.ImportedResources.Should().ContainSingle().Which.Identity.Should().Be(identity, "core fails without one when it imports by identity");
    }

    [Fact]
    public async Task EphemeralResource_IsDeferred()
    {
        var response = await OpenAsync(Allowed);

        response.Deferred.Reason.Should().Be(Deferred.Types.Reason.ProviderConfigUnknown);
        response.Diagnostics.Should().BeEmpty();
        response.RenewAt.Should().BeNull("what was not opened is not renewed");
    }

    [Fact]
    public async Task NotAllowed_WhatNeedsTheServiceFails_AndSaysWhatToDo()
    {
        var read = ReadRequest();
        read.ClientCapabilities = null;
        var lookup = Wire.Encode(TfValue.Object(("name", "a")), SchemaTypes.Of(_schema.DataSourceSchemas["probe_lookup"].Block));
        var answers = new[]
        {
            (await Provider.ReadResourceAsync(read)) is var r ? (r.Diagnostics, r.Deferred) : default,
            (await Provider.ReadDataSourceAsync(new() { TypeName = "probe_lookup", Config = lookup })) is var d ? (d.Diagnostics, d.Deferred) : default,
            (await Provider.ImportResourceStateAsync(new() { TypeName = "probe_thing", Id = "t-1" })) is var i ? (i.Diagnostics, i.Deferred) : default,
            (await OpenAsync(new ClientCapabilities())) is var o ? (o.Diagnostics, o.Deferred) : default,
        };

        foreach (var (diagnostics, deferred) in answers)
        {
            deferred.Should().BeNull("core takes a deferral that it did not allow for a bug of the provider");
            var problem = diagnostics.Should().ContainSingle().Which;
            problem.Severity.Should().Be(Severity.Error);
            problem.Summary.Should().Be("The provider is not configured yet");
            problem.Detail.Should().Contain("-target");
        }
    }

    [Fact]
    public async Task ConfigurationThatIsKnown_DefersNothing()
    {
        (await ConfigureAsync(TfValue.Object(("endpoint", "https://probe")))).Diagnostics.Should().BeEmpty();

        (await Provider.ReadResourceAsync(ReadRequest())).Deferred.Should().BeNull();
        (await OpenAsync(Allowed)).Deferred.Should().BeNull("Terraform allows deferral in every apply, too");
    }

    private async Task<ConfigureProvider.Types.Response> ConfigureAsync(TfValue config) =>
        await Provider.ConfigureProviderAsync(new ConfigureProvider.Types.Request
        {
            TerraformVersion = "1.12.2",
            Config = Wire.Encode(config, SchemaTypes.Of(_schema.Provider.Block)),
            ClientCapabilities = Allowed,
        });

    private async Task<OpenEphemeralResource.Types.Response> OpenAsync(ClientCapabilities client) =>
        await Provider.OpenEphemeralResourceAsync(new OpenEphemeralResource.Types.Request
        {
            TypeName = "probe_lease",
            Config = Wire.Encode(TfValue.Object(("name", "l")), SchemaTypes.Of(_schema.EphemeralResourceSchemas["probe_lease"].Block)),
            ClientCapabilities = client,
        });

    private async Task<ReadResource.Types.Response> ReadNothingAsync() => await Provider.ReadResourceAsync(new ReadResource.Types.Request
    {
        TypeName = "probe_thing",
        CurrentState = Wire.Encode(TfValue.Null, _thing),
        ClientCapabilities = Allowed,
    });

    private ReadResource.Types.Request ReadRequest() => new()
    {
        TypeName = "probe_thing",
        CurrentState = Wire.Encode(TfValue.Object(("id", "t-1"), ("name", "a"), ("bl", TfValue.EmptyList)), _thing),
        CurrentIdentity = new ResourceIdentityData
        {
            IdentityData = Wire.Encode(TfValue.Object(("id", "t-1")), TfType.ObjectOf([new("id", TfType.String)])),
        },
        Private = ByteString.CopyFromUtf8("{}"),
        ClientCapabilities = Allowed,
    };
}
