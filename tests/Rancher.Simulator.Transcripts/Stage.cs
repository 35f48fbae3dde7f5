using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Faults;

namespace Rancher.Simulator.Transcripts;

/// <summary>
/// What happened on the real servers between recorded requests: requests whose file is missing, and doings of hosts. Each step is done
/// once, before the first file with its number or a higher one.
/// </summary>
internal sealed class Stage
{
    private const string Json = "application/json";

    private readonly SimulatedRancher _rancher;
    private readonly Names _names;
    private readonly Callers _callers;
    private readonly HttpClient _http;
    private JToken? _kept;

    private readonly Queue<(int Before, Func<Task> Do)> _steps;

    public Stage(string version, SimulatedRancher rancher, Names names, Callers callers, HttpClient http)
    {
        _rancher = rancher;
        _names = names;
        _callers = callers;
        _http = http;
        var steps = version switch { "2.2.8" => Steps228(), "2.4.18" => Steps2418(), "2.11.16" => Steps21116(), "2.14.4" => Steps2144(), _ => Steps2150() };
        _steps = new Queue<(int, Func<Task>)>(steps.OrderBy(s => s.Before));
    }

    public async Task PrepareAsync(int number)
    {
        while (_steps.TryPeek(out var step) && step.Before <= number)
        {
            _steps.Dequeue();
            await step.Do();
        }
    }

    private (int Before, Func<Task> Do)[] Steps228() =>
    [
        (61, () => Ask("PUT", "/v3/clusters/c-nrxlt", """{"name":"probe-flannel","rancherKubernetesEngineConfig":{"network":{"options":{"flannel_iface":"eth1"}}}}""")),
        (76, () => Ask("POST", "/v3/clusterregistrationtokens", """{"clusterId":"c-nhcnf","name":"system"}""")),
        (79, () => Ask("POST", "/v3/clusterregistrationtokens", """{"clusterId":"c-jnpfn"}""", "crt-wxp4d")),
        (80, () => Connect("c-jnpfn", "machine-c4rfw", "machine-gzjmq")),
        (103, () => Ask("POST", "/v3/projects", """{"clusterId":"c-jnpfn","name":"probe Project One"}""", "p-dwrf8")),
        (133, () => Ask("PUT", "/v3/users/u-s5s4p", """{"name":"probe user renamed"}""")),
        (137, () => Ask("PUT", "/v3/users/u-s5s4p", """{"username":"probe-user1"}""")),
        (181, () => Ask("POST", "/v3/nodes/c-jnpfn:machine-c4rfw?action=cordon", "{}")),
        (187, () => Join("c-nhcnf", "probe-lin1", "10.9.0.1", "etcd,controlPlane")),
        (187, () => Join("c-nhcnf", "probe-win1", "10.9.0.2", "worker", "192.168.9.2", "probe=win", windows: true)),
        (127, () => Ask("DELETE", "/v3/projects/c-jnpfn:p-dwrf8", "{}")),
        (127, () => Pass(1)),
        (241, () => Conflict("c-nhcnf")),
        (244, () => NewUser("probe-user2", "u-444dv")),
    ];

    private (int Before, Func<Task> Do)[] Steps2418() =>
    [
        (61, () => Ask("PUT", "/v3/clusters/c-xsmqf", """{"name":"probe-flannel","rancherKubernetesEngineConfig":{"network":{"options":{"flannel_iface":"eth1"}}}}""")),
        (76, () => Ask("POST", "/v3/clusterregistrationtokens", """{"clusterId":"c-bjds6","name":"system"}""")),
        (79, () => Ask("POST", "/v3/clusterregistrationtokens", """{"clusterId":"c-pwdms"}""", "crt-bg2lk")),
        (80, () => Connect("c-pwdms", "machine-h89m7", "machine-c7zzq")),
        (108, () => Ask("PUT", "/v3/nodes/c-pwdms:machine-h89m7", """{"name":"probe display name"}""")),
        (109, () => Pass(1)),
        (121, () => Ask("POST", "/v3/projects", """{"clusterId":"c-pwdms","name":"probe Project One"}""", "p-7mbbf")),
        (145, () => Ask("DELETE", "/v3/projects/c-pwdms:p-7mbbf", "{}")),
        (145, () => Pass(1)),
        (151, () => Ask("PUT", "/v3/users/u-s98tl", """{"name":"probe user renamed"}""")),
        (155, () => Ask("PUT", "/v3/users/u-s98tl", """{"username":"probe-user1"}""")),
        (194, () => Join("c-bjds6", "probe-lin1", "10.9.0.1", "etcd,controlPlane")),
        (194, () => Join("c-bjds6", "probe-win1", "10.9.0.2", "worker", "192.168.9.2", "probe=win", "probe=x:NoSchedule", windows: true)),
        (194, () => Join("c-bjds6", "probe-lin2", "10.9.0.3", "worker", label: "probe=lin")),
        (194, () => Pass(700)),
        (246, () => Ask("POST", "/v3/clusterregistrationtokens", """{"clusterId":"c-jkqtx","name":"probe-late"}""")),
        (250, () => Conflict("c-bjds6")),
        (251, () => Join("c-bjds6", "probe-win2", "10.9.0.30", "etcd,controlPlane,worker", windows: true)),
        (259, () => NewUser("probe-user2", "u-qrglb")),
    ];

    private (int Before, Func<Task> Do)[] Steps21116() =>
    [
        // Kubernetes release data were loaded only after file 270, so the default version was empty until then.
        (1, () => Ask("PUT", "/v3/settings/k8s-version", """{"value":""}""")),
        (1, () => Ask("PUT", "/v3/settings/k8s-versions-current", """{"value":""}""")),
        (1, () => Ask("PUT", "/v3/settings/k3s-default-version", """{"value":""}""")),
        (1, () => Ask("PUT", "/v3/settings/rke2-default-version", """{"value":""}""")),
        (1, () => Index(false)),
        (91, () => Ask("DELETE", "/v3/tokens/token-dshwg", "{}")),
        (104, () => Ask("PUT", "/v3/users/u-w276t", """{"name":"Probe Renamed","description":"d"}""")),
        (145, () => Ask("PUT", "/v3/clusters/c-b2rnw", """{"name":"probe-win","rancherKubernetesEngineConfig":{"network":{"options":{"flannel_backend_type":"vxlan","flannel_backend_port":"4789","flannel_backend_vni":"4096"}}}}""")),
        (297, async () => _names.Agree("c-9td5v", (string?)(await Ask("POST", "/v3/clusters", """{"name":"probe-imp"}"""))["id"] ?? "")),
        (297, () => Pass(70)),
        (932, async () => _names.Agree("c-9rvwh", (string?)(await Ask(
            "POST", "/v3/clusters", """{"name":"probe-env-rke","rancherKubernetesEngineConfig":{},"agentEnvVars":[{"name":"HTTP_PROXY","value":"http://proxy.example:3128"}]}"""))["id"] ?? "")),
        (932, () => Pass(3)),
        (958, () => Ask("PUT", "/v3/users/u-w276t", """{"enabled":true}""")),
        (337, () => Login("probe-user1")),
        (375, () => NewUser("probe-user2", "u-hs5tn")),
        (739, () => Join("c-b2rnw", "probe-lin1", "10.9.0.1", "etcd,controlPlane,worker", "192.168.9.1", "env=dev")),
        (739, () => Join("c-b2rnw", "probe-win1", "10.9.0.2", "worker", "192.168.9.2", null, "probe=x:NoSchedule", windows: true)),
        (440, () => Report("custom-00a191c80666")),
        (469, () => Change("probe-rke3", """{"spec":{"rkeConfig":{"machinePools":[{"name":"p1","quantity":1,"machineConfigRef":{"kind":"Amazonec2Config","name":"nope"}}]}}}""")),
        (469, () => Pass(1)),
        (511, () => Ask("DELETE", "/v1/configmaps/default/probe-cm", "")),
        (849, () => Run("probe-winv2", "machine-5kjb7", "machine-dmfv2")),
        (931, () => Conflict("c-fr9j5")),
        (147, Keep),
        (148, Repair),
        (274, () => Ask("PUT", "/v3/settings/k8s-versions-current", """{"value":"v1.28.14-rancher1-1,v1.29.9-rancher1-1,v1.30.5-rancher1-1,v1.31.1-rancher1-1"}""")),
        (274, () => Ask("PUT", "/v3/settings/k8s-version", """{"value":"v1.30.5-rancher1-1"}""")),
    ];

    private (int Before, Func<Task> Do)[] Steps2144() =>
    [
        (1, () => Index(false)),

        // The notes of a start stand on the cluster that was made before everything recorded.
        (50, Restart),
        (1245, () => Index(true)),
        (1253, () => Schedule("cordon")),
        (1273, () => Schedule("uncordon")),
        (1297, () => Schedule("uncordon")),
        (113, () => Login("probe-user1")),
        (113, () => Login("probe-user2")),
        (117, () => Role("probe-user2", "user")),
        (824, () => Ask("PUT", "/v3/projects/local:p-7nwdx", """{"name":"probe P1","description":"d2"}""")),
        // It was a while before the cluster spoke of it.
        (645, () => Report("custom-00a191c80666")),
        (691, () => Change("probe-rke3", """{"metadata":{"labels":{"two":"2"}}}""")),
        (697, () => Change("probe-rke3", """{"spec":{"kubernetesVersion":"v1.34.1+rke2r1"}}""")),
        (1193, () => NewUser("probe-own", "u-own22")),
        (1207, () => Member("probe-aown", "cluster-owner", "probe-act")),
        (1207, () => Member("probe-amem", "cluster-member", "probe-act")),
        (1214, () => Run("probe-act", "machine-k7smn", "machine-wqqx5")),
        (1214, () => Pass(4)),
        (1341, () => OnCluster("probe-act", _rancher.CutTunnels)),
        (1361, () => OnCluster("probe-act", _rancher.OpenTunnels)),
        (1361, () => Pass(23)),
    ];

    /// <summary>A host reported that its plan is applied and that all of it answers; what it wrote is masked in the recording.</summary>
    private async Task Report(string machine)
    {
        var path = $"{_rancher.Url}/api/v1/namespaces/fleet-default/secrets/{machine}-machine-plan";
        var secret = await SendAsync(AsHost(HttpMethod.Get));
        if (secret["data"] is not JObject data || (string?)data["plan"] is not { } encoded)
        {
            return;
        }

        var plan = Convert.FromBase64String(encoded);
        var probes = (JObject)JObject.Parse(Encoding.UTF8.GetString(plan))["probes"]!;
        data["applied-checksum"] = Encode(Convert.ToHexStringLower(SHA256.HashData(plan)));
        data["probe-statuses"] = Encode(new JObject(probes.Properties().Select(p => new JProperty(p.Name, new JObject { ["healthy"] = true }))).ToString());
        var report = AsHost(HttpMethod.Put);
        report.Content = new StringContent(secret.ToString(), Encoding.UTF8, Json);
        await SendAsync(report);
        await Pass(1);

        static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

        HttpRequestMessage AsHost(HttpMethod method) =>
            new(method, path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", _callers.PlanKeyOf(machine)) } };
    }

    /// <summary>A provisioning cluster was changed.</summary>
    private Task<JObject> Change(string cluster, string patch) => Ask("PATCH", "/apis/provisioning.cattle.io/v1/namespaces/fleet-default/clusters/" + cluster, patch);

    private Task Restart()
    {
        _rancher.Restart();
        return Task.CompletedTask;
    }

    private Task Index(bool indexed)
    {
        _rancher.IndexMachines(indexed);
        return Task.CompletedTask;
    }

    private async Task Schedule(string action)
    {
        await Ask("POST", $"/v3/nodes/c-m-vhph6fq7:machine-k7smn?action={action}", "{}");
        await Pass(0.4);
    }

    private (int Before, Func<Task> Do)[] Steps2150() =>
    [
        (2029, () => Login("probe-user2")),
        (2029, () => Role("probe-user2", "user")),
        (3224, () => Report("custom-567ff9e53849")),
        (3240, () => Change("probe-core", """{"spec":{"rkeConfig":{"machineGlobalConfig":{"cni":"calico"}}}}""")),
    ];

    /// <summary>The stand-ins of the recording came to life.</summary>
    private async Task Run(string cluster, string windows, string linux)
    {
        await OnCluster(cluster, _rancher.RunMachines);
        await Pass(1);
        var nodes = _rancher.Store.All("node").Where(n => ((string)n["id"]!).StartsWith("c-m-", StringComparison.Ordinal)).ToList();
        foreach (var (recorded, name) in new[] { (windows, "probe-win1"), (linux, "probe-lin1") })
        {
            if (nodes.Find(n => (string?)n["nodeName"] == name) is { } node)
            {
                _names.Agree(recorded, ((string)node["id"]!).Split(':')[1]);
            }
        }
    }

    private Task OnCluster(string name, Action<string> work)
    {
        if (_rancher.Store.All("cluster").LastOrDefault(c => (string?)c["name"] == name) is { } cluster)
        {
            work((string)cluster["id"]!);
        }

        return Task.CompletedTask;
    }

    /// <summary>Takes the management cluster of a cluster for the recorded one, once it is there.</summary>
    public bool Learn(string recorded, string cluster) =>
        _rancher.Store.All("cluster").LastOrDefault(c => (string?)c["name"] == cluster && ((string)c["id"]!).StartsWith("c-m-", StringComparison.Ordinal)) is { } twin
        && _names.Agree(recorded, (string)twin["id"]!);

    private async Task Role(string user, string role)
    {
        var id = (string?)_rancher.Store.All("user").FirstOrDefault(u => (string?)u["username"] == user)?["id"];
        await Ask("POST", "/v3/globalrolebindings", $$"""{"userId":"{{id}}","globalRoleId":"{{role}}"}""");
    }

    private async Task Member(string user, string role, string cluster)
    {
        await NewUser(user, "u-none0");
        var id = (string?)_rancher.Store.All("user").FirstOrDefault(u => (string?)u["username"] == user)?["id"];
        var of = (string?)_rancher.Store.All("cluster").LastOrDefault(c => (string?)c["name"] == cluster)?["id"];
        await Ask("POST", "/v3/clusterroletemplatebindings", $$"""{"userId":"{{id}}","clusterId":"{{of}}","roleTemplateId":"{{role}}"}""");
    }

    private Task Pass(double seconds)
    {
        _rancher.Advance(TimeSpan.FromSeconds(seconds));
        return Task.CompletedTask;
    }

    /// <summary>The agent of the imported cluster connected; its two nodes had been made by hand.</summary>
    private Task Connect(string cluster, string windows, string linux)
    {
        var id = _names.Translate(cluster);
        _rancher.Advance(TimeSpan.FromSeconds(20));
        _rancher.ConnectImported(id, HandMadeNodes.Windows, HandMadeNodes.Linux);
        foreach (var node in _rancher.Store.All("node").Where(n => (string?)n["clusterId"] == id))
        {
            _names.Agree((string?)node["nodeName"] == HandMadeNodes.Windows.Name ? windows : linux, ((string)node["id"]!).Split(':')[1]);
        }

        return Task.CompletedTask;
    }

    /// <summary>Others changed the cluster at the same time, more often than the server tries again.</summary>
    private Task Conflict(string cluster)
    {
        var id = _names.Translate(cluster);
        _rancher.Faults.Add(Fault.On("PUT", "/v3/clusters/" + id, FaultKind.Conflict("clusters", id)));
        return Task.CompletedTask;
    }

    /// <summary>The crashed server was started again after its cluster had been given back its configuration.</summary>
    private Task Repair()
    {
        _rancher.Advance(TimeSpan.FromSeconds(2));
        _rancher.Restart();
        var broken = _rancher.Store.All("cluster").First(c => (string?)c["name"] == "probe-win");
        _rancher.Store.Change("cluster", (string)broken["id"]!, c =>
        {
            // The repaired configuration had neither backups nor an upgrade strategy, and nobody had chosen a runtime.
            var kept = (JObject)_kept!.DeepClone();
            (kept.SelectToken("services.etcd") as JObject)?.Remove("backupConfig");
            kept.Remove("upgradeStrategy");
            kept["enableCriDockerd"] = null;
            c["rancherKubernetesEngineConfig"] = kept;
        });
        return Task.CompletedTask;
    }

    private Task Keep()
    {
        _kept = _rancher.Store.All("cluster").First(c => (string?)c["name"] == "probe-win")["rancherKubernetesEngineConfig"];
        return Task.CompletedTask;
    }

    public async Task<JObject> Ask(string method, string path, string body, string? learns = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), _rancher.Url + _names.Translate(path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _rancher.AdminToken);
        request.Content = new StringContent(_names.Translate(body), Encoding.UTF8, Json);
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var json = text.StartsWith('{') ? JObject.Parse(text) : [];
        if (learns is not null && (string?)json["id"] is { } id)
        {
            _names.Agree(learns, id.Split(':')[^1]);
        }

        return json;
    }

    /// <summary>Makes an object below <c>/v3</c> that was made by a request that is not recorded.</summary>
    public async Task RestoreAsync(JObject seen)
    {
        var (type, id) = ((string)seen["type"]!, (string)seen["id"]!);
        var body = new JObject { ["name"] = seen["name"] };
        if (type == "cluster")
        {
            foreach (var field in new[] { "labels", "annotations" })
            {
                body[field] = new JObject((seen[field] as JObject ?? []).Properties().Where(p => !p.Name.Contains("cattle.io", StringComparison.Ordinal)));
            }

            foreach (var field in new[] { "description", "windowsPreferedCluster", "agentEnvVars", "rancherKubernetesEngineConfig" })
            {
                if (seen[field] is { Type: not JTokenType.Null } value and not JArray { Count: 0 })
                {
                    body[field] = value.DeepClone();
                }
            }
        }
        else
        {
            foreach (var field in new[] { "clusterId", "ttl", "gracePeriod" }.Where(seen.ContainsKey))
            {
                body[field] = seen[field]!.DeepClone();
            }
        }

        await Ask("POST", type == "cluster" ? "/v3/clusters" : "/v3/clusterregistrationtokens", body.ToString(), id.Split(':')[^1]);
    }

    /// <summary>Sends a request of a host, which has no key.</summary>
    public async Task<JObject> SendAsync(HttpRequestMessage request)
    {
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return text.StartsWith('{') ? JObject.Parse(text) : [];
    }

    /// <summary>A user with one global role, and its key.</summary>
    private async Task NewUser(string name, string id, string role = "user")
    {
        await Ask("POST", "/v3/users", $$"""{"username":"{{name}}","password":"replayed-password-1"}""", id);
        await Role(name, role);
        await Login(name);
    }

    private async Task Login(string name)
    {
        var token = await Ask("POST", "/v3-public/localProviders/local?action=login", $$"""{"username":"{{name}}","password":"replayed-password-1"}""");
        _callers.Set(name, (string?)token["token"] ?? "");
    }

    private async Task Join(
        string cluster, string hostname, string address, string roles, string? internalAddress = null, string? label = null, string? taint = null, bool windows = false)
    {
        var labels = new JObject();
        if (label is not null)
        {
            labels[label.Split('=')[0]] = label.Split('=')[1];
        }

        if (windows)
        {
            labels.Merge(JObject.Parse("""
                {"rke.cattle.io/windows-build":"17763","rke.cattle.io/windows-kernel-version":"17763.1.amd64fre.rs5_release.180914-1434",
                 "rke.cattle.io/windows-major-version":"10","rke.cattle.io/windows-minor-version":"0","rke.cattle.io/windows-release-id":"1809",
                 "rke.cattle.io/windows-version":"10.0.17763.1457"}
                """));
        }

        var node = new JObject
        {
            ["customConfig"] = new JObject
            {
                ["address"] = address,
                ["internalAddress"] = internalAddress,
                ["label"] = labels,
                ["taints"] = taint is null ? null : new JArray(taint),
            },
            ["requestedHostname"] = hostname,
            ["dockerInfo"] = new JObject { ["OSType"] = windows ? "windows" : "linux" },
        };
        foreach (var role in roles.Split(','))
        {
            node[role] = true;
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, _rancher.Url + "/v3/connect/register");
        request.Headers.Add("X-API-Tunnel-Token", _rancher.RegistrationTokens(_names.Translate(cluster))[0]);
        request.Headers.Add("X-API-Tunnel-Params", Convert.ToBase64String(Encoding.UTF8.GetBytes(new JObject { ["node"] = node }.ToString())));
        using var answer = await _http.SendAsync(request);
    }
}
