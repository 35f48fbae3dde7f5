using Grpc.Core;
using Tfplugin6;

namespace Terraform.Plugin.Protocol;

/// <summary>The provider block, and the end of work.</summary>
internal sealed partial class ProviderService
{
    public override Task<ValidateProviderConfig.Types.Response> ValidateProviderConfig(
        ValidateProviderConfig.Types.Request request, ServerCallContext context) => GuardAsync(
        new RpcCall(nameof(ValidateProviderConfig), "validate", "the provider configuration"),
        context,
        () => new ValidateProviderConfig.Types.Response
        {
            Diagnostics = { DiagnosticEncoder.Encode(Engine.ValidateProvider(Codecs.Provider.DecodeObject(request.Config)), Codecs.Provider.Type) },
        },
        problem => new ValidateProviderConfig.Types.Response { Diagnostics = { DiagnosticEncoder.Encode(problem) } });

    public override Task<ConfigureProvider.Types.Response> ConfigureProvider(ConfigureProvider.Types.Request request, ServerCallContext context) => GuardAsync(
        new RpcCall(nameof(ConfigureProvider), "configure", "the provider"),
        context,
        () => new ConfigureProvider.Types.Response
        {
            Diagnostics =
            {
                DiagnosticEncoder.Encode(Engine.Configure(Codecs.Provider.DecodeObject(request.Config), request.TerraformVersion), Codecs.Provider.Type),
            },
        },
        problem => new ConfigureProvider.Types.Response { Diagnostics = { DiagnosticEncoder.Encode(problem) } });

    public override Task<StopProvider.Types.Response> StopProvider(StopProvider.Types.Request request, ServerCallContext context)
    {
        StopOperations();
        return Task.FromResult(new StopProvider.Types.Response());
    }

    /// <summary>Cancels every operation under way and returns at once.</summary>
    internal void StopOperations()
    {
        ProtocolLog.Stopping(_logger);
        _stop.Stop();
    }
}
