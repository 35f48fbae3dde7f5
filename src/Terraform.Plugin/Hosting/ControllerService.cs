using GoPlugin;
using Grpc.Core;

namespace Terraform.Plugin.Hosting;

/// <summary>Terraform's goodbye. Without an answer each process would cost two seconds and a kill.</summary>
internal sealed class ControllerService(ShutdownRequest shutdown) : GRPCController.GRPCControllerBase
{
    public override Task<Empty> Shutdown(Empty request, ServerCallContext context)
    {
        shutdown.Ask(ShutdownReason.Controller);
        return Task.FromResult(new Empty());
    }
}
