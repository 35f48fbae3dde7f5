using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Grpc.Core;

namespace Terraform.Plugin.Hosting;

/// <summary>Writes framed messages into a response body, straight into the connection's buffers.</summary>
internal sealed class RpcResponses<T>(RpcExchange exchange, Marshaller<T> marshaller) : IServerStreamWriter<T>
    where T : class
{
    public WriteOptions? WriteOptions { get; set; }

    public Task WriteAsync(T message) => WriteAsync(message, exchange.Aborted);

    public async Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        marshaller.ContextualSerializer(message, new Frame(exchange.Output));
        await exchange.Output.FlushAsync(cancellationToken);
    }

    private sealed class Frame(PipeWriter output) : SerializationContext
    {
        private const int HeaderSize = 5;

        public override void SetPayloadLength(int payloadLength)
        {
            var header = output.GetSpan(HeaderSize);
            header[0] = 0;
            BinaryPrimitives.WriteInt32BigEndian(header[1..], payloadLength);
            output.Advance(HeaderSize);
        }

        public override IBufferWriter<byte> GetBufferWriter() => output;

        public override void Complete(byte[] payload)
        {
            SetPayloadLength(payload.Length);
            output.Write(payload);
        }

        public override void Complete()
        {
            // The bytes are where they belong.
        }
    }
}
