using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Tests.Provisioning;

/// <summary>A cluster on a server whose time is moved by hand.</summary>
internal sealed class Life(SimulatedRancher rancher) : IAsyncDisposable
{
    public const string Path = "/v1/provisioning.cattle.io.clusters/fleet-default/web";

    public const string Machines = "/v1/cluster.x-k8s.io.machines";

    public SimulatedRancher Rancher { get; } = rancher;

    public ApiClient Client { get; } = ApiClient.For(rancher);

    public string Id { get; private set; } = "";

    public string Token => Rancher.RegistrationTokens(Id)[0];

    public static string NameOf(string id) => "custom-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..12];

    public static async Task<Life> StartAsync(string version, bool unreachable = false)
    {
        var options = new SimulatorOptions { RancherVersion = version, ManualClock = true, UnreachableHosts = unreachable };
        var life = new Life(await SimulatedRancher.StartAsync(options, CancellationToken.None));
        await life.Client.PostAsync("/v1/provisioning.cattle.io.clusters", JObject.Parse("""
            {"metadata":{"namespace":"fleet-default","name":"web"},"spec":{"kubernetesVersion":"v1.31.1+rke2r1","rkeConfig":{"machineGlobalConfig":{"cni":"flannel"}}}}
            """));
        life.Pass(5);
        life.Id = (string)(await life.Client.GetAsync(Path))["status"]!["clusterName"]!;
        return life;
    }

    public void Pass(double seconds) => Rancher.Advance(TimeSpan.FromSeconds(seconds));

    public Task<(int Status, string Text)> RegisterAsync(MachineHost host) => host.RegisterAsync(Rancher, Rancher.RegistrationTokens(Id) is [var token, ..] ? token : "none");

    public Task<JObject> MachineAsync(string id) => Client.GetAsync($"{Machines}/fleet-default/{NameOf(id)}");

    /// <summary>What the cluster said until it was active, with its machines called by the order in which they came.</summary>
    public async Task<IReadOnlyList<string>> UntilActiveAsync()
    {
        var messages = new List<string>();
        for (var i = 0; i < 400; i++)
        {
            var state = (await Client.GetAsync(Path))["metadata"]!["state"]!;
            var message = ((string)state["message"]!).Replace(NameOf("first"), "FIRST", StringComparison.Ordinal).Replace(NameOf("second"), "SECOND", StringComparison.Ordinal);
            if (messages.LastOrDefault() != message)
            {
                messages.Add(message);
            }

            if ((string?)state["name"] == "active")
            {
                return messages;
            }

            Pass(0.25);
        }

        throw new TimeoutException("The cluster did not become active: " + string.Join(" | ", messages));
    }

    public ValueTask DisposeAsync()
    {
        Client.Dispose();
        return Rancher.DisposeAsync();
    }
}
