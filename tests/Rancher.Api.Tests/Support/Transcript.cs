using Newtonsoft.Json.Linq;
using Rancher.Api.Http;

namespace Rancher.Api.Tests.Support;

/// <summary>One recorded exchange with a real server. Recordings are read where they lie, and never become part of the repository.</summary>
internal sealed class Transcript
{
    private readonly JObject _recorded;

    private Transcript(JObject recorded) => _recorded = recorded;

    /// <summary>The request line, such as <c>GET /v1/schemas/secret</c>.</summary>
    public string Request => (string)_recorded["request"]!;

    public int Status => (int)_recorded["status"]!;

    public string Body => _recorded["responseBody"] switch
    {
        JValue { Type: JTokenType.Null } or null => "",
        JValue { Value: string text } => text,
        { } json => json.ToString(Newtonsoft.Json.Formatting.None),
    };

    public JObject Object => (JObject)_recorded["responseBody"]!;

    /// <summary>Reads the recording of a server version with that number, such as <c>2.14.4</c> and <c>256</c>.</summary>
    public static Transcript Of(string version, string number)
    {
        var folder = SharedFolder.File("rancher", "transcripts", version);
        return new Transcript((JObject)JsonText.Read(File.ReadAllText(Directory.GetFiles(folder, $"{number}-*.json").Single()))!);
    }

    /// <summary>The recorded answer.</summary>
    public Reply Reply()
    {
        var headers = ((JObject)_recorded["responseHeaders"]!).Properties()
            .Where(header => header.Name is "Warning" or "Location")
            .Select(header => (header.Name, (string)header.Value!));
        var type = ((string?)_recorded["responseHeaders"]!["Content-Type"] ?? "application/json").Split(';')[0];
        return Replies.Text(Status, type, Body, [.. headers]);
    }
}
