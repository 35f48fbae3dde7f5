using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;
using Rancher.Simulator.Agent;

namespace Rancher.Provider.AcceptanceTests.Nodes;

/// <summary>Clusters with machines, for tests of what is made of them.</summary>
internal static class NodeFixture
{
    /// <summary>A cluster for Linux and Windows machines as a configuration.</summary>
    public const string Cluster = """
        resource "rancher2_cluster" "this" {
          name                     = "nodes"
          windows_prefered_cluster = true
          rke_config {
            network {
              plugin = "flannel"
            }
          }
        }
        """;

    /// <summary>A cluster for Linux machines, which every Rancher can make.</summary>
    public const string LinuxCluster = """
        resource "rancher2_cluster" "this" {
          name = "nodes"
          rke_config {
            network {
              plugin = "canal"
            }
          }
        }
        """;

    /// <summary>Lets a machine join as its agent does.</summary>
    public static async Task JoinAsync(this ProviderFixture provider, string clusterId, string name, bool windows, params string[] flags)
    {
        var token = await provider.TokenAsync(clusterId);
        var command = (string)token[windows ? "windowsNodeCommand" : "nodeCommand"]!;
        var host = new StandInHost { IsWindows = windows, HostName = name };
        await StandInNode.FromCommand(command, host, ["--node-name", name, .. flags]).JoinAsync(CancellationToken.None);
    }

    /// <summary>A whole cluster: one Linux machine with all roles, one that only works, and one with Windows; active in the end.</summary>
    public static async Task JoinAllAsync(this ProviderFixture provider, string clusterId)
    {
        await provider.JoinAsync(clusterId, "linux-1", false, "--address", "10.0.0.11", "--etcd", "--controlplane", "--worker");
        await provider.JoinAsync(clusterId, "linux-2", false, "--address", "10.0.0.12", "--worker", "--label", "team=web");
        await provider.JoinAsync(clusterId, "windows-1", true, "--address", "10.0.0.21", "--worker");
        await EventuallyAsync(() => (string?)provider.Rancher.Store.Get("cluster", clusterId)?["state"] == "active");
        await EventuallyAsync(() => provider.Rancher.Store.All("node").All(n => (string?)n["state"] == "active"));
    }

    /// <summary>Makes a cluster of RKE2 in Rancher, without machines.</summary>
    public static async Task<string> MachineClusterAsync(this ProviderFixture provider)
    {
        await provider.SendAsync(HttpMethod.Post, "/v1/provisioning.cattle.io.clusters", JObject.Parse("""
            {"type":"provisioning.cattle.io.cluster","metadata":{"namespace":"fleet-default","name":"machines"},"spec":{"kubernetesVersion":"v1.31.1+rke2r1","rkeConfig":{"machineGlobalConfig":{"cni":"flannel"}}}}
            """));
        IEnumerable<string> Ids() => provider.Rancher.Store.All("cluster").Select(c => (string)c["id"]!).Where(id => id.StartsWith("c-m-", StringComparison.Ordinal));
        await EventuallyAsync(() => Ids().Any());
        return Ids().Single();
    }

    /// <summary>Lets a machine register with a cluster of RKE2 or K3s: what the installer of Rancher does in the end.</summary>
    /// <param name="provider">The provider and its Rancher.</param>
    /// <param name="clusterId">The cluster below <c>/v3</c>.</param>
    /// <param name="id">The identity that the machine has.</param>
    /// <param name="name">Its name.</param>
    /// <param name="roles">Any of <c>etcd</c>, <c>control-plane</c> and <c>worker</c>.</param>
    public static Task RegisterMachineAsync(this ProviderFixture provider, string clusterId, string id, string name, params string[] roles) =>
        provider.RegisterMachineAsync(clusterId, id, name, windows: false, roles);

    /// <inheritdoc cref="RegisterMachineAsync(ProviderFixture, string, string, string, string[])"/>
    public static async Task RegisterMachineAsync(this ProviderFixture provider, string clusterId, string id, string name, bool windows, params string[] roles)
    {
        var token = (string)(await provider.TokenAsync(clusterId))["token"]!;
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, provider.Rancher.Url + "/v3/connect/agent");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("X-Cattle-Id", id);
        request.Headers.Add("X-Cattle-Node-Name", name);
        request.Headers.Add("X-Cattle-Labels", $"cattle.io/os={(windows ? "windows" : "linux")}");
        foreach (var role in roles)
        {
            request.Headers.Add($"X-Cattle-Role-{role}", "true");
        }

        (await client.SendAsync(request)).EnsureSuccessStatusCode();
    }

    /// <summary>Lets the machines of a cluster of that name come and work, once it is there.</summary>
    /// <returns>The cluster below <c>/v3</c>.</returns>
    public static async Task<string> BringMachinesAsync(this ProviderFixture provider, string cluster)
    {
        string? Id() => provider.Rancher.Store.All("cluster").Where(c => (string?)c["name"] == cluster || (string?)c.SelectToken("spec.displayName") == cluster).Select(c => (string)c["id"]!).FirstOrDefault();
        await EventuallyAsync(() => Id() is not null);
        await provider.RegisterMachineAsync(Id()!, $"first-of-{cluster}", "linux-1", "etcd", "control-plane", "worker");
        await EventuallyAsync(() => provider.Rancher.Store.All("node").Any(n => ((string)n["id"]!).StartsWith(Id()!, StringComparison.Ordinal)));
        provider.Rancher.RunMachines(Id()!);
        return Id()!;
    }

    /// <summary>The cluster's token as Rancher shows it.</summary>
    public static async Task<JObject> TokenAsync(this ProviderFixture provider, string clusterId)
    {
        for (var i = 0; ; i++)
        {
            var tokens = (JArray)(await provider.GetAsync($"/v3/clusterregistrationtokens?clusterId={clusterId}"))["data"]!;
            if (tokens.OfType<JObject>().FirstOrDefault(t => (string?)t["nodeCommand"] is { Length: > 0 }) is { } token)
            {
                return token;
            }

            if (i == 300)
            {
                throw new TimeoutException($"The cluster {clusterId} has no registration token.");
            }

            await Task.Delay(100);
        }
    }

    public static Task<JObject> GetAsync(this ProviderFixture provider, string path) => provider.SendAsync(HttpMethod.Get, path, null);

    public static async Task<JObject> SendAsync(this ProviderFixture provider, HttpMethod method, string path, JObject? body)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(method, provider.Rancher.Url + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", provider.Rancher.AdminToken);
        request.Content = body is null ? null : new StringContent(body.ToString(), Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request);
        var text = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        return text.Length == 0 ? [] : JObject.Parse(text);
    }

    /// <summary>Waits until something is so; what takes half a minute on a simulated server never comes.</summary>
    public static async Task EventuallyAsync(Func<bool> condition)
    {
        for (var i = 0; !condition(); i++)
        {
            if (i == 300)
            {
                throw new TimeoutException("What was awaited did not come about.");
            }

            await Task.Delay(100);
        }
    }
}
