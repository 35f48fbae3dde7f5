using GoPlugin;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Grpc.Health.V1;
using Terraform.Plugin.Protocol;

namespace Terraform.Plugin.Hosting;

/// <summary>
/// Every method that the server answers, taken from the generated code as it stands. The library's own way looks for methods by reflection, which
/// costs more time than all else that a start needs.
/// </summary>
internal sealed class RpcMethods(ProviderService provider, ShutdownRequest shutdown) : IServiceMethodProvider<RpcMethods>
{
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<RpcMethods> context)
    {
        var binder = new Binder(context);
        ProtocolServices.Bind(binder, provider);
        GRPCController.BindService(binder, new ControllerService(shutdown));
        GRPCStdio.BindService(binder, new StdioService(shutdown));
        GRPCBroker.BindService(binder, new BrokerService(shutdown));
        Health.BindService(binder, new HealthService(shutdown));
    }

    private sealed class Binder(ServiceMethodProviderContext<RpcMethods> context) : ServiceBinderBase
    {
        public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler) =>
            context.AddUnaryMethod(method, [], (_, request, call) => handler!(request, call));

        public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler) =>
            context.AddServerStreamingMethod(method, [], (_, request, responses, call) => handler!(request, responses, call));

        public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler) =>
            context.AddClientStreamingMethod(method, [], (_, requests, call) => handler!(requests, call));

        public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler) =>
            context.AddDuplexStreamingMethod(method, [], (_, requests, responses, call) => handler!(requests, responses, call));
    }
}
