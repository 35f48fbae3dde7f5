using Newtonsoft.Json.Linq;
using Rancher.Simulator.Agent;

namespace Rancher.Simulator.Tests;

public sealed class ClusterLifecycleTests
{
    public static TheoryData<string> Versions => ["2.2.8", "2.4.18", "2.11.16"];

    private static JObject WindowsFlannel => new()
    {
        ["type"] = "cluster",
        ["name"] = "windows",
        ["windowsPreferedCluster"] = true,
        ["rancherKubernetesEngineConfig"] = new JObject
        {
            ["network"] = new JObject
            {
                ["plugin"] = "flannel",
                ["options"] = new JObject { ["flannel_backend_type"] = "vxlan", ["flannel_backend_vni"] = 4096, ["flannel_backend_port"] = "4789" },
            },
        },
    };

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Custom_cluster_waits_for_nodes_and_becomes_active_once_they_joined(string version)
    {
        await using var rancher = await Start(version);
        using var client = ApiClient.For(rancher);
        var created = await client.PostAsync("/v3/clusters", WindowsFlannel);
        var id = (string)created["id"]!;
        ((string?)created["state"]).Should().Be("provisioning");
        created.SelectToken("rancherKubernetesEngineConfig.network.options.flannel_backend_vni")!.Value<string>().Should().Be("4096");

        rancher.Advance(TimeSpan.FromSeconds(3));
        var waiting = await client.GetAsync($"/v3/clusters/{id}");
        ((string?)waiting["transitioningMessage"]).Should().EndWith("nodes to be registered");
        var projects = await client.GetAsync($"/v3/projects?clusterId={id}");
        projects["data"]!.Select(p => (string?)p["name"]).Should().BeEquivalentTo("Default", "System");

        var token = await client.PostAsync("/v3/clusterregistrationtokens", new JObject { ["clusterId"] = id, ["name"] = "join" });
        rancher.Advance(TimeSpan.FromSeconds(1));
        token = await client.GetAsync($"/v3/clusterregistrationtokens/{token["id"]}");
        var linux = StandInNode.FromCommand((string)token["nodeCommand"]!, "--etcd", "--controlplane", "--worker", "--node-name", "linux-1", "--address", "10.0.0.11");
        (await linux.JoinAsync(CancellationToken.None)).Should().Be("registered");
        (await client.GetAsync($"/v3/nodes?clusterId={id}"))["data"]!.Single()["state"]!.Value<string>().Should().Be("registering");

        rancher.Advance(TimeSpan.FromSeconds(20));
        var active = await client.GetAsync($"/v3/clusters/{id}");
        ((string?)active["state"]).Should().Be("active", "conditions are {0}", active["conditions"]);
        active.SelectToken("appliedSpec.rancherKubernetesEngineConfig.network.plugin")!.Value<string>().Should().Be("flannel");
        var node = (await client.GetAsync($"/v3/nodes?clusterId={id}"))["data"]!.Single();
        ((string?)node["state"]).Should().Be("active");
        ((string?)node.SelectToken("labels['kubernetes.io/os']")).Should().Be("linux");
    }

    [Fact]
    public async Task Linux_nodes_of_a_Windows_cluster_get_a_taint_and_Windows_nodes_do_not()
    {
        await using var rancher = await Start("2.11.16");
        using var client = ApiClient.For(rancher);
        var id = (string)(await client.PostAsync("/v3/clusters", WindowsFlannel))["id"]!;
        rancher.Advance(TimeSpan.FromSeconds(3));
        var token = await client.GetAsync($"/v3/clusterregistrationtokens/{id}:default-token");
        await StandInNode.FromCommand((string)token["nodeCommand"]!, "--all-roles", "--node-name", "lin").JoinAsync(CancellationToken.None);
        await StandInNode.FromCommand((string)token["windowsNodeCommand"]!, "--node-name", "WIN", "--address", "10.0.0.12").JoinAsync(CancellationToken.None);
        rancher.Advance(TimeSpan.FromSeconds(20));

        var nodes = (await client.GetAsync($"/v3/nodes?clusterId={id}"))["data"]!;
        var linux = nodes.Single(n => (string?)n["nodeName"] == "lin");
        var windows = nodes.Single(n => (string?)n["nodeName"] == "win");
        linux["taints"]!.Select(t => $"{t["key"]}={t["value"]}:{t["effect"]}").Should().Contain("cattle.io/os=linux:NoSchedule");
        windows["taints"].Should().BeNull();
        ((bool)windows["worker"]!).Should().BeTrue();
        ((bool)windows["etcd"]!).Should().BeFalse();
        ((int)(await client.GetAsync($"/v3/clusters/{id}"))["windowsWorkerCount"]!).Should().Be(1);
    }

    [Fact]
    public async Task Update_of_an_active_cluster_is_rolled_out()
    {
        await using var rancher = await Start("2.4.18");
        using var client = ApiClient.For(rancher);
        var id = (string)(await client.PostAsync("/v3/clusters", WindowsFlannel))["id"]!;
        rancher.Advance(TimeSpan.FromSeconds(3));
        var token = await client.PostAsync("/v3/clusterregistrationtokens", new JObject { ["clusterId"] = id });
        await StandInNode.FromCommand((string)token["nodeCommand"]!, "--all-roles").JoinAsync(CancellationToken.None);
        rancher.Advance(TimeSpan.FromSeconds(20));

        var (_, updated) = await client.PutAsync($"/v3/clusters/{id}", JObject.Parse("""{"name":"windows","rancherKubernetesEngineConfig":{"addonJobTimeout":60}}"""));
        ((string?)updated["state"]).Should().Be("updating");
        rancher.Advance(TimeSpan.FromSeconds(5));
        var settled = await client.GetAsync($"/v3/clusters/{id}");
        ((string?)settled["state"]).Should().Be("active");
        ((int)settled.SelectToken("appliedSpec.rancherKubernetesEngineConfig.addonJobTimeout")!).Should().Be(60);
    }

    [Fact]
    public async Task Deleted_cluster_is_removing_for_a_while_and_then_gone()
    {
        await using var rancher = await Start("2.4.18");
        using var client = ApiClient.For(rancher);
        var id = (string)(await client.PostAsync("/v3/clusters", WindowsFlannel))["id"]!;
        rancher.Advance(TimeSpan.FromSeconds(3));

        var (status, removing) = await client.DeleteAsync($"/v3/clusters/{id}");
        status.Should().Be(200);
        ((string?)removing["state"]).Should().Be("removing");
        (await client.SendAsync(HttpMethod.Get, $"/v3/clusters/{id}")).Status.Should().Be(200);
        rancher.Advance(TimeSpan.FromSeconds(6));
        (await client.SendAsync(HttpMethod.Get, $"/v3/clusters/{id}")).Status.Should().Be(404);
    }

    [Fact]
    public async Task Erasing_the_RKE_configuration_on_2_11_ends_the_server()
    {
        await using var rancher = await Start("2.11.16");
        using var client = ApiClient.For(rancher);
        var id = (string)(await client.PostAsync("/v3/clusters", WindowsFlannel))["id"]!;
        rancher.Advance(TimeSpan.FromSeconds(3));

        var (status, _) = await client.PutAsync($"/v3/clusters/{id}", JObject.Parse("""{"name":"windows","rancherKubernetesEngineConfig":null}"""));
        status.Should().Be(200);
        rancher.Advance(TimeSpan.FromSeconds(2));
        var ask = () => client.GetAsync($"/v3/clusters/{id}");
        await ask.Should().ThrowAsync<HttpRequestException>();
    }

    private static Task<SimulatedRancher> Start(string version) =>
        SimulatedRancher.StartAsync(new SimulatorOptions { RancherVersion = version, ManualClock = true }, CancellationToken.None);
}
