using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Nodes;

public sealed class NodeDataSourceAcceptanceTests() : ProviderTests("2.4.18")
{
    [Fact]
    public async Task Nodes_OfAMixedCluster_AreToldAndFiltered()
    {
        await using var acceptance = Provider.Case();
        await StartAsync(acceptance);

        var state = await acceptance.ApplyAsync(Provider.Configuration($$"""
            {{NodeFixture.Cluster}}
            data "rancher2_node" "windows" {
              cluster_id = rancher2_cluster.this.id
              name       = "windows-1"
            }
            data "rancher2_nodes" "all" {
              cluster_id = rancher2_cluster.this.id
            }
            data "rancher2_nodes" "web" {
              cluster_id = rancher2_cluster.this.id
              os         = "linux"
              role       = "worker"
              labels     = { team = "web" }
            }
            data "rancher2_nodes" "none" {
              cluster_id = rancher2_cluster.this.id
              os         = "windows"
              role       = "etcd"
            }
            """));

        var windows = state.Resource("data.rancher2_node.windows");
        ((string?)windows["os"]).Should().Be("windows");
        ((string?)windows["windows_build"]).Should().Be("10.0.17763.1457");
        ((string?)windows["address"]).Should().Be("10.0.0.21");
        ((string?)windows["state"]).Should().Be("active");
        ((bool)windows["ready"]!).Should().BeTrue();
        windows["roles"]!.Values<string>().Should().Equal("worker");
        ((string?)windows["pod_cidr"]).Should().MatchRegex(@"^10\.42\.\d+\.0/24$");
        windows["conditions"]!.Should().Contain(c => (string?)c["type"] == "Ready" && (string?)c["status"] == "True");
        Names(state, "all").Should().Equal("linux-1", "linux-2", "windows-1");
        Names(state, "web").Should().Equal("linux-2");
        Names(state, "none").Should().BeEmpty();
        state.Value("data.rancher2_nodes.all", "nodes")!.First!["roles"]!.Values<string>().Should().Equal("controlplane", "etcd", "worker");
    }

    [Theory]
    [InlineData("windows-2", "Did you mean \"windows-1\"?")]
    [InlineData("database", "It has linux-1, linux-2, windows-1.")]
    public async Task Node_ThatIsNotThere_IsAnErrorThatNamesTheOthers(string name, string says)
    {
        await using var acceptance = Provider.Case();
        await StartAsync(acceptance);
        acceptance.Terraform.Configure(Provider.Configuration($$"""
            {{NodeFixture.Cluster}}
            data "rancher2_node" "this" {
              cluster_id = rancher2_cluster.this.id
              name       = "{{name}}"
            }
            """));

        (await acceptance.Terraform.PlanAsync()).ShouldFail().Error(says);
    }

    [Fact]
    public async Task Nodes_OfAClusterThatIsNotThere_AreAnErrorAndNoEmptyList()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration("""
            data "rancher2_nodes" "this" {
              cluster_id = "c-nope0"
            }
            """));

        (await acceptance.Terraform.PlanAsync()).ShouldFail().Error("no cluster with the id \"c-nope0\"");
    }

    [Fact]
    public async Task Flannel_WhereNodesAgree_IsConsistent_AndNotOnceOneAnnouncesSomethingElse()
    {
        await using var acceptance = Provider.Case();
        await StartAsync(acceptance);
        var configuration = Provider.Configuration($$"""
            {{NodeFixture.Cluster}}
            data "rancher2_flannel_status" "this" {
              cluster_id = rancher2_cluster.this.id
            }
            """);

        var state = await acceptance.ApplyAsync(configuration);
        Flannel(state, "consistent").Should().Be("True");
        Flannel(state, "backend_type").Should().Be("vxlan");
        Flannel(state, "vni").Should().Be("4096");
        Flannel(state, "summary").Should().Be("All 3 nodes use vxlan with network id 4096.");
        state.Value("data.rancher2_flannel_status.this", "nodes")!.Select(n => (string?)n["public_address"]).Should().Equal("10.0.0.11", "10.0.0.12", "10.0.0.21");

        Announce("linux-2", "vxlan", """{"VNI":1,"VtepMAC":"0e:2a:00:00:00:01"}""");
        Announce("linux-1", null, null);
        state = await acceptance.ApplyAsync(configuration);
        Flannel(state, "consistent").Should().Be("False");
        Flannel(state, "summary").Should().Be("Nodes disagree, and ignore each other: linux-1 announced nothing; linux-2 announced vxlan with network id 1; windows-1 announced vxlan with network id 4096.");
    }

    [Fact]
    public async Task Routes_OfHostGateway_AreThoseOfThePodNetworks()
    {
        await using var acceptance = Provider.Case();
        await StartAsync(acceptance);
        var late = Provider.Rancher.Store.All("node").Single(n => (string?)n["nodeName"] == "linux-2");
        Provider.Rancher.Store.Change("node", (string)late["id"]!, n => n["podCidr"] = "");

        var state = await acceptance.ApplyAsync(Provider.Configuration($$"""
            {{NodeFixture.Cluster}}
            data "rancher2_host_gw_routes" "this" {
              cluster_id = rancher2_cluster.this.id
            }
            """));

        var routes = state.Resource("data.rancher2_host_gw_routes.this");
        routes["missing"]!.Values<string>().Should().Equal("linux-2");
        ((bool)routes["complete"]!).Should().BeFalse();
        routes["next_hops"]!.ToObject<Dictionary<string, string>>().Should().BeEquivalentTo(new Dictionary<string, string> { ["linux-1"] = "10.0.0.11", ["windows-1"] = "10.0.0.21" });
        routes["routes"]!.Select(r => (string?)r["prefix"]).Should().OnlyHaveUniqueItems().And.OnlyContain(p => p!.EndsWith("/24", StringComparison.Ordinal));
    }

    private async Task StartAsync(AcceptanceCase acceptance)
    {
        var state = await acceptance.ApplyAsync(Provider.Configuration(NodeFixture.Cluster));
        await Provider.JoinAllAsync((string)state.Value("rancher2_cluster.this", "id")!);
    }

    private void Announce(string node, string? type, string? data)
    {
        var id = (string)Provider.Rancher.Store.All("node").Single(n => (string?)n["nodeName"] == node)["id"]!;
        Provider.Rancher.Store.Change("node", id, n => n["annotations"] = type is null
            ? new JObject()
            : new JObject { ["flannel.alpha.coreos.com/backend-type"] = type, ["flannel.alpha.coreos.com/backend-data"] = data });
    }

    private static IEnumerable<string?> Names(TerraformState state, string name) => state.Value($"data.rancher2_nodes.{name}", "names")!.Values<string>();

    private static string? Flannel(TerraformState state, string attribute) => state.Value("data.rancher2_flannel_status.this", attribute)?.ToString();
}
