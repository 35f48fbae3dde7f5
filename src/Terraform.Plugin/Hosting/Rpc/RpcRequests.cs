using System.Buffers;
using System.Buffers.Binary;
using Grpc.Core;

namespace Terraform.Plugin.Hosting;

/// <summary>The messages of a request body: each a byte that says whether it is compressed, its length in four bytes, and itself.</summary>
internal sealed class RpcRequests<T>(RpcExchange exchange, Marshaller<T> marshaller) : IAsyncStreamReader<T>
    where T : class
{
    private const int HeaderSize = 5;

    // What Go providers allow.
    private const uint LongestMessage = 256 * 1024 * 1024;

    public T Current { get; private set; } = null!;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await exchange.Input.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            if (TryTake(ref buffer, out var message))
            {
                Current = marshaller.ContextualDeserializer(new Payload(message));
                exchange.Input.AdvanceTo(buffer.Start);
                return true;
            }

            exchange.Input.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted || read.IsCanceled)
            {
                return buffer.IsEmpty ? false : throw new RpcException(new Status(StatusCode.InvalidArgument, "the message is cut off"));
            }
        }
    }

    /// <summary>The one message of a call that has one.</summary>
    public async Task<T> SingleAsync(CancellationToken ct) =>
        await MoveNext(ct) ? Current : throw new RpcException(new Status(StatusCode.InvalidArgument, "the message is missing"));

    private static bool TryTake(ref ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> message)
    {
        message = default;
        if (buffer.Length < HeaderSize)
        {
            return false;
        }

        Span<byte> header = stackalloc byte[HeaderSize];
        buffer.Slice(0, HeaderSize).CopyTo(header);
        if (header[0] != 0)
        {
            throw new RpcException(new Status(StatusCode.Unimplemented, "compressed messages are not supported"));
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(header[1..]);
        if (length > LongestMessage)
        {
            throw new RpcException(new Status(StatusCode.ResourceExhausted, "the message is larger than 256 MiB"));
        }

        if (buffer.Length < HeaderSize + length)
        {
            return false;
        }

        message = buffer.Slice(HeaderSize, length);
        buffer = buffer.Slice(message.End);
        return true;
    }

    private sealed class Payload(ReadOnlySequence<byte> bytes) : DeserializationContext
    {
        public override int PayloadLength => (int)bytes.Length;

        public override byte[] PayloadAsNewBuffer() => bytes.ToArray();

        public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => bytes;
    }
}
