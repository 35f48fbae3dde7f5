using System.Net.Http;

namespace Rancher.Api.Http;

/// <summary>
/// Reads the body of each answer once, up to a limit, before RestSharp would: that keeps an answer as bytes and as text beside the JSON that is made of it.
/// </summary>
internal sealed class AnswerLimit(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>More than any list of Rancher has; an answer without an end is one of something else.</summary>
    public const int Megabytes = 64;

    // Larger ones would live in the heap of large objects, and stay for long.
    private const int SmallestPiece = 4 * 1024;
    private const int LargestPiece = 64 * 1024;
    private const long Limit = Megabytes * 1024L * 1024L;

    /// <summary>Where the body of a request's answer is put.</summary>
    public static HttpRequestOptionsKey<AnswerBody> Key { get; } = new("rancher.answer");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (!request.Options.TryGetValue(Key, out var body))
        {
            return response;
        }

        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            await ReadAsync(stream, body, cancellationToken);
        }
        catch
        {
            response.Dispose();
            throw;
        }

        var empty = new ByteArrayContent([]);
        empty.Headers.ContentType = response.Content.Headers.ContentType;
        response.Content = empty;
        return response;
    }

    private static async Task ReadAsync(Stream stream, AnswerBody body, CancellationToken ct)
    {
        // Most answers are small.
        for (var size = SmallestPiece; ; size = LargestPiece)
        {
            var piece = new byte[size];
            var length = await stream.ReadAtLeastAsync(piece, size, throwOnEndOfStream: false, ct);
            body.Add(piece, length);
            if (body.Length > Limit)
            {
                throw new AnswerTooLargeException();
            }

            if (length < size)
            {
                return;
            }
        }
    }
}

/// <summary>An answer is larger than an answer may be.</summary>
internal sealed class AnswerTooLargeException() : IOException($"the answer is larger than {AnswerLimit.Megabytes} MB");
