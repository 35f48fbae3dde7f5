using GoPlugin;
using Grpc.Health.V1;
using Terraform.Plugin.Protocol;
using WellKnown = Google.Protobuf.WellKnownTypes;

namespace Terraform.Plugin.Hosting;

/// <summary>What go-plugin expects of every plugin, whatever it does.</summary>
internal static class HelperServices
{
    public static void Bind(RpcRoutes routes, ShutdownRequest shutdown)
    {
        routes.Unary("/plugin.GRPCController/Shutdown", Empty.Parser, new ControllerService(shutdown).Shutdown);
        routes.ServerStream<WellKnown.Empty, StdioData>("/plugin.GRPCStdio/StreamStdio", WellKnown.Empty.Parser, new StdioService(shutdown).StreamStdio);
        routes.Duplex<ConnInfo, ConnInfo>("/plugin.GRPCBroker/StartStream", ConnInfo.Parser, new BrokerService(shutdown).StartStream);
        var health = new HealthService(shutdown);
        routes.Unary("/grpc.health.v1.Health/Check", HealthCheckRequest.Parser, health.Check);
        routes.ServerStream<HealthCheckRequest, HealthCheckResponse>("/grpc.health.v1.Health/Watch", HealthCheckRequest.Parser, health.Watch);
    }
}
