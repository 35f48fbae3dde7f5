using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Transcripts;

/// <summary>How one recorded request in scope came out.</summary>
public sealed record ReplayResult(Transcript Transcript, IReadOnlyList<string> Differences)
{
    public bool Matches => Differences.Count == 0;
}

/// <summary>
/// Asks a fresh simulator what a real server was asked, in the same order. Requests out of scope are asked too, since later ones build
/// on them, but not compared.
/// </summary>
public sealed class Replay : IDisposable
{
    private readonly SimulatedRancher _rancher;
    private readonly HttpClient _http;
    private readonly Names _names = new();
    private readonly Callers _callers;
    private DateTimeOffset? _lastDate;

    private Replay(SimulatedRancher rancher)
    {
        _rancher = rancher;
        _http = new HttpClient(TrustingHandler.For(rancher.CaPem)) { Timeout = TimeSpan.FromSeconds(10) };
        _callers = new Callers(rancher.AdminToken);
    }

    public static async Task<IReadOnlyList<ReplayResult>> RunAsync(string folder, string version, CancellationToken ct)
    {
        var options = new SimulatorOptions { RancherVersion = version, Tls = true, ManualClock = true, UnreachableHosts = true };
        await using var rancher = await SimulatedRancher.StartAsync(options, ct);
        using var replay = new Replay(rancher);
        var stage = new Stage(version, rancher, replay._names, replay._callers, replay._http);
        var results = new List<ReplayResult>();
        var transcripts = Transcript.LoadAll(Path.Combine(folder, version)).Where(t => t.IsOneRequest).ToList();
        var unrecorded = new Unrecorded(transcripts, stage, rancher, replay._callers);
        foreach (var transcript in transcripts)
        {
            await stage.PrepareAsync(transcript.Number);
            var inScope = Scope.Holds(transcript);
            if (transcript.PathAndQuery.Contains("subscribe", StringComparison.Ordinal) || transcript.PathAndQuery.Contains("watch=true", StringComparison.Ordinal))
            {
                continue;
            }

            await unrecorded.CatchUpAsync(transcript, replay.Pass);
            replay.Wait(transcript);
            unrecorded.LearnTwins(transcript, replay._names);
            var differences = await replay.AskAsync(transcript, inScope, ct);
            if (inScope)
            {
                results.Add(new ReplayResult(transcript, differences));
            }
        }

        return results;
    }

    public void Dispose() => _http.Dispose();

    /// <summary>
    /// Lets as much time pass as did between the recorded answers, where that is known; else as their names say. Dates are whole seconds:
    /// within one, as much passes as the answer took.
    /// </summary>
    private void Wait(Transcript transcript)
    {
        var seconds = transcript.Name switch
        {
            var n when n.Contains("just-after", StringComparison.Ordinal) || n.Contains("first-read", StringComparison.Ordinal) => 0.1,
            var n when n.Contains("while-removing", StringComparison.Ordinal) || n.Contains("twice", StringComparison.Ordinal) => 0.3,
            var n when n.Contains("settled", StringComparison.Ordinal) => 3,
            var n when n.Contains("removed", StringComparison.Ordinal) => 10,
            var n when n.Contains("after-put", StringComparison.Ordinal) => 2,
            _ => transcript.Method == "GET" ? 1.0 : 0.02,
        };
        if (transcript.Date is { } date)
        {
            seconds = _lastDate is { } last && date > last ? Math.Min((date - last).TotalSeconds, 100) : Math.Max(0.05, transcript.Took);
            _lastDate = _lastDate is { } old && old > date ? old : date;
        }

        _rancher.Advance(TimeSpan.FromSeconds(seconds));
    }

    /// <summary>Lets time pass up to something that happened between two recorded answers.</summary>
    private void Pass(DateTimeOffset to)
    {
        if (_lastDate is { } last && to > last)
        {
            _rancher.Advance(to - last);
        }

        _lastDate = _lastDate > to ? _lastDate : to;
    }

    private async Task<IReadOnlyList<string>> AskAsync(Transcript transcript, bool compare, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(new HttpMethod(transcript.Method), _rancher.Url + _names.Translate(transcript.PathAndQuery));
        if (_callers.KeyFor(transcript) is { } key)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        foreach (var (name, value) in transcript.RequestHeaders)
        {
            if (name is "X-API-Tunnel-Token" or "X-API-Tunnel-Params" or "User-Agent" or "Cookie" || name.StartsWith("X-Cattle-", StringComparison.Ordinal))
            {
                request.Headers.TryAddWithoutValidation(name, _callers.Unmask(name, (string)value!, _rancher, transcript));
            }
        }

        if (transcript.PathAndQuery.StartsWith("/v3/connect/", StringComparison.Ordinal) && transcript.RequestHeaders["Authorization"] is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + _callers.RegistrationToken(_rancher, transcript));
        }

        if (transcript.RequestBody is { Type: not JTokenType.Null } body)
        {
            var text = body.Type == JTokenType.String ? (string)body! : _callers.Unmask(body, transcript).ToString(Formatting.None);
            request.Content = new StringContent(_names.Translate(Fresh(text, transcript)), Encoding.UTF8, "application/json");
            if ((string?)transcript.RequestHeaders["Content-Type"] is { } kind)
            {
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(kind);
            }
        }

        try
        {
            using var answer = await _http.SendAsync(request, ct);
            var text = await answer.Content.ReadAsStringAsync(ct);
            var json = Parse(text);
            _callers.Learn(transcript, json);
            return compare ? Compare(transcript, (int)answer.StatusCode, json, text) : Learn(transcript, json);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return [$"no answer: {e.Message}"];
        }
    }

    /// <summary>What was read is written with the version counter that the object has here, where it was written with the newest.</summary>
    private string Fresh(string text, Transcript transcript)
    {
        if (transcript.Method != "PUT" || transcript.Status == 409 || transcript.Name.Contains("no-resourceVersion", StringComparison.Ordinal) || !text.Contains("resourceVersion", StringComparison.Ordinal))
        {
            return text;
        }

        var body = JObject.Parse(text);
        if (body["metadata"]?["resourceVersion"] is not null && _rancher.ResourceVersion(_names.Translate(transcript.PathAndQuery)) is { } version)
        {
            body["metadata"]!["resourceVersion"] = version;
        }

        return body.ToString(Formatting.None);
    }

    private List<string> Compare(Transcript transcript, int status, JToken? json, string text)
    {
        var differences = new List<string>();
        if (status != transcript.Status)
        {
            differences.Add(string.Create(CultureInfo.InvariantCulture, $"status: recorded {transcript.Status}, simulated {status}: {text[..Math.Min(200, text.Length)]}"));
        }

        var comparison = new Comparison(_names, new Uri(_rancher.Url).Authority);
        var recorded = transcript.ResponseBody;
        if (recorded is null or { Type: JTokenType.Null } or JValue { Value: "" })
        {
            if (text.Trim() is not ("" or "null"))
            {
                differences.Add($"body: recorded nothing, simulated {text[..Math.Min(200, text.Length)]}");
            }
        }
        else
        {
            comparison.Compare("", recorded, json ?? new JValue(text));
        }

        differences.AddRange(comparison.Differences);
        return differences;
    }

    /// <summary>Answers out of scope only teach which names belong together.</summary>
    private List<string> Learn(Transcript transcript, JToken? json)
    {
        if (transcript.ResponseBody is JObject recorded && json is JObject simulated && (string?)recorded["id"] is { } one && (string?)simulated["id"] is { } other)
        {
            _names.Agree(one, other);
        }

        return [];
    }

    private static JObject? Parse(string text)
    {
        if (!text.TrimStart().StartsWith('{'))
        {
            return null;
        }

        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}
