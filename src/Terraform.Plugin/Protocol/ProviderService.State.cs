using Google.Protobuf;
using Grpc.Core;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;
using Tfplugin6;

namespace Terraform.Plugin.Protocol;

/// <summary>State that comes from elsewhere: an earlier version, another type, an import.</summary>
internal sealed partial class ProviderService
{
    public override Task<UpgradeResourceState.Types.Response> UpgradeResourceState(
        UpgradeResourceState.Types.Request request, ServerCallContext context) => GuardAsync(
        new RpcCall(nameof(UpgradeResourceState), "read the state of", request.TypeName),
        context,
        () =>
        {
            var codec = Codecs.Resource(request.TypeName);
            var outcome = Engine.UpgradeState(request.TypeName, request.Version, ReadRaw(request.RawState));
            var response = new UpgradeResourceState.Types.Response { Diagnostics = { DiagnosticEncoder.Encode(outcome.Diagnostics, codec.Type) } };
            if (!outcome.Diagnostics.HasErrors)
            {
                response.UpgradedState = codec.Encode(outcome.State);
            }

            return response;
        },
        problem => new UpgradeResourceState.Types.Response { Diagnostics = { DiagnosticEncoder.Encode(problem) } });

    public override Task<MoveResourceState.Types.Response> MoveResourceState(MoveResourceState.Types.Request request, ServerCallContext context) => GuardAsync(
        new RpcCall(nameof(MoveResourceState), $"move state of {request.SourceTypeName} to", request.TargetTypeName),
        context,
        () =>
        {
            var codec = Codecs.Resource(request.TargetTypeName);
            var move = new MoveRequest(
                request.SourceProviderAddress, request.SourceTypeName, request.SourceSchemaVersion, ReadRaw(request.SourceState),
                    request.SourcePrivate.ToByteArray());
            var outcome = Engine.Move(request.TargetTypeName, move);
            var response = new MoveResourceState.Types.Response { Diagnostics = { DiagnosticEncoder.Encode(outcome.Diagnostics, codec.Type) } };
            if (!outcome.Diagnostics.HasErrors)
            {
                response.TargetState = codec.Encode(outcome.State);
                response.TargetPrivate = Bytes(outcome.PrivateState);
                response.TargetIdentity = codec.Identity.Encode(outcome.State);
            }

            return response;
        },
        problem => new MoveResourceState.Types.Response { Diagnostics = { DiagnosticEncoder.Encode(problem) } });

    public override Task<ImportResourceState.Types.Response> ImportResourceState(
        ImportResourceState.Types.Request request, ServerCallContext context) => GuardAsync(
        new RpcCall(nameof(ImportResourceState), "import", request.TypeName),
        context,
        async ct =>
        {
            var codec = Codecs.Resource(request.TypeName);
            var id = request.Id.Length > 0 || request.Identity is null ? request.Id : ResourceIdentity.ImportIdOf(codec.Identity.Decode(request.Identity));
            if (id is null)
            {
                return new ImportResourceState.Types.Response { Diagnostics = { DiagnosticEncoder.Encode(WithoutId(request.TypeName)) } };
            }

            if (DeferralFor(request.ClientCapabilities) is { } deferral)
            {
                // Terraform shows the identity of a deferred import by identity, and takes it from here.
                return new ImportResourceState.Types.Response
                {
                    ImportedResources = { new ImportResourceState.Types.ImportedResource { TypeName = request.TypeName, State = codec.Encode(TfValue.Null),
                        Identity = request.Identity } },
                    Deferred = deferral,
                };
            }

            var outcome = await Engine.ImportAsync(request.TypeName, id, ct);
            var response = new ImportResourceState.Types.Response { Diagnostics = { DiagnosticEncoder.Encode(outcome.Diagnostics, codec.Type) } };
            if (!outcome.Diagnostics.HasErrors && !outcome.State.IsNull)
            {
                response.ImportedResources.Add(new ImportResourceState.Types.ImportedResource
                {
                    TypeName = request.TypeName,
                    State = codec.Encode(outcome.State),
                    Private = Bytes(outcome.PrivateState),
                    Identity = codec.Identity.Encode(outcome.State),
                });
            }

            return response;
        },
        problem => new ImportResourceState.Types.Response { Diagnostics = { DiagnosticEncoder.Encode(problem) } });

    /// <summary>State of Terraform before 0.12 is a flat map; no version of a provider that speaks this protocol has written it.</summary>
    private static JObject ReadRaw(RawState? raw)
    {
        if (raw is not { Json.Length: > 0 })
        {
            throw new ValueDecodeException(TfPath.Root, raw is { Flatmap.Count: > 0 }
                ? "the state was written by Terraform before 0.12, which must upgrade it first"
                : "there is no state");
        }

        return JsonText.Parse(raw.Json.Span) as JObject ?? throw new ValueDecodeException(TfPath.Root, "the state is not a JSON object");
    }
}
