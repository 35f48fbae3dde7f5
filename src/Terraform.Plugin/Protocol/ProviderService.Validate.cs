using Grpc.Core;
using Tfplugin6;

namespace Terraform.Plugin.Protocol;

/// <summary>Configuration before anything is planned: without network, often without a configured provider, and full of unknown values.</summary>
internal sealed partial class ProviderService
{
    public override Task<ValidateResourceConfig.Types.Response> ValidateResourceConfig(
        ValidateResourceConfig.Types.Request request, ServerCallContext context) => GuardAsync(
        new RpcCall(nameof(ValidateResourceConfig), "validate", request.TypeName),
        context,
        () =>
        {
            var codec = Codecs.Resource(request.TypeName);
            var writeOnlyAllowed = request.ClientCapabilities?.WriteOnlyAttributesAllowed ?? false;
            var problems = Engine.ValidateResource(request.TypeName, codec.DecodeObject(request.Config), writeOnlyAllowed);
            return new ValidateResourceConfig.Types.Response { Diagnostics = { DiagnosticEncoder.Encode(problems, codec.Type) } };
        },
        problem => new ValidateResourceConfig.Types.Response { Diagnostics = { DiagnosticEncoder.Encode(problem) } });

    public override Task<ValidateDataResourceConfig.Types.Response> ValidateDataResourceConfig(
        ValidateDataResourceConfig.Types.Request request, ServerCallContext context) => GuardAsync(
        new RpcCall(nameof(ValidateDataResourceConfig), "validate", $"data.{request.TypeName}"),
        context,
        () =>
        {
            var codec = Codecs.DataSource(request.TypeName);
            var problems = Engine.ValidateDataSource(request.TypeName, codec.DecodeObject(request.Config));
            return new ValidateDataResourceConfig.Types.Response { Diagnostics = { DiagnosticEncoder.Encode(problems, codec.Type) } };
        },
        problem => new ValidateDataResourceConfig.Types.Response { Diagnostics = { DiagnosticEncoder.Encode(problem) } });

    public override Task<ValidateEphemeralResourceConfig.Types.Response> ValidateEphemeralResourceConfig(
        ValidateEphemeralResourceConfig.Types.Request request, ServerCallContext context) => GuardAsync(
        new RpcCall(nameof(ValidateEphemeralResourceConfig), "validate", $"ephemeral.{request.TypeName}"),
        context,
        () =>
        {
            var codec = Codecs.Ephemeral(request.TypeName);
            var problems = Engine.ValidateEphemeral(request.TypeName, codec.DecodeObject(request.Config));
            return new ValidateEphemeralResourceConfig.Types.Response { Diagnostics = { DiagnosticEncoder.Encode(problems, codec.Type) } };
        },
        problem => new ValidateEphemeralResourceConfig.Types.Response { Diagnostics = { DiagnosticEncoder.Encode(problem) } });
}
