using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Transcripts;

/// <summary>Puts something in the place of what the recorder masked: keys by whose they are, passwords, registration tokens.</summary>
internal sealed class Callers(string adminToken)
{
    private const string Password = "replayed-password-1";

    private readonly Dictionary<string, string> _keys = [];

    public string? KeyFor(Transcript transcript)
    {
        if (transcript.Name.Contains("badtoken", StringComparison.Ordinal))
        {
            return "token-nope0:wrong";
        }

        var auth = transcript.Auth;
        if (auth == "none" || !auth.StartsWith("Bearer", StringComparison.Ordinal))
        {
            return null;
        }

        if (auth.Contains("admin", StringComparison.Ordinal))
        {
            return adminToken;
        }

        return _keys.FirstOrDefault(k => auth.Contains(k.Key, StringComparison.Ordinal)).Value ?? "token-gone0:unknown";
    }

    /// <summary>Remembers the key a login gave, by the user's name.</summary>
    public void Learn(Transcript transcript, JToken? answer)
    {
        if (transcript.PathAndQuery.Contains("action=login", StringComparison.Ordinal) && (string?)answer?["token"] is { } key
            && (string?)transcript.RequestBody?["username"] is { } user)
        {
            _keys[user] = key;
        }
    }

    public void Set(string user, string key) => _keys[user] = key;

    public JToken Unmask(JToken body, Transcript transcript)
    {
        var copy = body.DeepClone();
        foreach (var value in copy is JContainer container ? container.Descendants().OfType<JValue>().Where(v => v.Value is "<masked>").ToList() : [])
        {
            value.Value = transcript.Name.Contains("bad-password", StringComparison.Ordinal) || transcript.Name.Contains("wrong-current", StringComparison.Ordinal) ? "wrong-password-1"
                : transcript.Name.Contains("short", StringComparison.Ordinal) ? "short"
                : transcript.RequestBody?["username"]?.ToString() == "admin" ? "admin"
                : Password;
        }

        return copy;
    }

    /// <summary>The registration token of the cluster whose name stands in the answer, or of the first that waits for nodes.</summary>
    public string Unmask(string header, string value, SimulatedRancher rancher, Transcript transcript)
    {
        if (header == "Cookie")
        {
            return "R_SESS=" + adminToken;
        }

        if (header != "X-API-Tunnel-Token" || !value.StartsWith("<masked", StringComparison.Ordinal) || transcript.Name.Contains("bad-token", StringComparison.Ordinal))
        {
            return value;
        }

        var waiting = rancher.Store.All("cluster").FirstOrDefault(c => (string?)c["name"] is "probe-life" or "probe-win");
        return rancher.RegistrationTokens((string?)waiting?["id"] ?? "") is [var token, ..] ? token : value;
    }
}
