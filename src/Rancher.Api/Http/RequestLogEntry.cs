using Newtonsoft.Json.Linq;
using Rancher.Api.Json;

namespace Rancher.Api.Http;

/// <summary>One attempt of one request, without secrets. Bodies are masked when asked for, so a terse log does not pay for them.</summary>
public sealed class RequestLogEntry
{
    private readonly JToken? _requestBody;
    private readonly RancherResponse? _response;

    internal RequestLogEntry(RancherRequest request, RancherResponse? response, string? failure, TimeSpan elapsed, int attempt)
    {
        Method = request.Method.Method;
        Path = SecretMask.Text(request.Path);
        Failure = failure;
        Elapsed = elapsed;
        Attempt = attempt;
        _requestBody = request.Body;
        _response = response;
    }

    /// <summary>HTTP method.</summary>
    public string Method { get; }

    /// <summary>Path and query, masked.</summary>
    public string Path { get; }

    /// <summary>HTTP status; null when no answer came.</summary>
    public int? Status => _response?.Status;

    /// <summary>Why no answer came.</summary>
    public string? Failure { get; }

    /// <summary>Time this attempt took.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>1 for the first.</summary>
    public int Attempt { get; }

    /// <summary>What was sent, masked.</summary>
    public string? MaskedRequestBody() => _requestBody is null ? null : JsonText.Write(SecretMask.Json(_requestBody));

    /// <summary>What came back, masked.</summary>
    public string? MaskedResponseBody() => _response switch
    {
        { Body: { } body } => JsonText.Write(SecretMask.Json(body)),
        null or { RawText.Length: 0 } => null,
        _ => SecretMask.Text(_response.RawText),
    };
}
