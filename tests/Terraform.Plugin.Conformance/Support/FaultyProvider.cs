using Google.Protobuf;
using Grpc.Core;
using Terraform.Plugin.Values;
using Tfplugin6;

namespace Terraform.Plugin.Conformance;

/// <summary>What is changed in the answers of a provider.</summary>
internal sealed record Fault
{
    public Action<PlanResourceChange.Types.Request, PlanResourceChange.Types.Response>? OnPlan { get; init; }

    public Action<ApplyResourceChange.Types.Response>? OnApply { get; init; }

    public Action<ReadResource.Types.Response>? OnRead { get; init; }

    public Action<ImportResourceState.Types.Response>? OnImport { get; init; }

    public Action<GetResourceIdentitySchemas.Types.Response>? OnIdentitySchemas { get; init; }
}

/// <summary>A provider whose answers are spoilt on their way, to see that a core notices.</summary>
internal sealed class FaultyProvider(Provider.ProviderClient inner, Fault fault) : Provider.ProviderClient
{
    private static readonly TfObjectType IdentityType = TfType.ObjectOf([new("id", TfType.String)]);

    /// <summary>Answers that no core can use, by what is wrong with them.</summary>
    public static IReadOnlyDictionary<string, Fault> Faults { get; } = new Dictionary<string, Fault>
    {
        ["unknown identity in the plan of a create"] = new() { OnPlan = (_, answer) => answer.PlannedIdentity = Identity(TfValue.Unknown) },
        ["another identity in the plan of an update"] = new()
        {
            OnPlan = (_, answer) => answer.PlannedIdentity = answer.PlannedIdentity is null ? null : Identity("t-other"),
        },
        ["identity of another type"] = new()
        {
            OnApply = answer => answer.NewIdentity = new ResourceIdentityData { IdentityData = Wire.Raw("81 A4 6E616D65 A1 61") },
        },
        ["unknown identity after apply"] = new() { OnApply = answer => answer.NewIdentity = Identity(TfValue.Unknown) },
        ["no identity after apply"] = new() { OnApply = answer => answer.NewIdentity = null },
        ["another identity after a refresh"] = new() { OnRead = answer => answer.NewIdentity = Identity("t-other") },
        ["no identity after a refresh"] = new() { OnRead = answer => answer.NewIdentity = null },
        ["no identity after an import"] = new() { OnImport = answer => answer.ImportedResources[0].Identity = null },
        ["two imported objects"] = new() { OnImport = answer => answer.ImportedResources.Add(answer.ImportedResources[0].Clone()) },
        ["a deferral that was not allowed"] = new()
        {
            OnPlan = (_, answer) => answer.Deferred = new Deferred { Reason = Deferred.Types.Reason.ProviderConfigUnknown },
        },
        ["no object after apply"] = new()
        {
            OnApply = answer => answer.NewState = new DynamicValue { Msgpack = ByteString.CopyFrom(0xc0) },
        },
    };

    public override AsyncUnaryCall<GetProviderSchema.Types.Response> GetProviderSchemaAsync(GetProviderSchema.Types.Request request, CallOptions options) =>
        inner.GetProviderSchemaAsync(request, options);

    public override AsyncUnaryCall<GetResourceIdentitySchemas.Types.Response> GetResourceIdentitySchemasAsync(
        GetResourceIdentitySchemas.Types.Request request, CallOptions options) =>
        Spoilt(inner.GetResourceIdentitySchemasAsync(request, options), fault.OnIdentitySchemas);

    public override AsyncUnaryCall<ValidateResourceConfig.Types.Response> ValidateResourceConfigAsync(
        ValidateResourceConfig.Types.Request request, CallOptions options) =>
        inner.ValidateResourceConfigAsync(request, options);

    public override AsyncUnaryCall<UpgradeResourceState.Types.Response> UpgradeResourceStateAsync(
        UpgradeResourceState.Types.Request request, CallOptions options) =>
        inner.UpgradeResourceStateAsync(request, options);

    public override AsyncUnaryCall<UpgradeResourceIdentity.Types.Response> UpgradeResourceIdentityAsync(
        UpgradeResourceIdentity.Types.Request request, CallOptions options) =>
        inner.UpgradeResourceIdentityAsync(request, options);

    public override AsyncUnaryCall<PlanResourceChange.Types.Response> PlanResourceChangeAsync(PlanResourceChange.Types.Request request, CallOptions options) =>
        Spoilt(inner.PlanResourceChangeAsync(request, options), answer => fault.OnPlan?.Invoke(request, answer));

    public override AsyncUnaryCall<ApplyResourceChange.Types.Response> ApplyResourceChangeAsync(
        ApplyResourceChange.Types.Request request, CallOptions options) =>
        Spoilt(inner.ApplyResourceChangeAsync(request, options), fault.OnApply);

    public override AsyncUnaryCall<ReadResource.Types.Response> ReadResourceAsync(ReadResource.Types.Request request, CallOptions options) =>
        Spoilt(inner.ReadResourceAsync(request, options), fault.OnRead);

    public override AsyncUnaryCall<ImportResourceState.Types.Response> ImportResourceStateAsync(
        ImportResourceState.Types.Request request, CallOptions options) =>
        Spoilt(inner.ImportResourceStateAsync(request, options), fault.OnImport);

    private static ResourceIdentityData Identity(TfValue id) => new() { IdentityData = Wire.Encode(TfValue.Object(("id", id)), IdentityType) };

    private static AsyncUnaryCall<T> Spoilt<T>(AsyncUnaryCall<T> call, Action<T>? spoil)
    {
        async Task<T> AnswerAsync()
        {
            var answer = await call;
            spoil?.Invoke(answer);
            return answer;
        }

        return new AsyncUnaryCall<T>(AnswerAsync(), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }
}
