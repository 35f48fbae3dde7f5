using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Transcripts;

/// <summary>
/// Compares two answers key by key and value by value. Set aside are only what no two servers share: times, uuids, secrets, certificates,
/// the server's address, generated names (which must be consistent), and what the recorder cut away. Of objects of Kubernetes also: who
/// wrote which field, version counters, the columns and relations of a user interface. Conditions are paired by type where each is there once, and what
/// kubectl noted on nodes that the recorder had made with it is no part of the server.
/// </summary>
internal sealed partial class Comparison(Names names, string simulatedUrl)
{
    private const string RecordedUrl = "127.0.0.1:8443";

    /// <summary>Of the metadata of an object.</summary>
    private static readonly string[] OfNoUse = ["managedFields", "fields", "resourceVersion", "relationships", "generation"];

    private readonly List<string> _differences = [];

    public IReadOnlyList<string> Differences => _differences;

    public void Compare(string path, JToken? recorded, JToken? simulated)
    {
        switch (recorded, simulated)
        {
            case (JObject one, JObject other):
                Objects(path, one, other);
                break;
            case (JArray one, JArray other):
                Arrays(path, one, other);
                break;
            case (JValue { Type: JTokenType.String } one, JValue { Type: JTokenType.String } other):
                Texts(path, (string)one!, (string)other!);
                break;
            default:
                if (path.EndsWith("TS", StringComparison.Ordinal) && recorded?.Type == JTokenType.Integer && simulated?.Type == JTokenType.Integer)
                {
                    return;
                }

                if (!JToken.DeepEquals(recorded, simulated))
                {
                    Differ(path, recorded, simulated);
                }

                break;
        }
    }

    private void Objects(string path, JObject recorded, JObject simulated)
    {
        var cut = recorded.ContainsKey("...") || recorded.ContainsKey("…");
        bool IsSetAside(string key) => path.EndsWith("metadata", StringComparison.Ordinal) && OfNoUse.Contains(key) || key == "revision" && recorded["resourceType"] is not null
            || key is "observedGeneration" or "kubectl.kubernetes.io/last-applied-configuration";
        foreach (var (key, value) in recorded)
        {
            if (key is "..." or "…" or "_trimmed" || IsSetAside(key))
            {
                continue;
            }

            // Keys hold generated names too, as the annotation of a project's controller in a cluster does.
            var counterpart = names.Translate(key);
            if (!simulated.ContainsKey(counterpart))
            {
                Differ($"{path}.{key}", value, null);
            }
            else if (key == "conditions" && simulated[counterpart] is JArray conditions && value is JArray expectedConditions && AreByType(expectedConditions) && AreByType(conditions))
            {
                Conditions($"{path}.conditions", expectedConditions, conditions);
            }
            else if (key is "data" or "items" && (recorded["pagination"] is not null || recorded["resourceType"] is not null || key == "items") && value is JArray && simulated[key] is JArray)
            {
                Data($"{path}.{key}", (JArray)value!, (JArray)simulated[key]!, recorded.ContainsKey("_trimmed"));
            }
            else
            {
                Compare($"{path}.{key}", value, simulated[counterpart]);
            }
        }

        var expected = recorded.Properties().Select(p => names.Translate(p.Name)).ToHashSet();
        foreach (var (key, value) in simulated)
        {
            if (!expected.Contains(key) && !cut && !IsSetAside(key))
            {
                Differ($"{path}.{key}", null, value);
            }
        }
    }

    private static bool AreByType(JArray conditions) => conditions.All(c => c is JObject) && conditions.Select(c => (string?)c["type"]).Distinct().Count() == conditions.Count;

    private void Conditions(string path, JArray recorded, JArray simulated)
    {
        foreach (var condition in recorded)
        {
            var type = (string?)(condition as JObject)?["type"];
            Compare($"{path}[{type}]", condition, simulated.FirstOrDefault(c => (string?)c["type"] == type));
        }

        foreach (var more in simulated.Where(c => recorded.All(r => (string?)(r as JObject)?["type"] != (string?)c["type"])))
        {
            Differ($"{path}[{(string?)more["type"]}]", null, more);
        }
    }

    private void Arrays(string path, JArray recorded, JArray simulated)
    {
        var cut = recorded.LastOrDefault() is JValue { Value: string last } && (last.StartsWith('…') || last.StartsWith("...", StringComparison.Ordinal));
        var count = cut ? recorded.Count - 1 : recorded.Count;
        if (simulated.Count < count || !cut && simulated.Count != count)
        {
            Differ(path, recorded, simulated);
            return;
        }

        for (var i = 0; i < count; i++)
        {
            Compare($"{path}[{i}]", recorded[i], simulated[i]);
        }
    }

    /// <summary>Lists come in the order of generated ids, so members are paired by what names them.</summary>
    private void Data(string path, JArray recorded, JArray simulated, bool trimmed)
    {
        if (simulated.Count < recorded.Count || !trimmed && simulated.Count != recorded.Count)
        {
            Differ(path + ".length", recorded.Count, simulated.Count);
            return;
        }

        var left = simulated.ToList();
        for (var i = 0; i < recorded.Count; i++)
        {
            var partner = left.FirstOrDefault(s => SameName(recorded[i], s)) ?? left[0];
            left.Remove(partner);
            Compare($"{path}[{i}]", recorded[i], partner);
        }
    }

    private bool SameName(JToken recorded, JToken simulated)
    {
        if (recorded is not JObject || simulated is not JObject)
        {
            return false;
        }

        var id = (string?)recorded["id"];
        return id is not null && names.Knows(id) && names.Unknown(id).Any() is false && names.Translate(id) == (string?)simulated["id"]
            && names.Translate(id) is not null
            || id is not null && !names.Knows(id) && Key(recorded) is { Length: > 0 } key && key == Key(simulated);
    }

    private static string? Key(JToken item) => (string?)item["requestedHostname"] ?? (string?)item["name"] ?? (string?)item["metadata"]?["name"];

    private void Texts(string path, string recorded, string simulated)
    {
        if (recorded == "<masked>" || path.EndsWith(".uuid", StringComparison.Ordinal) || path.EndsWith(".uid", StringComparison.Ordinal)
            || path.Contains(".objectset.rio.cattle.io/applied", StringComparison.Ordinal) || path.Contains(".objectset.rio.cattle.io/hash", StringComparison.Ordinal))
        {
            return;
        }

        var one = Plain(recorded.Replace(RecordedUrl, simulatedUrl, StringComparison.Ordinal));
        var other = Plain(simulated);
        if (one.EndsWith('…') && other.StartsWith(one[..^1], StringComparison.Ordinal))
        {
            return;
        }

        if (!names.Agree(one, other))
        {
            Differ(path, recorded, simulated);
        }
    }

    private static string Plain(string text)
    {
        text = Review().Replace(text, "(<review>$1) has");
        text = Certificate().Replace(text, "<certificate>");
        text = Encoded().Replace(text, "<certificate>");
        text = Time().Replace(text, "<time>");
        text = Uuid().Replace(text, "<uuid>");
        text = Checksum().Replace(text, "<sum>");
        text = Hash().Replace(text, "<masked>");
        return Secret().Replace(text, "<masked>");
    }

    private void Differ(string path, JToken? recorded, JToken? simulated) => _differences.Add(
        $"{path}: recorded {Short(recorded)}, simulated {Short(simulated)}");

    private static string Short(JToken? token)
    {
        var text = token is null ? "nothing" : token.ToString(Newtonsoft.Json.Formatting.None);
        return text.Length > 300 ? text[..300] + "…" : text;
    }

    /// <summary>A webhook repeats the whole request before it says what is wrong with it: the reason is what counts.</summary>
    [GeneratedRegex("\\(\"\\{.*\\\\\"message\\\\\":\\\\\"(Internal error occurred: [^\"\\\\]*)\\\\\".*\"\\) has", RegexOptions.Singleline)]
    private static partial Regex Review();

    [GeneratedRegex("-----BEGIN CERTIFICATE-----[\\s\\S]*?-----END CERTIFICATE-----")]
    private static partial Regex Certificate();

    /// <summary>Base64 of a PEM, also folded over lines as in a kubeconfig.</summary>
    [GeneratedRegex("LS0tLS1C(?:[A-Za-z0-9+/=]|\\\\\\n\\s+)+")]
    private static partial Regex Encoded();

    [GeneratedRegex("\\b1[78]\\d{8}\\b|\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\+0000 UTC|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z")]
    private static partial Regex Time();

    [GeneratedRegex("\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b")]
    private static partial Regex Uuid();

    [GeneratedRegex("\\b[0-9a-f]{64}\\b")]
    private static partial Regex Checksum();

    [GeneratedRegex("\\$2a\\$10\\$(?:<masked-bcrypt-hash>|[A-Za-z0-9./]{53})")]
    private static partial Regex Hash();

    [GeneratedRegex("(?:kubeconfig-[a-z0-9.-]+:)?(?:<masked(?:-crt|-jwt)?>|(?<![a-z0-9])[bcdfghjklmnpqrstvwxz2456789]{54}(?![a-z0-9]))")]
    private static partial Regex Secret();
}
