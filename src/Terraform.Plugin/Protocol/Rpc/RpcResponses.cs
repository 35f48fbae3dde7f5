using System.Buffers.Binary;
using Google.Protobuf;
using Grpc.Core;

namespace Terraform.Plugin.Protocol;

/// <summary>Writes framed messages into a response body, straight into the connection's buffers.</summary>
internal sealed class RpcResponses<T>(RpcExchange exchange) : IServerStreamWriter<T>
    where T : class, IMessage<T>
{
    private const int HeaderSize = 5;

    public WriteOptions? WriteOptions { get; set; }

    public Task WriteAsync(T message) => WriteAsync(message, exchange.Aborted);

    public async Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        WriteHeader(message.CalculateSize());
        message.WriteTo(exchange.Output);
        await exchange.Output.FlushAsync(cancellationToken);
    }

    private void WriteHeader(int length)
    {
        var header = exchange.Output.GetSpan(HeaderSize);
        header[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(header[1..], length);
        exchange.Output.Advance(HeaderSize);
    }
}
