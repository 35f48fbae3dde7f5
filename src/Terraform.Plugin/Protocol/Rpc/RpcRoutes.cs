using Google.Protobuf;
using Grpc.Core;

namespace Terraform.Plugin.Protocol;

/// <summary>
/// The methods that a server answers, by path. They are written down rather than taken from the generated binders: those go through a generic
/// virtual method, which native code resolves at run time, method by method, in every start.
/// </summary>
internal sealed class RpcRoutes
{
    private readonly Dictionary<string, Func<RpcExchange, Task>> _byPath = new(StringComparer.Ordinal);

    /// <summary>Null when no method has the path.</summary>
    public Func<RpcExchange, Task>? Find(string path) => _byPath.GetValueOrDefault(path);

    public void Unary<TRequest, TResponse>(string path, MessageParser<TRequest> parser, Func<TRequest, ServerCallContext, Task<TResponse>> answer)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        _byPath.Add(path, async exchange =>
        {
            var request = await new RpcRequests<TRequest>(exchange, parser).SingleAsync(exchange.Aborted);
            var response = await answer(request, exchange.Call());
            await new RpcResponses<TResponse>(exchange).WriteAsync(response);
        });

    public void ServerStream<TRequest, TResponse>(
        string path, MessageParser<TRequest> parser, Func<TRequest, IServerStreamWriter<TResponse>, ServerCallContext, Task> answer)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        _byPath.Add(path, async exchange =>
        {
            var request = await new RpcRequests<TRequest>(exchange, parser).SingleAsync(exchange.Aborted);
            await answer(request, new RpcResponses<TResponse>(exchange), exchange.Call());
        });

    public void Duplex<TRequest, TResponse>(
        string path, MessageParser<TRequest> parser, Func<IAsyncStreamReader<TRequest>, IServerStreamWriter<TResponse>, ServerCallContext, Task> answer)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        _byPath.Add(path, exchange => answer(new RpcRequests<TRequest>(exchange, parser), new RpcResponses<TResponse>(exchange), exchange.Call()));
}
