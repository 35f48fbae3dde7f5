using Grpc.Core;

namespace Terraform.Plugin.Hosting;

/// <summary>
/// The methods that a server answers, by path. They come from the generated code through its own binder interface, so nothing is looked for by
/// reflection.
/// </summary>
internal sealed class RpcRoutes : ServiceBinderBase
{
    private readonly Dictionary<string, Func<RpcExchange, Task>> _byPath = new(StringComparer.Ordinal);

    /// <summary>Null when no method has the path.</summary>
    public Func<RpcExchange, Task>? Find(string path) => _byPath.GetValueOrDefault(path);

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler) =>
        Add(method, async exchange =>
        {
            var request = await new RpcRequests<TRequest>(exchange, method.RequestMarshaller).SingleAsync(exchange.Aborted);
            var response = await handler!(request, exchange.Call(method.FullName));
            await new RpcResponses<TResponse>(exchange, method.ResponseMarshaller).WriteAsync(response);
        });

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler) =>
        Add(method, async exchange =>
        {
            var request = await new RpcRequests<TRequest>(exchange, method.RequestMarshaller).SingleAsync(exchange.Aborted);
            await handler!(request, new RpcResponses<TResponse>(exchange, method.ResponseMarshaller), exchange.Call(method.FullName));
        });

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler) =>
        Add(method, async exchange =>
        {
            var response = await handler!(new RpcRequests<TRequest>(exchange, method.RequestMarshaller), exchange.Call(method.FullName));
            await new RpcResponses<TResponse>(exchange, method.ResponseMarshaller).WriteAsync(response);
        });

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler) =>
        Add(method, exchange => handler!(
            new RpcRequests<TRequest>(exchange, method.RequestMarshaller),
            new RpcResponses<TResponse>(exchange, method.ResponseMarshaller),
            exchange.Call(method.FullName)));

    private void Add(IMethod method, Func<RpcExchange, Task> answer) => _byPath.Add(method.FullName, answer);
}
