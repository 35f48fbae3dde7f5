using Newtonsoft.Json.Linq;

namespace Rancher.Api.Http;

/// <summary>What the server answered, JSON or not.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The JSON of the body; null when it is empty, the text <c>null</c>, or not JSON.</param>
/// <param name="RawText">The body as it came, where it is no JSON.</param>
public sealed record RancherResponse(int Status, JToken? Body, string RawText)
{
    /// <summary>Media type, without its parameters.</summary>
    public string ContentType { get; init; } = "";

    /// <summary>Length of the body in bytes.</summary>
    public long Size { get; init; } = RawText.Length;

    /// <summary>How long the server asks to be left alone: seconds or a date.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>The pause that the server asks for before the request is repeated, where that is longer than this client waits.</summary>
    internal TimeSpan? RefusedPause { get; init; }

    /// <summary>Where a redirect points to.</summary>
    public string? Location { get; init; }

    /// <summary>What Steve dropped from the request, one text per <c>Warning</c> header.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Whether it is a page for people, as proxies send them, and not an answer of the API.</summary>
    internal bool IsPage => Body is null && (ContentType == "text/html" || RawText.AsSpan().TrimStart().StartsWith("<", StringComparison.Ordinal));

    /// <summary>Whether it says that it is JSON, and is none: it was cut on the way.</summary>
    internal bool IsBroken => Body is null && ContentType == "application/json" && Status is >= 200 and < 300
        && RawText.AsSpan().TrimStart() is { IsEmpty: false } text && text[0] is '{' or '[';

    /// <summary>The body where it is an object.</summary>
    public JObject? Object => Body as JObject;

    /// <summary>
    /// True for 2xx without an error in the body: some actions answer 200 and put an error object behind <c>null</c>.
    /// </summary>
    public bool IsSuccess => Status is >= 200 and < 300 && (string?)(Object?["type"] as JValue) != "error";

    /// <summary>Status and size; bodies hold secrets and are not shown.</summary>
    public override string ToString() => $"{Status} ({Size} bytes)";
}
