using Grpc.Core;
using Terraform.Plugin.Declarative;
using Tfplugin6;

namespace Terraform.Plugin.Protocol;

/// <summary>What the provider offers. Terraform asks the first process of a command for all of it, and the others for nothing.</summary>
internal sealed partial class ProviderService
{
    public override Task<GetMetadata.Types.Response> GetMetadata(GetMetadata.Types.Request request, ServerCallContext context) => GuardAsync(
        new RpcCall(nameof(GetMetadata), "describe", "the provider"),
        context,
        () =>
        {
            var definition = Engine.Definition;
            var response = new GetMetadata.Types.Response { ServerCapabilities = Capabilities() };
            response.Resources.AddRange(definition.Resources.Select(d => new GetMetadata.Types.ResourceMetadata { TypeName = d.TypeName }));
            response.DataSources.AddRange(definition.DataSources.Select(d => new GetMetadata.Types.DataSourceMetadata { TypeName = d.TypeName }));
            response.EphemeralResources.AddRange(definition.EphemeralResources.Select(d => new GetMetadata.Types.EphemeralMetadata { TypeName = d.TypeName }));
            response.Functions.AddRange(definition.Functions.Select(d => new GetMetadata.Types.FunctionMetadata { Name = d.Name }));
            return response;
        },
        problem => new GetMetadata.Types.Response { Diagnostics = { DiagnosticEncoder.Encode(problem) } });

    public override Task<GetProviderSchema.Types.Response> GetProviderSchema(GetProviderSchema.Types.Request request, ServerCallContext context) =>
        GuardAsync(
            new RpcCall(nameof(GetProviderSchema), "describe", "the provider"),
            context,
            () =>
            {
                var definition = Engine.Definition;
                var response = new GetProviderSchema.Types.Response
                {
                    Provider = SchemaEncoder.Encode(definition.Description, definition.Fields),
                    ServerCapabilities = Capabilities(),
                };
                foreach (var d in definition.Resources)
                {
                    response.ResourceSchemas[d.TypeName] = SchemaEncoder.Encode(d.Description, ImplicitAttributes.FieldsOf(d), d.SchemaVersion);
                }

                foreach (var d in definition.DataSources)
                {
                    response.DataSourceSchemas[d.TypeName] = SchemaEncoder.Encode(d.Description, ImplicitAttributes.FieldsOf(d));
                }

                foreach (var d in definition.EphemeralResources)
                {
                    response.EphemeralResourceSchemas[d.TypeName] = SchemaEncoder.Encode(d.Description, d.Fields);
                }

                foreach (var d in definition.Functions)
                {
                    response.Functions[d.Name] = FunctionEncoder.Encode(d);
                }

                return response;
            },
            // Even beside an error the provider schema must be there: Terraform looks into it first.
            problem => new GetProviderSchema.Types.Response
            {
                Provider = new Schema { Block = new Schema.Types.Block() },
                Diagnostics = { DiagnosticEncoder.Encode(problem) },
            });

    public override Task<GetFunctions.Types.Response> GetFunctions(GetFunctions.Types.Request request, ServerCallContext context) => GuardAsync(
        new RpcCall(nameof(GetFunctions), "describe", "the functions"),
        context,
        () =>
        {
            var response = new GetFunctions.Types.Response();
            foreach (var d in Engine.Definition.Functions)
            {
                response.Functions[d.Name] = FunctionEncoder.Encode(d);
            }

            return response;
        },
        problem => new GetFunctions.Types.Response { Diagnostics = { DiagnosticEncoder.Encode(problem) } });

    private static ServerCapabilities Capabilities() => new() { PlanDestroy = true, GetProviderSchemaOptional = true, MoveResourceState = true };
}
