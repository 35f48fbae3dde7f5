using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Tests.Provisioning;

/// <summary>What becomes of a provisioning cluster that is written, and of the notes that controllers keep on it.</summary>
public sealed class ClusterChangeTests
{
    private const string Display = "provisioning.cattle.io/management-cluster-display-name";
    private const string NoNodes = "waiting for at least one control plane, etcd, and worker node to be registered";

    public static TheoryData<string> Versions => ["2.11.16", "2.14.4", "2.15.0"];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_short_body_replaces_all_and_the_controllers_put_back_what_is_theirs(string version)
    {
        await using var life = await Life.StartAsync(version);
        var before = await life.Client.GetAsync(Life.Path);

        var (status, written) = await life.Client.PutAsync(Life.Path, Body(before, new JObject { ["cni"] = "calico" }));

        status.Should().Be(200);
        written["metadata"]!["finalizers"].Should().BeNull();
        written["spec"]!["rkeConfig"]!["upgradeStrategy"].Should().BeNull();
        life.Pass(1);
        var after = await life.Client.GetAsync(Life.Path);
        after["metadata"]!["finalizers"].Should().BeEquivalentTo(before["metadata"]!["finalizers"]);
        ((string?)after["metadata"]!["annotations"]![Display]).Should().Be("web");
        after["metadata"]!["annotations"]!["field.cattle.io/creatorId"].Should().BeNull("who made it is noted once");
        after["spec"]!["rkeConfig"]!["upgradeStrategy"].Should().NotBeNull();
        ((string?)after["spec"]!["rkeConfig"]!["machineGlobalConfig"]!["cni"]).Should().Be("calico");
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_pool_without_a_role_is_told_in_a_condition_of_its_own(string version)
    {
        await using var life = await Life.StartAsync(version);
        var pool = new JObject { ["name"] = "p1", ["quantity"] = 1, ["machineConfigRef"] = new JObject { ["kind"] = "Amazonec2Config", ["name"] = "none" } };
        await WritePoolsAsync(new JArray(pool));

        var wrong = await life.Client.GetAsync(Life.Path);
        ((string?)wrong["metadata"]!["state"]!["name"], (bool?)wrong["metadata"]!["state"]!["error"]).Should().Be(("error", true));
        Condition(wrong, "RKECluster").Should().Be(("False", "at least one role of etcd, control-plane or worker must be assigned to machinePool [p1]"));
        Condition(wrong, "Updated").Should().Be(("Unknown", NoNodes), "the planner has not heard of it");

        await WritePoolsAsync([]);
        Condition(await life.Client.GetAsync(Life.Path), "RKECluster").Should().Be(("True", null));

        async Task WritePoolsAsync(JArray pools)
        {
            var cluster = await life.Client.GetAsync(Life.Path);
            cluster["spec"]!["rkeConfig"]!["machinePools"] = pools;
            (await life.Client.PutAsync(Life.Path, cluster)).Status.Should().Be(200);
            life.Pass(1);
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_cluster_that_was_ready_stays_so_while_a_machine_joins(string version)
    {
        await using var life = await Life.StartAsync(version);
        await life.RegisterAsync(MachineHost.AllRoles("first", "linux-1"));
        await life.UntilActiveAsync();

        await life.RegisterAsync(MachineHost.Windows("second", "windows-1"));
        life.Pass(1);

        var cluster = await life.Client.GetAsync(Life.Path);
        ((string?)cluster["metadata"]!["state"]!["name"]).Should().Be("updating");
        Condition(cluster, "Ready").Status.Should().Be("True");
        Condition(cluster, "Updated").Status.Should().Be("Unknown");
    }

    [Theory]
    [InlineData("2.11.16", "reconciling", "", false)]
    [InlineData("2.14.4", "removing", "waiting for cluster-api cluster [web] to delete", true)]
    public async Task A_cluster_without_machines_goes_at_once_and_its_management_cluster_after_it(string version, string state, string message, bool staysLonger)
    {
        await using var life = await Life.StartAsync(version);
        var (_, first) = await life.Client.DeleteAsync(Life.Path);
        first["metadata"]!["finalizers"]!.Should().HaveCount(3);
        life.Pass(0.2);

        var going = await life.Client.GetAsync(Life.Path);
        ((string?)going["metadata"]!["state"]!["name"], (string?)going["metadata"]!["state"]!["message"]).Should().Be((state, message));
        going["metadata"]!["finalizers"]!.Should().HaveCount(2).And.NotContain(f => ((string?)f)!.EndsWith("cloud-config-secret-remover", StringComparison.Ordinal));
        ((string?)(await life.Client.GetAsync("/v3/clusters/" + life.Id))["state"]).Should().Be("removing");

        life.Pass(1);
        (await life.Client.SendAsync(HttpMethod.Get, Life.Path)).Status.Should().Be(404);
        (await life.Client.SendAsync(HttpMethod.Get, "/v3/clusters/" + life.Id)).Status.Should().Be(staysLonger ? 200 : 404);
        life.Pass(6);
        (await life.Client.SendAsync(HttpMethod.Get, "/v3/clusters/" + life.Id)).Status.Should().Be(404);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_cluster_goes_with_its_management_cluster(string version)
    {
        await using var life = await Life.StartAsync(version);

        (await life.Client.DeleteAsync("/v3/clusters/" + life.Id)).Status.Should().Be(200);
        life.Pass(5);

        (await life.Client.SendAsync(HttpMethod.Get, Life.Path)).Status.Should().Be(404, "nobody had to ask for it to go");
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task What_was_read_is_not_written_under_another_name(string version)
    {
        await using var life = await Life.StartAsync(version);
        var cluster = await life.Client.GetAsync(Life.Path);
        cluster["metadata"]!["name"] = "other";

        var (status, answer) = await life.Client.PutAsync(Life.Path, cluster);

        (status, (string?)answer["code"]).Should().Be((409, "Conflict"));
        ((string?)answer["message"]).Should().Contain($"Precondition failed: UID in precondition: {cluster["metadata"]!["uid"]}");
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_cluster_made_below_v3_has_a_twin_with_its_labels(string version)
    {
        await using var life = await Life.StartAsync(version);
        var made = await life.Client.PostAsync("/v3/clusters", JObject.Parse("""{"name":"old","labels":{"team":"web"},"annotations":{"example.com/a":"b"}}"""));
        life.Pass(5);

        var twin = await life.Client.GetAsync("/v1/provisioning.cattle.io.clusters/fleet-default/" + (string?)made["id"]);

        ((string?)twin["metadata"]!["labels"]!["team"], (string?)twin["metadata"]!["annotations"]!["example.com/a"]).Should().Be(("web", "b"));
        ((string?)twin["metadata"]!["state"]!["name"]).Should().Be(version == "2.15.0" ? "reconciling" : "pending");
        Condition(twin, "RKECluster").Status.Should().Be("True");
        Condition(twin, "Provisioned").Status.Should().BeNull("that is a matter of the management cluster");
        Condition(twin, "Waiting").Status.Should().Be(version == "2.15.0" ? null : "Unknown");
    }

    private static JObject Body(JObject cluster, JObject settings) => new()
    {
        ["metadata"] = new JObject { ["namespace"] = "fleet-default", ["name"] = "web", ["resourceVersion"] = cluster["metadata"]!["resourceVersion"]!.DeepClone() },
        ["spec"] = new JObject { ["kubernetesVersion"] = "v1.31.1+rke2r1", ["rkeConfig"] = new JObject { ["machineGlobalConfig"] = settings } },
    };

    private static (string? Status, string? Message) Condition(JObject cluster, string type)
    {
        var condition = cluster.SelectToken($"status.conditions[?(@.type=='{type}')]");
        return ((string?)condition?["status"], (string?)condition?["message"]);
    }
}
