using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Grpc.Core;

namespace Terraform.Plugin.Conformance;

/// <summary>A gRPC call as an HTTP/2 request written by hand, for what a gRPC client does not let through.</summary>
internal sealed class RawCalls(Handshake handshake) : IDisposable
{
    public const int LargestMessage = 256 * 1024 * 1024;

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        EnableMultipleHttp2Connections = false,
        ConnectCallback = async (_, ct) => new System.Net.Sockets.NetworkStream(await PluginClient.ConnectAsync(handshake, ct), ownsSocket: true),
    });

    public async Task<RawAnswer> SendAsync(string path, HttpContent body, params (string Name, string Value)[] headers)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://unused{path}")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = body,
        };
        body.Headers.ContentType ??= new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var response = await _http.SendAsync(request, limit.Token);
        var bytes = await response.Content.ReadAsByteArrayAsync(limit.Token);
        return new RawAnswer(response, bytes);
    }

    public static ByteArrayContent Body(byte[] framed) => new(framed);

    /// <summary>A message as it goes over the wire: whether it is compressed, its length, its bytes.</summary>
    public static byte[] Frame(byte[] message, bool compressed = false) => [.. Header((uint)message.Length, compressed), .. message];

    public static byte[] Frame(IMessage message) => Frame(message.ToByteArray());

    public static byte[] Header(uint length, bool compressed = false)
    {
        var header = new byte[5];
        header[0] = compressed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(1), length);
        return header;
    }

    public static byte[] Gzip(ReadOnlySpan<byte> plain)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(plain);
        }

        return target.ToArray();
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>What came back of a <see cref="RawCalls"/> call.</summary>
internal sealed class RawAnswer(HttpResponseMessage response, byte[] body)
{
    public HttpStatusCode Http { get; } = response.StatusCode;

    /// <summary>Of the trailers, or of the headers where there was nothing but a status to answer.</summary>
    public StatusCode? Status { get; } = One(response, "grpc-status") is { } status ? (StatusCode)int.Parse(status) : null;

    public string? AcceptedEncodings { get; } = One(response, "grpc-accept-encoding");

    public T Message<T>(MessageParser<T> parser)
        where T : IMessage<T>
    {
        body[0].Should().Be(0, "nobody asked for a compressed answer");
        BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(1)).Should().Be((uint)(body.Length - 5), "there is one message");
        return parser.ParseFrom(body.AsSpan(5));
    }

    private static string? One(HttpResponseMessage response, string name) =>
        response.TrailingHeaders.TryGetValues(name, out var trailer) || response.Headers.TryGetValues(name, out trailer) ? trailer.Single() : null;
}
