using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;

namespace Rancher.Simulator.Server;

/// <summary>A request as the simulated server sees it.</summary>
internal sealed record ApiRequest(
    string Method,
    string Path,
    IReadOnlyList<KeyValuePair<string, string>> Query,
    string Body,
    IReadOnlyDictionary<string, string> Headers,
    string BaseUrl)
{
    /// <summary>Who asks; null before authentication.</summary>
    public Caller? Caller { get; init; }

    /// <summary>The path ended with a slash, which is cut off here.</summary>
    public bool EndsWithSlash { get; init; }

    public string[] Segments { get; } = Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();

    public string? Action => Parameter("action");

    public string? Parameter(string name) => Query.LastOrDefault(p => p.Key == name).Value;

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>This request's address with one parameter set and others left out; parameters come in alphabetical order.</summary>
    public string UrlWith(string name, string value, params string[] without)
    {
        var parameters = Query.Where(p => p.Key != name && !without.Contains(p.Key)).Append(new(name, value)).OrderBy(p => p.Key, StringComparer.Ordinal);
        return $"{BaseUrl}{Path}?{string.Join('&', parameters.Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value).Replace("%20", "+", StringComparison.Ordinal)}"))}";
    }
}

/// <summary>What the simulated server answers.</summary>
internal sealed record ApiAnswer(int Status, JToken? Json = null, string? Text = null, string ContentType = "application/json")
{
    public Dictionary<string, string> Headers { get; } = [];

    public static ApiAnswer Ok(JToken json) => new(200, json);

    public static ApiAnswer Plain(int status, string text) => new(status, Text: text, ContentType: "text/plain; charset=utf-8");

    public static ApiAnswer Empty(int status) => new(status, Text: "", ContentType: "");
}
