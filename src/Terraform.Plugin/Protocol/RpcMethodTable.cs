using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;

namespace Terraform.Plugin.Protocol;

/// <summary>The one service to which all methods belong, as far as the gRPC library is concerned.</summary>
internal sealed class RpcService;

/// <summary>
/// The gRPC methods that a server answers, by path, each with what hands it to the gRPC library. They are written down rather than taken from the generated
/// binders: those hand over all forty at once, through a generic virtual method, for which native code builds types at run time.
/// </summary>
internal sealed class RpcMethodTable
{
    private readonly Dictionary<string, Action<ServiceMethodProviderContext<RpcService>>> _byPath = new(StringComparer.Ordinal);

    /// <summary>Hands over the method that has the path; null when there is none.</summary>
    public Action<ServiceMethodProviderContext<RpcService>>? Find(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>Hands over the answer to every other path. It is the same for calls of any shape, so that it comes before any message is read.</summary>
    public static void Unimplemented(ServiceMethodProviderContext<RpcService> context) => context.AddDuplexStreamingMethod(
        Method<Empty, Empty>(MethodType.DuplexStreaming, "/unimplemented/unimplemented", () => new Empty()),
        [],
        (_, _, _, _) => throw new RpcException(new Status(StatusCode.Unimplemented, "no such method")));

    public void Unary<TRequest, TResponse>(string path, Func<TRequest> create, UnaryServerMethod<TRequest, TResponse> handler)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        _byPath.Add(path, context => context.AddUnaryMethod(
            Method<TRequest, TResponse>(MethodType.Unary, path, create), [], (_, request, call) => handler(request, call)));

    public void ServerStreaming<TRequest, TResponse>(string path, Func<TRequest> create, ServerStreamingServerMethod<TRequest, TResponse> handler)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        _byPath.Add(path, context => context.AddServerStreamingMethod(
            Method<TRequest, TResponse>(MethodType.ServerStreaming, path, create), [], (_, request, responses, call) => handler(request, responses, call)));

    public void DuplexStreaming<TRequest, TResponse>(string path, Func<TRequest> create, DuplexStreamingServerMethod<TRequest, TResponse> handler)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        _byPath.Add(path, context => context.AddDuplexStreamingMethod(
            Method<TRequest, TResponse>(MethodType.DuplexStreaming, path, create), [], (_, requests, responses, call) => handler(requests, responses, call)));

    private static Method<TRequest, TResponse> Method<TRequest, TResponse>(MethodType type, string path, Func<TRequest> create)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        var parser = new MessageParser<TRequest>(create);
        var slash = path.LastIndexOf('/');
        return new Method<TRequest, TResponse>(
            type,
            path[1..slash],
            path[(slash + 1)..],
            Marshallers.Create<TRequest>((_, _) => throw new NotSupportedException(), context => parser.ParseFrom(context.PayloadAsReadOnlySequence())),
            Marshallers.Create<TResponse>(Write, _ => throw new NotSupportedException()));
    }

    /// <summary>Straight into the buffers of the connection.</summary>
    private static void Write<T>(T message, SerializationContext context)
        where T : IMessage<T>
    {
        context.SetPayloadLength(message.CalculateSize());
        message.WriteTo(context.GetBufferWriter());
        context.Complete();
    }
}
