using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Transcripts;

/// <summary>One recorded request and what the real server answered.</summary>
public sealed class Transcript
{
    private Transcript(string name, JObject json)
    {
        Name = name;
        Number = int.Parse(name.Split('-')[0], CultureInfo.InvariantCulture);
        var request = ((string?)json["request"] ?? "").Split(' ', 2);
        Method = request[0];
        PathAndQuery = request.Length > 1 ? request[1] : "";
        Auth = (string?)json["auth"] ?? "none";
        RequestHeaders = json["requestHeaders"] as JObject ?? [];
        RequestBody = json["requestBody"];
        Status = json["status"] is JValue { Value: long status } ? (int)status : 0;
        ResponseBody = json["responseBody"];
        Took = (double?)json["seconds"] ?? 0;
        ResponseHeaders = json["responseHeaders"] as JObject ?? [];
    }

    public string Name { get; }

    public int Number { get; }

    public string Method { get; }

    public string PathAndQuery { get; }

    /// <summary>Who asked: none, or Bearer with a masked key and whose it is.</summary>
    public string Auth { get; }

    public JObject RequestHeaders { get; }

    public JToken? RequestBody { get; }

    public int Status { get; }

    public JToken? ResponseBody { get; }

    public JObject ResponseHeaders { get; }

    /// <summary>How many seconds the real server took to answer.</summary>
    public double Took { get; }

    /// <summary>When the answer was given, to the second, where the recording has it.</summary>
    public DateTimeOffset? Date =>
        DateTimeOffset.TryParse((string?)ResponseHeaders[nameof(Date)], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>Some files hold several calls, or a WebSocket's messages: those cannot be asked again.</summary>
    public bool IsOneRequest => Method is "GET" or "POST" or "PUT" or "DELETE" or "PATCH" && PathAndQuery.StartsWith('/') && !PathAndQuery.Contains(' ');

    public static IReadOnlyList<Transcript> LoadAll(string folder) => Directory.GetFiles(folder, "*.json")
        .Select(f => new Transcript(Path.GetFileNameWithoutExtension(f), Load(f)))
        .OrderBy(t => t.Number).ToList();

    private static JObject Load(string file)
    {
        using var reader = new JsonTextReader(File.OpenText(file)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}
