using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Tests.Provisioning;

/// <summary>Custom clusters of RKE2 from their creation to active, and away again.</summary>
public sealed class ClusterLifeTests
{
    private const string Path = Life.Path;
    private const string Machines = Life.Machines;

    public static TheoryData<string> Versions => ["2.11.16", "2.14.4", "2.15.0"];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_Linux_machine_and_a_Windows_worker_make_a_cluster_active(string version)
    {
        await using var life = await Life.StartAsync(version);
        await life.RegisterAsync(MachineHost.AllRoles("first", "linux-1") with { Taints = "team=web:NoSchedule" });
        await life.RegisterAsync(MachineHost.Windows("second", "windows-1"));

        var messages = await life.UntilActiveAsync();

        messages.Should().ContainInOrder(version switch
        {
            "2.11.16" =>
            [
                "waiting for at least one control plane, etcd, and worker node to be registered",
                "configuring bootstrap node(s) FIRST: waiting for agent to check in and apply initial plan",
                "configuring bootstrap node(s) FIRST: waiting for probes: etcd, kube-apiserver, kube-controller-manager, kube-scheduler, kubelet",
                "configuring bootstrap node(s) FIRST: waiting for cluster agent to connect",
                "non-ready bootstrap machine(s) FIRST and join url to be available on bootstrap node",
                "non-ready worker machine(s) SECOND",
                "Resource is Ready",
            ],
            "2.14.4" => new[]
            {
                "configuring bootstrap node(s) FIRST: Waiting for Cluster control plane to be initialized, waiting for agent to check in and apply initial plan",
                "non-ready bootstrap machine(s) FIRST: Waiting for Cluster control plane to be initialized and join url to be available on bootstrap node",
                "non-ready worker machine(s) SECOND",
                "Resource is Ready",
            },
            _ =>
            [
                "configuring bootstrap node(s) FIRST: waiting for agent to check in and apply initial plan",
                "configuring bootstrap node(s) FIRST: waiting for probes: etcd, kube-apiserver, kube-controller-manager, kube-scheduler, kubelet",
                "configuring bootstrap node(s) FIRST: waiting for cluster agent to connect",
                "non-ready worker machine(s) SECOND",
                "Resource is Ready",
            ],
        });
        var cluster = await life.Client.GetAsync(Path);
        ((bool?)cluster["status"]!["ready"]).Should().BeTrue();
        foreach (var condition in new[] { "Connected", "Updated", "Provisioned", "Ready", "AgentDeployed" })
        {
            ((string?)cluster.SelectToken($"status.conditions[?(@.type=='{condition}')].status")).Should().Be("True", condition);
        }

        var twin = await life.Client.GetAsync("/v3/clusters/" + life.Id);
        ((string?)twin["state"], (string?)twin["driver"], (int?)twin["nodeCount"], (int?)twin["windowsWorkerCount"]).Should().Be(("active", "imported", 2, 1));
        var machine = await life.MachineAsync("second");
        ((string?)machine["status"]!["phase"], (string?)machine["status"]!["nodeRef"]!["name"]).Should().Be(("Running", "windows-1"));
        machine["status"]!["nodeRef"]!["kind"]?.ToString().Should().Be(version == "2.11.16" ? "Node" : null);

        var nodes = (JArray)(await life.Client.GetAsync("/v3/nodes?clusterId=" + life.Id))["data"]!;
        var windows = nodes.Single(node => (string?)node["nodeName"] == "windows-1");
        ((string?)windows["state"], (string?)windows["labels"]!["kubernetes.io/os"], (string?)windows["labels"]!["node.kubernetes.io/windows-build"], (string?)windows["labels"]!["env"])
            .Should().Be(("active", "windows", "10.0.20348", "dev"));
        ((string?)windows["annotations"]!["cluster.x-k8s.io/machine"]).Should().Be(Life.NameOf("second"));
        ((string?)windows["annotations"]!["flannel.alpha.coreos.com/backend-data"]).Should().Contain("\"VNI\":4096");
        ((string?)windows["labels"]!["rke.cattle.io/machine"]).Should().Be((string?)machine["metadata"]!["uid"]);
        var linux = nodes.Single(node => (string?)node["nodeName"] == "linux-1");
        ((string?)linux["taints"]![0]!["key"]).Should().Be("team");
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_machine_that_is_deleted_takes_its_node_with_it(string version)
    {
        await using var life = await Life.StartAsync(version);
        await life.RegisterAsync(MachineHost.AllRoles("first", "linux-1"));
        await life.RegisterAsync(MachineHost.Windows("second", "windows-1"));
        await life.UntilActiveAsync();

        (await life.Client.DeleteAsync($"{Machines}/fleet-default/{Life.NameOf("second")}")).Status.Should().Be(200);
        life.Pass(3);

        (await life.Client.SendAsync(HttpMethod.Get, $"{Machines}/fleet-default/{Life.NameOf("second")}")).Status.Should().Be(404);
        ((JArray)(await life.Client.GetAsync("/v3/nodes?clusterId=" + life.Id))["data"]!).Should().ContainSingle();
        (await life.Client.SendAsync(HttpMethod.Get, $"/k8s/clusters/{life.Id}/v1/nodes/windows-1")).Status.Should().Be(404);
        ((string?)(await life.Client.GetAsync(Path))["metadata"]!["state"]!["name"]).Should().Be("active");

        (await life.RegisterAsync(MachineHost.Windows("second", "windows-1"))).Status.Should().Be(200, "the same identity makes the machine anew");
        life.Pass(1);
        ((string?)(await life.Client.GetAsync(Path))["metadata"]!["state"]!["name"]).Should().Be("updating");
        await life.UntilActiveAsync();
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_cluster_that_is_deleted_goes_with_its_machines(string version)
    {
        await using var life = await Life.StartAsync(version);
        await life.RegisterAsync(MachineHost.AllRoles("first", "linux-1"));
        await life.RegisterAsync(MachineHost.Windows("second", "windows-1"));
        await life.UntilActiveAsync();

        var (status, removing) = await life.Client.DeleteAsync(Path);
        status.Should().Be(200, "its finalizers hold it back");
        removing["metadata"]!["deletionTimestamp"].Should().NotBeNull();
        removing["metadata"]!["finalizers"]!.Should().NotBeEmpty();
        life.Pass(2);
        var going = await life.Client.GetAsync(Path);
        ((string?)going["metadata"]!["state"]!["name"]).Should().Be("removing");
        life.Pass(20);

        (await life.Client.SendAsync(HttpMethod.Get, Path)).Status.Should().Be(404);
        (await life.Client.SendAsync(HttpMethod.Get, "/v3/clusters/" + life.Id)).Status.Should().Be(404);
        ((JArray)(await life.Client.GetAsync(Machines))["data"]!).Should().BeEmpty();
        ((JArray)(await life.Client.GetAsync("/v3/nodes?clusterId=" + life.Id))["data"]!).Should().BeEmpty();
        (await life.Client.GetAsync("/v1/secrets/fleet-default"))["data"]!.Should().NotContain(s => ((string?)s["metadata"]!["name"])!.EndsWith("machine-plan", StringComparison.Ordinal));
        (await life.RegisterAsync(MachineHost.Windows("late", "late"))).Status.Should().Be(500);
    }

    [Fact]
    public async Task Who_has_no_token_of_a_cluster_does_not_register()
    {
        await using var life = await Life.StartAsync("2.14.4");
        var host = MachineHost.AllRoles("first", "linux-1");

        (await host.RegisterAsync(life.Rancher, "wrong")).Should().Be((500, "machine not found by request\n"));
        (await host.RegisterAsync(life.Rancher, life.Rancher.AdminToken)).Should().Be((500, "machine not found by request\n"));
        (await (host with { Id = "" }).RegisterAsync(life.Rancher, life.Token)).Status.Should().Be(401);
        (await (host with { Labels = "bad key!=x" }).RegisterAsync(life.Rancher, life.Token)).Status.Should().Be(500);
        ((JArray)(await life.Client.GetAsync(Machines))["data"]!).Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_registered_first_stays()
    {
        await using var life = await Life.StartAsync("2.11.16");
        await life.RegisterAsync(new MachineHost("same", "one", "Worker"));

        (await life.RegisterAsync(new MachineHost("same", "two", "Etcd"))).Status.Should().Be(200);

        var labels = (JObject)(await life.MachineAsync("same"))["metadata"]!["labels"]!;
        ((string?)labels["rke.cattle.io/node-name"], labels.ContainsKey("rke.cattle.io/etcd-role")).Should().Be(("one", false));
    }

    [Fact]
    public async Task An_agent_of_its_own_reads_its_plan_and_reports()
    {
        await using var life = await Life.StartAsync("2.11.16", unreachable: true);
        var (_, answer) = await life.RegisterAsync(MachineHost.AllRoles("first", "linux-1"));
        using var agent = new ApiClient(life.Rancher.Url, MachineHost.KeyIn(answer));
        var plan = $"/api/v1/namespaces/fleet-default/secrets/{(string)JObject.Parse(answer)["secretName"]!}";
        life.Pass(3);

        var secret = await agent.GetAsync(plan);
        var bytes = Convert.FromBase64String((string)secret["data"]!["plan"]!);
        secret["data"]!["applied-checksum"] = Encode(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        var probes = (JObject)JObject.Parse(Encoding.UTF8.GetString(bytes))["probes"]!;
        secret["data"]!["probe-statuses"] = Encode(new JObject(probes.Properties().Select(p => new JProperty(p.Name, new JObject { ["healthy"] = true }))).ToString());
        (await agent.PutAsync(plan, secret)).Status.Should().Be(200);
        life.Pass(1);

        ((string?)(await life.Client.GetAsync(Path))["metadata"]!["state"]!["message"]).Should().EndWith("waiting for cluster agent to connect");
        (await agent.SendAsync(HttpMethod.Get, "/api/v1/namespaces/fleet-default/secrets")).Status.Should().Be(403);
        (await agent.SendAsync(HttpMethod.Get, "/v3/clusters")).Status.Should().Be(401);

        static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_connected_cluster_serves_its_own_objects(string version)
    {
        await using var life = await Life.StartAsync(version);
        var below = "/k8s/clusters/" + life.Id;
        (await life.Client.SendAsync(HttpMethod.Get, below + "/v1/namespaces")).Status.Should().Be(500);
        (await life.Client.SendAsync(HttpMethod.Get, below + "/api/v1/nodes")).Status.Should().Be(503);
        await life.RegisterAsync(MachineHost.AllRoles("first", "linux-1"));
        await life.UntilActiveAsync();

        await life.Client.PostAsync(below + "/v1/namespaces", new JObject { ["metadata"] = new JObject { ["name"] = "shop" } });
        await life.Client.PostAsync(below + "/v1/configmaps", new JObject { ["metadata"] = new JObject { ["name"] = "c", ["namespace"] = "shop" }, ["data"] = new JObject { ["a"] = "1" } });
        var secret = await life.Client.PostAsync(
            below + "/v1/secrets", new JObject { ["metadata"] = new JObject { ["name"] = "s", ["namespace"] = "shop" }, ["stringData"] = new JObject { ["a"] = "1" } });
        await life.Client.PostAsync(below + "/v1/storage.k8s.io.storageclasses", new JObject { ["metadata"] = new JObject { ["name"] = "fast" }, ["provisioner"] = "example.com/fast" });

        ((string?)secret["links"]!["self"]).Should().Be($"{life.Rancher.Url}{below}/v1/secrets/shop/s");
        ((JArray)(await life.Client.GetAsync(below + "/v1/configmaps/shop"))["data"]!).Should().ContainSingle();
        ((string?)(await life.Client.GetAsync(below + "/v1/nodes/linux-1"))["metadata"]!["labels"]!["kubernetes.io/os"]).Should().Be("linux");
        ((JArray)(await life.Client.GetAsync(below + "/v1/catalog.cattle.io.apps"))["data"]!).Should().BeEmpty();
        (await life.Client.SendAsync(HttpMethod.Get, "/v1/secrets/shop/s")).Status.Should().Be(404, "it is in the other cluster");
        life.Pass(1);
        ((string?)(await life.Client.GetAsync($"/v3/clusters/{life.Id}/namespaces/shop"))["state"]).Should().Be("active");
    }
}
