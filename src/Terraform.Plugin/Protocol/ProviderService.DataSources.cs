using Grpc.Core;
using Tfplugin6;

namespace Terraform.Plugin.Protocol;

/// <summary>Data sources.</summary>
internal sealed partial class ProviderService
{
    public override Task<ReadDataSource.Types.Response> ReadDataSource(ReadDataSource.Types.Request request, ServerCallContext context) => GuardAsync(
        new RpcCall(nameof(ReadDataSource), "read", $"data.{request.TypeName}"),
        context,
        async ct =>
        {
            var codec = Codecs.DataSource(request.TypeName);
            var config = codec.DecodeObject(request.Config);
            if (DeferralFor(request.ClientCapabilities) is { } deferral)
            {
                return new ReadDataSource.Types.Response { State = codec.Encode(Engine.PlanDataSource(request.TypeName, config)), Deferred = deferral };
            }

            var outcome = await Engine.ReadDataSourceAsync(request.TypeName, config, ct);
            var response = new ReadDataSource.Types.Response { Diagnostics = { DiagnosticEncoder.Encode(outcome.Diagnostics, codec.Type) } };
            if (!outcome.Diagnostics.HasErrors)
            {
                response.State = codec.Encode(outcome.State);
            }

            return response;
        },
        problem => new ReadDataSource.Types.Response { Diagnostics = { DiagnosticEncoder.Encode(problem) } });
}
