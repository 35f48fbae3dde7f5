using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Tfplugin6;

namespace Terraform.Plugin.Protocol;

/// <summary>Ephemeral resources. Close gets the private data of open whatever renewals returned, and comes after StopProvider as well.</summary>
internal sealed partial class ProviderService
{
    public override Task<OpenEphemeralResource.Types.Response> OpenEphemeralResource(
        OpenEphemeralResource.Types.Request request, ServerCallContext context) => GuardAsync(
        new RpcCall(nameof(OpenEphemeralResource), "open", $"ephemeral.{request.TypeName}"),
        context,
        async ct =>
        {
            var codec = Codecs.Ephemeral(request.TypeName);
            var config = codec.DecodeObject(request.Config);
            if (DeferralFor(request.ClientCapabilities) is { } deferral)
            {
                return new OpenEphemeralResource.Types.Response { Deferred = deferral };
            }

            var outcome = await Engine.OpenEphemeralAsync(request.TypeName, config, ct);
            var response = new OpenEphemeralResource.Types.Response
            {
                Private = Bytes(outcome.PrivateState),
                RenewAt = At(outcome.RenewAt),
                Diagnostics = { DiagnosticEncoder.Encode(outcome.Diagnostics, codec.Type) },
            };
            if (!outcome.Diagnostics.HasErrors)
            {
                response.Result = codec.Encode(outcome.Value);
            }

            return response;
        },
        problem => new OpenEphemeralResource.Types.Response { Diagnostics = { DiagnosticEncoder.Encode(problem) } });

    public override Task<RenewEphemeralResource.Types.Response> RenewEphemeralResource(
        RenewEphemeralResource.Types.Request request, ServerCallContext context) => GuardAsync(
        new RpcCall(nameof(RenewEphemeralResource), "renew", $"ephemeral.{request.TypeName}"),
        context,
        async ct =>
        {
            _ = Codecs.Ephemeral(request.TypeName);
            var outcome = await Engine.RenewEphemeralAsync(request.TypeName, request.Private.ToByteArray(), ct);
            return new RenewEphemeralResource.Types.Response
            {
                Private = Bytes(outcome.PrivateState),
                RenewAt = At(outcome.RenewAt),
                Diagnostics = { DiagnosticEncoder.Encode(outcome.Diagnostics) },
            };
        },
        problem => new RenewEphemeralResource.Types.Response { Private = request.Private, Diagnostics = { DiagnosticEncoder.Encode(problem) } });

    public override Task<CloseEphemeralResource.Types.Response> CloseEphemeralResource(
        CloseEphemeralResource.Types.Request request, ServerCallContext context) => GuardAsync(
        new RpcCall(nameof(CloseEphemeralResource), "close", $"ephemeral.{request.TypeName}"),
        context,
        async ct =>
        {
            _ = Codecs.Ephemeral(request.TypeName);
            var problems = await Engine.CloseEphemeralAsync(request.TypeName, request.Private.ToByteArray(), ct);
            return new CloseEphemeralResource.Types.Response { Diagnostics = { DiagnosticEncoder.Encode(problems) } };
        },
        problem => new CloseEphemeralResource.Types.Response { Diagnostics = { DiagnosticEncoder.Encode(problem) } });

    private static Timestamp? At(DateTimeOffset? time) => time is { } value ? Timestamp.FromDateTimeOffset(value) : null;
}
