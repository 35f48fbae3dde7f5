using Newtonsoft.Json.Linq;

namespace Rancher.Api.Http;

/// <summary>What the server answered, JSON or not.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The JSON of the body; null when it is empty, the text <c>null</c>, or not JSON.</param>
/// <param name="RawText">The body as it came.</param>
public sealed record RancherResponse(int Status, JToken? Body, string RawText)
{
    /// <summary>Media type, without its parameters.</summary>
    public string ContentType { get; init; } = "";

    /// <summary>How long the server asks to be left alone: seconds or a date.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>Where a redirect points to.</summary>
    public string? Location { get; init; }

    /// <summary>What Steve dropped from the request, one text per <c>Warning</c> header.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The body where it is an object.</summary>
    public JObject? Object => Body as JObject;

    /// <summary>
    /// True for 2xx without an error in the body: some actions answer 200 and put an error object behind <c>null</c>.
    /// </summary>
    public bool IsSuccess => Status is >= 200 and < 300 && (string?)(Object?["type"] as JValue) != "error";

    /// <summary>Status and size; bodies hold secrets and are not shown.</summary>
    public override string ToString() => $"{Status} ({RawText.Length} characters)";
}
