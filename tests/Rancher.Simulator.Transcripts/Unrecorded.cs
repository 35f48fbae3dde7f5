using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Transcripts;

/// <summary>
/// Objects of Kubernetes that recorded answers show and no recorded request made: the request that did is missing in the recording. They
/// are made at the time at which they say they were, of what they looked like when they were first seen.
/// </summary>
internal sealed class Unrecorded
{
    private static readonly string[] Types =
    [
        "cluster", "clusterRegistrationToken", "provisioning.cattle.io.cluster", "cluster.x-k8s.io.machine", "configmap", "secret", "namespace", "catalog.cattle.io.clusterrepo", "storage.k8s.io.storageclass",
    ];

    private readonly Queue<(DateTimeOffset At, JObject Seen)> _missing;
    private readonly Dictionary<string, string> _addresses = [];
    private readonly Dictionary<string, string> _twins = [];
    private readonly Stage _stage;
    private readonly SimulatedRancher _rancher;
    private readonly Callers _callers;

    public Unrecorded(IReadOnlyList<Transcript> transcripts, Stage stage, SimulatedRancher rancher, Callers callers)
    {
        (_stage, _rancher, _callers) = (stage, rancher, callers);
        var made = transcripts.Where(t => t.Method == "POST" && t.Status == 201 || t.PathAndQuery == "/v3/connect/agent" && t.Status == 200).ToList();
        var missing = new Dictionary<string, (DateTimeOffset At, JObject Seen)>();
        foreach (var item in transcripts.SelectMany(t => Objects(t.ResponseBody)).Where(item => (string?)item.SelectToken("status.addresses[?(@.type=='InternalIP')].address") is not null))
        {
            _addresses[(string)item["id"]!] = (string)item.SelectToken("status.addresses[?(@.type=='InternalIP')].address")!;
        }

        foreach (var seen in transcripts.SelectMany(t => Objects(t.ResponseBody)))
        {
            if ((string?)seen["status"]?["clusterName"] is { } twin)
            {
                _twins[twin] = (string)seen["metadata"]!["name"]!;
            }
            else if ((string?)seen["type"] == "cluster" && (string?)seen["name"] is { } named)
            {
                _twins[(string)seen["id"]!] = named;
            }
        }

        foreach (var (transcript, seen) in transcripts.Where(t => t.Status == 200).SelectMany(t => Objects(t.ResponseBody).Select(o => (t, o))))
        {
            var (type, id, created) = ((string)seen["type"]!, (string)seen["id"]!, CreatedAt(seen)!);
            if (type == "cluster.x-k8s.io.machine" && (string?)seen["metadata"]!["labels"]?["rke.cattle.io/cluster-name"] is { } cluster)
            {
                callers.Belongs(((string)seen["metadata"]!["name"]!), cluster);
            }

            var at = DateTimeOffset.Parse(created, CultureInfo.InvariantCulture);
            if (!IsGiven(type, id) && !made.Exists(t => t.Number <= transcript.Number && Made(t, type, id, at)))
            {
                missing.TryAdd($"{type} {id} {created}", (at, seen));
            }

            if ((string?)seen["metadata"]?["deletionTimestamp"] is { } deleted && !transcripts.Any(t => t.Method == "DELETE" && t.Status < 300 && t.Number <= transcript.Number && t.PathAndQuery.EndsWith(id, StringComparison.Ordinal)))
            {
                missing.TryAdd($"deleted {type} {id} {created}", (DateTimeOffset.Parse(deleted, CultureInfo.InvariantCulture), seen));
            }
        }

        _missing = new Queue<(DateTimeOffset, JObject)>(missing.Values.OrderBy(m => m.At).ThenBy(m => (string)m.Seen["id"]!, StringComparer.Ordinal));
    }

    public async Task CatchUpAsync(Transcript transcript, Action<DateTimeOffset> pass)
    {
        while (transcript.Date is { } date && _missing.TryPeek(out var next) && next.At <= date)
        {
            _missing.Dequeue();
            pass(next.At);
            if (next.Seen["metadata"]?["deletionTimestamp"] is not null && next.At > DateTimeOffset.Parse(CreatedAt(next.Seen)!, CultureInfo.InvariantCulture))
            {
                await _stage.Ask("DELETE", $"/v1/{(string)next.Seen["type"]!}s/{(string)next.Seen["id"]!}", "");
            }
            else if (CreatedAt(next.Seen) == (string?)next.Seen["created"])
            {
                await _stage.RestoreAsync(next.Seen);
            }
            else if ((string)next.Seen["type"]! == "cluster.x-k8s.io.machine")
            {
                await RegisterAsync(next.Seen);
            }
            else
            {
                await MakeAsync(next.Seen);
            }
        }
    }

    /// <summary>A request may name a management cluster that no answer has shown yet; whose it is, some answer says.</summary>
    public void LearnTwins(Transcript transcript, Names names)
    {
        foreach (var unknown in names.Unknown(transcript.PathAndQuery).Where(_twins.ContainsKey).ToList())
        {
            _stage.Learn(unknown, _twins[unknown]);
        }
    }

    private static IEnumerable<JObject> Objects(JToken? body) => (body is JObject list && list["resourceType"] is not null ? list["data"] as JArray ?? [] : [body ?? new JObject()]).OfType<JObject>()
        .Where(item => (Types.Contains((string?)item["type"]) || ((string?)item["type"])?.StartsWith("rke-machine-config.", StringComparison.Ordinal) == true) && (string?)item["id"] is not null && CreatedAt(item) is not null);

    private static string? CreatedAt(JObject item) => (string?)item["metadata"]?["creationTimestamp"] ?? (string?)item["created"];

    /// <summary>What is there without anybody's doing.</summary>
    private static bool IsGiven(string type, string id) => type switch
    {
        "cluster" => id == "local" || id.StartsWith("c-m-", StringComparison.Ordinal),
        "clusterRegistrationToken" => id.EndsWith(":default-token", StringComparison.Ordinal) || id.EndsWith(":system", StringComparison.Ordinal),
        "namespace" => !id.StartsWith("probe", StringComparison.Ordinal),
        "provisioning.cattle.io.cluster" => id == "fleet-local/local" || id.StartsWith("fleet-default/c-", StringComparison.Ordinal),
        "secret" or "configmap" => !id.Split('/')[^1].StartsWith("probe-", StringComparison.Ordinal) || id.EndsWith("-kubeconfig", StringComparison.Ordinal),
        "cluster.x-k8s.io.machine" => !id.Contains("custom-", StringComparison.Ordinal),
        "catalog.cattle.io.clusterrepo" => !id.StartsWith("probe", StringComparison.Ordinal),
        _ => false,
    };

    private static bool Made(Transcript made, string type, string id, DateTimeOffset at) =>
        made.Date is { } date && Math.Abs((date - at).TotalSeconds) < 3
        && ((string?)(made.ResponseBody as JObject)?["id"] == id && (string?)made.ResponseBody!["type"] == type
            || type == "cluster.x-k8s.io.machine" && MachineNames.Of((string?)made.RequestHeaders["X-Cattle-Id"] ?? "") == id.Split('/')[^1]);

    private async Task MakeAsync(JObject seen)
    {
        var body = new JObject();
        foreach (var (field, value) in seen)
        {
            if (field is not ("id" or "type" or "links" or "actions" or "status" or "metadata" or "apiVersion" or "kind"))
            {
                body[field == "_type" ? "type" : field] = value!.DeepClone();
            }
        }

        static JToken? Filled(JToken? map) => map is JObject { Count: > 0 } ? map.DeepClone() : null;
        var annotations = (JObject?)seen["metadata"]!["annotations"]?.DeepClone() ?? [];
        annotations.Remove("field.cattle.io/creatorId");
        annotations.Remove("provisioning.cattle.io/management-cluster-display-name");
        body["metadata"] = new JObject
        {
            ["name"] = seen["metadata"]!["name"], ["namespace"] = seen["metadata"]!["namespace"], ["labels"] = Filled(seen["metadata"]!["labels"]), ["annotations"] = Filled(annotations),
        };
        await _stage.Ask("POST", $"/v1/{(string)seen["type"]!}{((string)seen["type"]! == "storage.k8s.io.storageclass" ? "es" : "s")}", body.ToString());
    }

    private async Task RegisterAsync(JObject machine)
    {
        var labels = (JObject?)machine["metadata"]!["labels"] ?? [];
        string? Own(string name) => (string?)labels["rke.cattle.io/" + name];
        var cluster = _rancher.Store.All("cluster").LastOrDefault(c => (string?)c["name"] == Own("cluster-name"));
        if (Own("machine-id") is not { } id || _rancher.RegistrationTokens((string?)cluster?["id"] ?? "") is not [var token, ..])
        {
            return;
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, _rancher.Url + "/v3/connect/agent");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("X-Cattle-Id", id);
        request.Headers.Add("X-Cattle-Node-Name", Own("node-name"));
        request.Headers.Add("X-Cattle-Labels", string.Join(',', labels.Properties()
            .Where(l => !l.Name.StartsWith("rke.cattle.io/", StringComparison.Ordinal) && !l.Name.StartsWith("cluster.x-k8s.io/", StringComparison.Ordinal) && !l.Name.StartsWith("objectset", StringComparison.Ordinal))
            .Select(l => $"{l.Name}={(string?)l.Value}")));
        if (_addresses.TryGetValue((string)machine["id"]!, out var address))
        {
            request.Headers.Add("X-Cattle-Internal-Address", address);
        }

        foreach (var (label, header) in new[] { ("etcd-role", "Etcd"), ("control-plane-role", "Control-Plane"), ("worker-role", "Worker") })
        {
            if (Own(label) is not null)
            {
                request.Headers.Add("X-Cattle-Role-" + header, "true");
            }
        }

        if ((string?)machine["metadata"]!["annotations"]?["rke.cattle.io/taints"] is { } taints)
        {
            request.Headers.Add("X-Cattle-Taints", string.Join(',', JArray.Parse(taints).Select(t => $"{(string?)t["key"]}={(string?)t["value"]}:{(string?)t["effect"]}")));
        }

        _callers.LearnRegistration(await _stage.SendAsync(request));
    }
}
