using Google.Protobuf;
using Grpc.Core;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;
using Testing.TerraformCore.Later;
using Tfplugin6;
using Severity = Tfplugin6.Diagnostic.Types.Severity;

namespace Terraform.Plugin.Conformance;

/// <summary>
/// Terraform 1.12 to 1.17 and OpenTofu 1.12, played from their sources: what each makes of the probe's answers, and that each would have noticed an
/// answer that it cannot use.
/// </summary>
[Collection(ProbeCollection.Name)]
public sealed class LaterCoreTests(ProbeFixture probe)
{
    private static readonly TfObjectType IdentityType = TfType.ObjectOf([new("id", TfType.String)]);

    private static readonly ResourceLife Thing = new("probe_thing")
    {
        Created = JObject.Parse("""{"name":"a","num":0.1,"wo":"s","st":["z","a"],"labels":{"k":"v"},"secret":"hush","bl":[{"x":"1"}]}"""),
        Updated = JObject.Parse("""{"name":"b","num":0.1,"wo":"s","st":["z","a"],"labels":{"k":"w"},"secret":"hush","bl":[{"x":"1"},{"x":"2"}]}"""),
    };

    private static readonly ResourceLife Fixed = new("probe_fixed")
    {
        Created = JObject.Parse("""{"name":"a"}"""),
        Updated = JObject.Parse("""{"name":"a","oc":"chosen here"}"""),
        Replaced = JObject.Parse("""{"name":"b"}"""),
        IsImportable = false,
    };

    public static TheoryData<string> Releases => [.. CoreRelease.All.Select(r => r.Name)];

    public static TheoryData<string, string> Faults
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var release in CoreRelease.All)
            {
                foreach (var fault in FaultyProvider.Faults.Keys)
                {
                    cases.Add(release.Name, fault);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Life_OfATypeWithIdentity(string release) => await Thing.RunAsync(await CoreAsync(release));

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Life_OfATypeWithoutIdentity(string release) => await Fixed.RunAsync(await CoreAsync(release));

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task AnswerThatTheReleaseCannotUse_IsNoticed(string release, string fault)
    {
        var core = await LaterCore.StartAsync(CoreRelease.Named(release), new FaultyProvider(probe.Provider, FaultyProvider.Faults[fault]));

        var life = () => Thing.RunAsync(core);

        await life.Should().ThrowAsync<CoreException>();
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task IdentitySchemas_ThatFail_EndTerraform_AndOpenTofuGoesOnWithout(string release)
    {
        var broken = new FaultyProvider(probe.Provider, new Fault
        {
            OnIdentitySchemas = answer => answer.Diagnostics.Add(new Tfplugin6.Diagnostic { Severity = Severity.Error, Summary = "broken" }),
        });

        var start = () => LaterCore.StartAsync(CoreRelease.Named(release), broken);

        if (CoreRelease.Named(release).RendersPlans)
        {
            await start.Should().ThrowAsync<CoreException>();
        }
        else
        {
            (await start()).HasIdentity("probe_thing").Should().BeFalse();
        }
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task CallsThatTheProviderDoesNotKnow_AreUnimplemented_AndHarmNothing(string release)
    {
        var core = await CoreAsync(release);
        var calls = new Func<Task>[]
        {
            async () => await probe.Provider.GenerateResourceConfigAsync(new GenerateResourceConfig.Types.Request { TypeName = "probe_thing" }),
            async () => await probe.Provider.ValidateListResourceConfigAsync(new ValidateListResourceConfig.Types.Request { TypeName = "probe_thing" }),
            async () => await probe.Provider.PlanActionAsync(new PlanAction.Types.Request { ActionType = "probe_act" }),
            async () => await probe.Provider.GetStatesAsync(new GetStates.Types.Request()),
        };

        foreach (var call in calls)
        {
            (await call.Should().ThrowAsync<RpcException>()).Which.StatusCode.Should().Be(StatusCode.Unimplemented);
        }

        probe.Schema.ServerCapabilities.GenerateResourceConfig.Should().BeFalse("a release that sees it asks for configuration that is not written");
        await Fixed.RunAsync(core);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Deferral_IsRenderedWithItsReason(bool isRendered)
    {
        var reason = isRendered ? Deferred.Types.Reason.ProviderConfigUnknown : Deferred.Types.Reason.Unknown;
        var (deferral, planned) = (new Deferred { Reason = reason }, TfValue.Object(("id", TfValue.Unknown)));

        var render = () => PlanJson.Render(IdentityType, TfValue.Null, planned, IdentityType, TfValue.Null, TfValue.Null, ByteString.Empty, deferral);

        if (isRendered)
        {
            render().ToString(Newtonsoft.Json.Formatting.None).Should()
                .Be("""{"before":null,"after":{},"after_unknown":{"id":true},"private":"","before_identity":null,"after_identity":null,"""
                    + "\"reason\":\"provider_config_unknown\"}");
        }
        else
        {
            render.Should().Throw<Protocol.ValueEncodeException>();
        }
    }

    [Fact]
    public void IdentityWithAnUnknownPart_CannotBeRendered()
    {
        var render = () => PlanJson.Render(
            IdentityType, TfValue.Null, TfValue.Null, IdentityType, TfValue.Null, TfValue.Object(("id", TfValue.Unknown)), ByteString.Empty, null);

        render.Should().Throw<Protocol.ValueEncodeException>("Terraform says: Failed to marshal plan to json: value is not known");
    }

    private Task<LaterCore> CoreAsync(string release) => LaterCore.StartAsync(CoreRelease.Named(release), probe.Provider);
}
