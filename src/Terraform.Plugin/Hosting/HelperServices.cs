using GoPlugin;
using Grpc.Health.V1;
using Terraform.Plugin.Protocol;
using WellKnown = Google.Protobuf.WellKnownTypes;

namespace Terraform.Plugin.Hosting;

/// <summary>What go-plugin expects of every plugin, whatever it does.</summary>
internal static class HelperServices
{
    public static void Bind(RpcMethodTable methods, ShutdownRequest shutdown)
    {
        methods.Unary("/plugin.GRPCController/Shutdown", () => new Empty(), new ControllerService(shutdown).Shutdown);
        methods.ServerStreaming<WellKnown.Empty, StdioData>("/plugin.GRPCStdio/StreamStdio", () =>
            new WellKnown.Empty(), new StdioService(shutdown).StreamStdio);
        methods.DuplexStreaming<ConnInfo, ConnInfo>("/plugin.GRPCBroker/StartStream", () => new ConnInfo(), new BrokerService(shutdown).StartStream);
        var health = new HealthService(shutdown);
        methods.Unary("/grpc.health.v1.Health/Check", () => new HealthCheckRequest(), health.Check);
        methods.ServerStreaming<HealthCheckRequest, HealthCheckResponse>("/grpc.health.v1.Health/Watch", () => new HealthCheckRequest(), health.Watch);
    }
}
