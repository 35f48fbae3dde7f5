using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Nodes;

/// <summary>Machines that register themselves, as user data makes them do, and the resource that waits for them.</summary>
public sealed class CustomNodeAcceptanceTests() : ProviderTests("2.4.18")
{
    private const string First = "rancher2_custom_node.first";
    private const string Web = "rancher2_custom_node.web";
    private const string Windows = "rancher2_custom_node.windows";

    [Fact]
    public async Task Nodes_FromNothingToActive_AndBack()
    {
        await using var acceptance = Provider.Case();
        var cluster = await ClusterAsync(acceptance);
        var joining = Provider.JoinAllAsync(cluster);

        var state = await acceptance.ApplyAsync(Provider.Configuration(Nodes()), plan =>
        {
            plan.ShouldCreate(Web).KnownValue("id")!.ToString().Should().StartWith($"{cluster}:m-");
            plan.ShouldCreate(Windows).UnknownValue("state");
        });

        await joining;
        ((string?)state.Value(Web, "state")).Should().Be("active");
        ((string?)state.Value(Web, "internal_address")).Should().Be("10.0.0.12");
        ((string?)state.Value(Windows, "windows_build")).Should().Be("10.0.17763.1457");
        ((string?)state.Value(Windows, "pod_cidr")).Should().StartWith("10.42.");
        var web = Node("linux-2");
        ((string?)web["labels"]!["tier"]).Should().Be("front", "labels that the machine did not register with are added");
        web["taints"]!.Should().Contain(t => (string?)t["key"] == "dedicated" && (string?)t["value"] == "web");
        await acceptance.ImportAndCompareAsync(Windows, $"{cluster}/windows-1", ignore: ["on_destroy", "wait_for", "timeouts"]);

        var destroyed = (await acceptance.Terraform.DestroyAsync()).ShouldSucceed();

        destroyed.Diagnostics.Should().ContainSingle(d => d.Summary.Contains("\"linux-1\" stays in its cluster", StringComparison.Ordinal));
        Provider.Rancher.Requests.Should().Contain(r => r.PathAndQuery.Contains("action=drain", StringComparison.Ordinal));
        Provider.Rancher.Store.All("node").Should().BeEmpty("the last node went with its cluster");
    }

    [Fact]
    public async Task Node_ChangedBehindTheBack_IsPutRight()
    {
        await using var acceptance = await ActiveAsync();

        await acceptance.DriftAsync(Web, () => Change("linux-2", n => n["labels"]!["team"] = "db"));
        await acceptance.DriftAsync(Web, () => Change("linux-2", n => n["taints"] = new JArray()));
        await acceptance.DriftAsync(Web, () => Change("linux-2", n => ((JArray)n["taints"]!).Add(new JObject { ["key"] = "broken", ["effect"] = "NoExecute" })));
        await acceptance.DriftAsync(Web, () => Provider.SendAsync(HttpMethod.Post, $"/v3/nodes/{Node("linux-2")["id"]}?action=cordon", []));

        var web = Node("linux-2");
        ((bool)web["unschedulable"]!).Should().BeFalse();
        web["taints"]!.Select(t => (string?)t["key"]).Should().BeEquivalentTo("cattle.io/os", "dedicated");
    }

    [Fact]
    public async Task Node_ChangedInTheConfiguration_IsChangedInPlace()
    {
        await using var acceptance = await ActiveAsync();
        await Change("linux-2", n => n["labels"]!["of-somebody-else"] = "stays");

        await acceptance.ApplyAsync(
            Provider.Configuration(Nodes("""
                labels        = { team = "shop" }
                unschedulable = true
                """)),
            plan => plan.ShouldUpdate(Web));

        var web = Node("linux-2");
        var labels = web["labels"]!.ToObject<Dictionary<string, string>>()!;
        labels.Should().Contain("team", "shop").And.Contain("of-somebody-else", "stays").And.NotContainKey("tier");
        ((bool)web["unschedulable"]!).Should().BeTrue();
        (await acceptance.Terraform.StateAsync()).Resource(Web)["state"]!.ToString().Should().Be("cordoned", "the state is not the one from before the cordon");
        web["taints"]!.Select(t => (string?)t["key"]).Should().Contain("cattle.io/os").And.NotContain("dedicated");
    }

    [Fact]
    public async Task Node_ThatWasRemoved_IsWaitedForAgain()
    {
        await using var acceptance = await ActiveAsync();
        var cluster = (string)Node("linux-2")["clusterId"]!;

        Provider.Rancher.Store.Delete("node", (string)Node("linux-2")["id"]!);
        var joining = Task.CompletedTask;
        await acceptance.ApplyAsync(plan =>
        {
            plan.ShouldCreate(Web);
            joining = Provider.JoinAsync(cluster, "linux-2", false, "--address", "10.0.0.12", "--worker");
        });

        await joining;
        ((string?)Node("linux-2")["state"]).Should().Be("active");
    }

    [Fact]
    public async Task TwoNodesWithEtcd_RemovedAtOnce_LeaveOne()
    {
        await using var acceptance = Provider.Case();
        var cluster = await ClusterAsync(acceptance);
        foreach (var (name, address) in new[] { ("linux-1", "10.0.0.11"), ("linux-2", "10.0.0.12") })
        {
            await Provider.JoinAsync(cluster, name, false, "--address", address, "--etcd", "--controlplane", "--worker");
        }

        await acceptance.ApplyAsync(Provider.Configuration($$"""
            {{NodeFixture.Cluster}}
            resource "rancher2_custom_node" "all" {
              for_each   = toset(["linux-1", "linux-2"])
              cluster_id = rancher2_cluster.this.id
              name       = each.key
              roles      = ["etcd", "controlplane", "worker"]
            }
            """));
        acceptance.Terraform.Configure(Provider.Configuration(NodeFixture.Cluster));

        var result = (await acceptance.Terraform.ApplyAsync()).ShouldSucceed();

        result.Diagnostics.Should().ContainSingle(d => d.Summary.Contains("stays in its cluster", StringComparison.Ordinal));
        result.ShouldBeAsApproved("last_node", ("linux-1", "NODE"), ("linux-2", "NODE"));
        Provider.Rancher.Store.All("node").Should().ContainSingle();
    }

    [Fact]
    public async Task Node_ThatNeverRegisters_IsToldWhatToLookAt_AndCanBeDestroyed()
    {
        await using var acceptance = Provider.Case();
        await ClusterAsync(acceptance);
        acceptance.Terraform.Configure(Provider.Configuration($$"""
            {{NodeFixture.Cluster}}
            resource "rancher2_custom_node" "first" {
              cluster_id = rancher2_cluster.this.id
              name       = "linux-9"
              roles      = ["etcd", "controlplane", "worker"]
              timeouts {
                create = "3s"
              }
            }
            """));

        var result = (await acceptance.Terraform.ApplyAsync()).ShouldFail();
        var error = result.Error("no machine has registered under that name");
        result.ShouldBeAsApproved("machine_that_nobody_registers");

        error.Address.Should().Be(First);
        error.Detail.Should().Contain("with the node name \"linux-9\"").And.Contain("marked as tainted");
        (await acceptance.Terraform.StateAsync()).Addresses.Should().Contain(First);
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task Node_ThatWaitsForOthers_SaysSo()
    {
        await using var acceptance = Provider.Case();
        var cluster = await ClusterAsync(acceptance);
        await Provider.JoinAsync(cluster, "linux-2", false, "--address", "10.0.0.12", "--worker");
        acceptance.Terraform.Configure(Provider.Configuration($$"""
            {{NodeFixture.Cluster}}
            resource "rancher2_custom_node" "web" {
              cluster_id = rancher2_cluster.this.id
              name       = "linux-2"
              roles      = ["worker"]
              timeouts {
                create = "3s"
              }
            }
            """));

        (await acceptance.Terraform.ApplyAsync()).ShouldFail().Error("waiting to register with Kubernetes").Detail.Should().Contain("The cluster is");
        await acceptance.DestroyAsync();
        Provider.Rancher.Store.All("node").Should().BeEmpty();
    }

    [Fact]
    public async Task Node_ThatRegisteredWithOtherRoles_IsRefused()
    {
        await using var acceptance = Provider.Case();
        var cluster = await ClusterAsync(acceptance);
        await Provider.JoinAsync(cluster, "linux-2", false, "--address", "10.0.0.12", "--worker");
        acceptance.Terraform.Configure(Provider.Configuration($$"""
            {{NodeFixture.Cluster}}
            resource "rancher2_custom_node" "web" {
              cluster_id = rancher2_cluster.this.id
              name       = "linux-2"
              roles      = ["etcd", "worker"]
              wait_for   = "registered"
            }
            """));

        var result = (await acceptance.Terraform.ApplyAsync()).ShouldFail();

        result.Error("registered with the roles worker, and etcd, worker are wanted");
        result.ShouldBeAsApproved("machine_with_other_roles");
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task Interrupt_EndsTheWaitAndKeepsTheNode()
    {
        await using var acceptance = Provider.Case();
        await ClusterAsync(acceptance);
        acceptance.Terraform.Configure(Provider.Configuration($$"""
            {{NodeFixture.Cluster}}
            resource "rancher2_custom_node" "first" {
              cluster_id = rancher2_cluster.this.id
              name       = "linux-9"
              roles      = ["worker"]
            }
            """));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var apply = await acceptance.Terraform.StartAsync(patience.Token, "apply", "-auto-approve", "-input=false", "-no-color");
        (await apply.SaysAsync("rancher2_custom_node.first: Creating", patience.Token)).Should().BeTrue();
        Provider.Rancher.ClearRequests();
        await NodeFixture.EventuallyAsync(() => Provider.Rancher.Requests.Any(r => r.Path.StartsWith("/v3/nodes", StringComparison.Ordinal)));

        apply.Interrupt();
        var result = await apply.WaitAsync(patience.Token);

        result.Text.Should().Contain("Interrupted while waiting for linux-9 to be an active node");
        (await acceptance.Terraform.StateAsync()).Addresses.Should().Contain(First);
        await acceptance.DestroyAsync();
    }

    [Theory]
    [InlineData("os = \"windows\"\n roles = [\"worker\", \"etcd\"]", "(W-19)", "roles")]
    [InlineData("os = \"windows\"\n name = \"Win_1\"", "(W-38)", "name")]
    [InlineData("name = \"Linux_1\"", "cannot be the name of a node", "name")]
    [InlineData("labels = { \"kubernetes.io/os\" = \"linux\" }", "(W-53)", "labels")]
    [InlineData("labels = { team = \"a b\" }", "(W-53)", "labels")]
    [InlineData("roles = [\"master\"]", "is none of", "roles")]
    [InlineData("machine_id = \"tf-1\"", "Nodes of RKE1 have no machine_id", "machine_id")]
    public async Task WrongArgument_IsNamedBeforeAnythingIsMade(string arguments, string says, string attribute)
    {
        await using var acceptance = Provider.Case();
        string[] defaults = ["cluster_id = \"c-abcde\"", "name = \"linux-1\"", "roles = [\"worker\"]"];
        var given = defaults.Where(d => !arguments.Contains(d.Split(' ')[0] + " =", StringComparison.Ordinal));
        acceptance.Terraform.Configure(Provider.Configuration($$"""
            resource "rancher2_custom_node" "first" {
              {{string.Join('\n', given)}}
              {{arguments}}
            }
            """));

        var result = (await acceptance.Terraform.PlanAsync()).ShouldFail();

        result.Error(says).Path.Should().StartWith(attribute);
    }

    private async Task<AcceptanceCase> ActiveAsync()
    {
        var acceptance = Provider.Case();
        await Provider.JoinAllAsync(await ClusterAsync(acceptance));
        await acceptance.ApplyAsync(Provider.Configuration(Nodes()));
        return acceptance;
    }

    private async Task<string> ClusterAsync(AcceptanceCase acceptance) =>
        (string)(await acceptance.ApplyAsync(Provider.Configuration(NodeFixture.Cluster))).Value("rancher2_cluster.this", "id")!;

    private JObject Node(string name) => Provider.Rancher.Store.All("node").Single(n => (string?)n["requestedHostname"] == name);

    private Task Change(string name, Action<JObject> change)
    {
        Provider.Rancher.Store.Change("node", (string)Node(name)["id"]!, change);
        return Task.CompletedTask;
    }

    private static string Nodes(string web = """
        labels = { team = "web", tier = "front" }
        taints {
          key   = "dedicated"
          value = "web"
        }
        """) => $$"""
        {{NodeFixture.Cluster}}
        resource "rancher2_custom_node" "first" {
          cluster_id = rancher2_cluster.this.id
          name       = "linux-1"
          roles      = ["etcd", "controlplane", "worker"]
        }
        resource "rancher2_custom_node" "web" {
          cluster_id = rancher2_cluster.this.id
          name       = "linux-2"
          roles      = ["worker"]
          {{web}}
        }
        resource "rancher2_custom_node" "windows" {
          cluster_id = rancher2_cluster.this.id
          name       = "windows-1"
          os         = "windows"
          roles      = ["worker"]
          depends_on = [rancher2_custom_node.first]
        }
        """;
}
