using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Transcripts;

/// <summary>Puts something in the place of what the recorder masked: keys by whose they are, passwords, registration tokens.</summary>
internal sealed class Callers(string adminToken)
{
    private const string Password = "replayed-password-1";

    private readonly Dictionary<string, string> _keys = [];
    private readonly Dictionary<string, string> _plans = [];
    private readonly Dictionary<string, string> _clusterOfMachine = [];

    /// <summary>Notes to which cluster a recorded machine belonged: its registration does not say so.</summary>
    public void Belongs(string machine, string cluster) => _clusterOfMachine[machine] = cluster;

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

        if (auth.Contains("machine plan", StringComparison.Ordinal))
        {
            return PlanKeyOf(MachineIn(transcript) ?? "");
        }

        return _keys.FirstOrDefault(k => auth.Contains(k.Key, StringComparison.Ordinal)).Value ?? "token-gone0:unknown";
    }

    /// <summary>The key with which a host reads its plan.</summary>
    public string PlanKeyOf(string machine) => _plans.GetValueOrDefault(machine, "unknown");

    /// <summary>Remembers the key a login gave, by the user's name.</summary>
    public void Learn(Transcript transcript, JToken? answer)
    {
        LearnRegistration(answer);
        if (transcript.PathAndQuery.Contains("action=login", StringComparison.Ordinal) && (string?)answer?["token"] is { } key
            && (string?)transcript.RequestBody?["username"] is { } user)
        {
            _keys[user] = key;
        }
    }

    /// <summary>Remembers the key that a host got for its plan.</summary>
    public void LearnRegistration(JToken? answer)
    {
        if ((string?)(answer as JObject)?["secretName"] is { } secret && (string?)answer!["kubeConfig"] is { } file)
        {
            _plans[secret[..^"-machine-plan".Length]] = file.Split("token: ")[^1].Trim();
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

    /// <summary>The registration token a host of RKE2 came with.</summary>
    public string RegistrationToken(SimulatedRancher rancher, Transcript transcript)
    {
        if (transcript.Name.Contains("wrong-token", StringComparison.Ordinal) || transcript.Name.Contains("deleted-crt", StringComparison.Ordinal))
        {
            return "wrong";
        }

        var machine = MachineNames.Of((string?)transcript.RequestHeaders["X-Cattle-Id"] ?? "");
        var named = _clusterOfMachine.GetValueOrDefault(machine) ?? "probe-winv2";
        var cluster = rancher.Store.All("cluster").LastOrDefault(c => (string?)c["name"] == named);
        return rancher.RegistrationTokens((string?)cluster?["id"] ?? "") is [var token, ..] ? token : "none";
    }

    /// <summary>The machine whose plan a request or its refusal names.</summary>
    private static string? MachineIn(Transcript transcript)
    {
        var text = transcript.PathAndQuery + transcript.ResponseBody;
        var at = text.IndexOf("custom-", StringComparison.Ordinal);
        return at < 0 ? null : text.Substring(at, "custom-".Length + 12);
    }
}
