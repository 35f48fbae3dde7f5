using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Tests.Charts;

/// <summary>Charts that are installed through a repository, upgraded, and taken away.</summary>
public sealed class ChartReleaseTests : IAsyncLifetime
{
    private const string Repository = "/v1/catalog.cattle.io.clusterrepos/rancher-charts";
    private SimulatedRancher _rancher = null!;
    private ApiClient _client = null!;

    public async Task InitializeAsync()
    {
        _rancher = await SimulatedRancher.StartAsync(new SimulatorOptions { RancherVersion = "2.14.4", ManualClock = true }, CancellationToken.None);
        _client = ApiClient.For(_rancher);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _rancher.DisposeAsync();
    }

    [Fact]
    public async Task Install_makes_an_operation_and_an_app()
    {
        var output = await _client.PostAsync(Repository + "?action=install", Chart("cert-manager", "v1.15.3"));

        ((string?)output["type"]).Should().Be("chartActionOutput");
        var operation = $"/v1/catalog.cattle.io.operations/{(string)output["operationNamespace"]!}/{(string)output["operationName"]!}";
        ((string?)(await _client.GetAsync(operation))["metadata"]!["state"]!["name"]).Should().Be("inprogress");
        _rancher.Advance(TimeSpan.FromSeconds(2));
        ((string?)(await AppAsync("cert-manager"))["spec"]!["info"]!["status"]).Should().Be("pending-install");
        _rancher.Advance(TimeSpan.FromSeconds(6));
        var app = await AppAsync("cert-manager");
        ((string?)app["metadata"]!["state"]!["name"], (string?)app["spec"]!["chart"]!["metadata"]!["version"], (int?)app["spec"]!["version"]).Should().Be(("deployed", "v1.15.3", 1));
        ((int?)app["spec"]!["values"]!["replicas"]).Should().Be(2);
        ((string?)(await _client.GetAsync(operation))["metadata"]!["state"]!["name"]).Should().Be("active");
        (await _client.GetAsync("/v1/namespaces/apps"))["id"].Should().NotBeNull("a namespace that is missing is made");
    }

    [Fact]
    public async Task Upgrade_counts_the_revision_and_uninstall_removes_the_app()
    {
        await _client.PostAsync(Repository + "?action=install", Chart("hello-world", "1.0.0"));
        _rancher.Advance(TimeSpan.FromSeconds(8));

        await _client.PostAsync(Repository + "?action=upgrade", Chart("hello-world", ""));
        _rancher.Advance(TimeSpan.FromSeconds(8));

        var app = await AppAsync("hello-world");
        ((string?)app["spec"]!["chart"]!["metadata"]!["version"], (int?)app["spec"]!["version"]).Should().Be(("1.1.0", 2));
        ((string?)app["actions"]!["uninstall"]).Should().EndWith("?action=uninstall");
        var (status, output) = await _client.SendAsync(HttpMethod.Post, "/v1/catalog.cattle.io.apps/apps/hello-world?action=uninstall", new JObject());
        (status, (string?)output["type"]).Should().Be((201, "chartActionOutput"));
        _rancher.Advance(TimeSpan.FromSeconds(6));
        (await _client.SendAsync(HttpMethod.Get, "/v1/catalog.cattle.io.apps/apps/hello-world")).Status.Should().Be(404);
    }

    [Fact]
    public async Task What_cannot_be_installed_is_refused_or_ends_as_failed()
    {
        (await _client.SendAsync(HttpMethod.Post, Repository + "?action=install", Chart("nowhere", "1.0.0"))).Status.Should().Be(404);
        (await _client.SendAsync(HttpMethod.Post, Repository + "?action=install", Chart("hello-world", "9.9.9"))).Status.Should().Be(404);
        (await _client.SendAsync(HttpMethod.Post, "/v1/catalog.cattle.io.clusterrepos/none?action=install", Chart("hello-world", "1.0.0"))).Status.Should().Be(404);
        await _client.PostAsync(Repository + "?action=install", Chart("broken", "1.0.0"));

        _rancher.Advance(TimeSpan.FromSeconds(8));

        var state = (await AppAsync("broken"))["metadata"]!["state"]!;
        ((string?)state["name"], (bool?)state["error"]).Should().Be(("failed", true));
    }

    private Task<JObject> AppAsync(string name) => _client.GetAsync("/v1/catalog.cattle.io.apps/apps/" + name);

    private static JObject Chart(string name, string version) => new()
    {
        ["namespace"] = "apps",
        ["timeout"] = "600s",
        ["wait"] = true,
        ["charts"] = new JArray(new JObject { ["chartName"] = name, ["releaseName"] = name, ["version"] = version, ["values"] = new JObject { ["replicas"] = 2 } }),
    };
}
