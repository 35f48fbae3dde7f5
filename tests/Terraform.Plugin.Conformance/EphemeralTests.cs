using Google.Protobuf;
using Terraform.Plugin.Values;
using Tfplugin6;
using Severity = Tfplugin6.Diagnostic.Types.Severity;

namespace Terraform.Plugin.Conformance;

/// <summary>Section 7.6: ephemeral resources and data sources.</summary>
[Collection(ProbeCollection.Name)]
public sealed class EphemeralTests(ProbeFixture probe)
{
    private Schema.Types.Block Lease => probe.Schema.EphemeralResourceSchemas["probe_lease"].Block;

    [Fact]
    public async Task X1_Open_EchoesConfigurationAndFillsTheRest()
    {
        var response = await OpenAsync(null);

        var value = Wire.Decode(response.Result, SchemaTypes.Of(Lease));
        value["name"].StringOrNull().Should().Be("l");
        value["value"].StringOrNull().Should().Be("leased");
        response.Private.Should().NotBeEmpty();
        response.RenewAt.Should().BeNull();
        PlanRules.Violations(Lease, TfValue.Null, Config(null), value).Should().BeEmpty("core checks the result like a plan");
    }

    [Fact]
    public async Task X2_Renew_ContinuesFromTheLast_AndCloseTakesTheFirst()
    {
        var opened = await OpenAsync(300);
        opened.RenewAt.ToDateTimeOffset().Should().BeCloseTo(DateTimeOffset.UtcNow, TimeSpan.FromSeconds(20));

        var renewed = await RenewAsync(opened.Private);
        var again = await RenewAsync(renewed.Private);

        again.Private.ToStringUtf8().Should().Contain("2");
        again.RenewAt.Should().NotBeNull();
        (await CloseAsync(opened.Private)).Diagnostics.Should().BeEmpty();
    }

    [Fact]
    public async Task X3_OpenTwice_BothSucceed()
    {
        (await OpenAsync(null)).Diagnostics.Should().BeEmpty();
        (await OpenAsync(null)).Diagnostics.Should().BeEmpty();
    }

    [Fact]
    public async Task X_CloseAfterStop_StillWorks()
    {
        var opened = await OpenAsync(null);
        await probe.Provider.StopProviderAsync(new StopProvider.Types.Request());

        (await CloseAsync(opened.Private)).Diagnostics.Should().BeEmpty();
    }

    [Fact]
    public async Task X_Validate_NamesWhatIsMissing()
    {
        var type = SchemaTypes.Of(Lease);
        var response = await probe.Provider.ValidateEphemeralResourceConfigAsync(
            new ValidateEphemeralResourceConfig.Types.Request { TypeName = "probe_lease", Config = Wire.Encode(TfMap.Empty, type) });

        response.Diagnostics.Should().ContainSingle().Which.Attribute.Text().Should().Be("name");
    }

    [Fact]
    public async Task D1_DataSource_Found()
    {
        await probe.Thing.CreateAsync(("name", "findme"));
        var response = await LookupAsync("findme");

        var value = Wire.Decode(response.State, LookupType);
        value.IsWhollyKnown.Should().BeTrue();
        value["oc"].StringOrNull().Should().Be("chosen");
        value["name"].StringOrNull().Should().Be("findme");
    }

    [Fact]
    public async Task D1_DataSource_NotFound_IsAnErrorOnItsPath()
    {
        var response = await LookupAsync("nothing-of-that-name");

        response.Diagnostics.Should().ContainSingle().Which.Should().Match<Tfplugin6.Diagnostic>(d => d.Severity == Severity.Error && d.Attribute.Text() == "name");
    }

    private TfObjectType LookupType => SchemaTypes.Of(probe.Schema.DataSourceSchemas["probe_lookup"].Block);

    private static TfMap Config(long? renew) => TfValue.Object(("name", "l"), ("renew_ms", renew is { } ms ? ms : TfValue.Null), ("value", TfValue.Null));

    private async Task<OpenEphemeralResource.Types.Response> OpenAsync(long? renew) => await probe.Provider.OpenEphemeralResourceAsync(
        new OpenEphemeralResource.Types.Request { TypeName = "probe_lease", Config = Wire.Encode(Config(renew), SchemaTypes.Of(Lease)) });

    private async Task<RenewEphemeralResource.Types.Response> RenewAsync(ByteString memory) =>
        await probe.Provider.RenewEphemeralResourceAsync(new RenewEphemeralResource.Types.Request { TypeName = "probe_lease", Private = memory });

    private async Task<CloseEphemeralResource.Types.Response> CloseAsync(ByteString memory) =>
        await probe.Provider.CloseEphemeralResourceAsync(new CloseEphemeralResource.Types.Request { TypeName = "probe_lease", Private = memory });

    private async Task<ReadDataSource.Types.Response> LookupAsync(string name) => await probe.Provider.ReadDataSourceAsync(
        new ReadDataSource.Types.Request { TypeName = "probe_lookup", Config = Wire.Encode(TfValue.Object(("name", name)), LookupType) });
}
