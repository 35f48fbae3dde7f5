using Grpc.Core;
using Terraform.Plugin.Declarative;
using Tfplugin6;

namespace Terraform.Plugin.Protocol;

/// <summary>Identities of resources, which Terraform from 1.12 on asks for right after the schema.</summary>
internal sealed partial class ProviderService
{
    public override Task<GetResourceIdentitySchemas.Types.Response> GetResourceIdentitySchemas(
        GetResourceIdentitySchemas.Types.Request request, ServerCallContext context) => GuardAsync(
        new RpcCall(nameof(GetResourceIdentitySchemas), "describe", "the identities"),
        context,
        () =>
        {
            var response = new GetResourceIdentitySchemas.Types.Response();
            foreach (var d in Engine.Definition.Resources)
            {
                if (ResourceIdentity.FieldsOf(d) is { Count: > 0 } fields)
                {
                    response.IdentitySchemas[d.TypeName] = SchemaEncoder.EncodeIdentity(fields);
                }
            }

            return response;
        },
        problem => new GetResourceIdentitySchemas.Types.Response { Diagnostics = { DiagnosticEncoder.Encode(problem) } });

    public override Task<UpgradeResourceIdentity.Types.Response> UpgradeResourceIdentity(
        UpgradeResourceIdentity.Types.Request request, ServerCallContext context) => GuardAsync(
        new RpcCall(nameof(UpgradeResourceIdentity), "read the identity of", request.TypeName),
        context,
        () =>
        {
            var stored = Codecs.Resource(request.TypeName).Identity.Read(ReadRaw(request.RawIdentity));
            return stored is null
                ? new UpgradeResourceIdentity.Types.Response { Diagnostics = { DiagnosticEncoder.Encode(WithoutId(request.TypeName)) } }
                : new UpgradeResourceIdentity.Types.Response { UpgradedIdentity = stored };
        },
        problem => new UpgradeResourceIdentity.Types.Response { Diagnostics = { DiagnosticEncoder.Encode(problem) } });

    private Values.Diagnostic WithoutId(string typeName) => Engine.Definition.Resources.FirstOrDefault(d => d.TypeName == typeName)?.ImportId is { } example
        ? Values.Diagnostic.Error(
            $"The identity of a {typeName} is incomplete",
            $"It needs the id of the object, which must be known and not empty, such as:\n\n  identity = {{ id = \"{example}\" }}",
            Values.TfPath.Of(ImplicitAttributes.Id))
        : Values.Diagnostic.Error($"A {typeName} has no identity", "It is no object of its own, and cannot be named by an identity.");
}
