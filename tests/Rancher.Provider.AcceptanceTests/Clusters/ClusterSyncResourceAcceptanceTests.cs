using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;
using Rancher.Simulator.Agent;

namespace Rancher.Provider.AcceptanceTests.Clusters;

public sealed class ClusterSyncResourceAcceptanceTests : ProviderTests
{
    private const string Cluster = """
        resource "rancher2_cluster" "this" {
          name = "synced"
          rke_config {
            network {
              plugin = "flannel"
            }
          }
        }
        """;

    private const string Sync = """

        resource "rancher2_cluster_sync" "this" {
          cluster_id = rancher2_cluster.this.id
          timeouts {
            create = "TIME"
          }
        }

        data "rancher2_cluster" "this" {
          name = rancher2_cluster_sync.this.synced ? rancher2_cluster.this.name : ""
        }
        """;

    [Fact]
    public async Task Basic_NodesJoin_ClusterIsActiveAndShown()
    {
        await using var acceptance = Provider.Case();
        var state = await acceptance.ApplyAsync(Provider.Configuration(Cluster));
        var token = state.Resource("rancher2_cluster.this")["cluster_registration_token"]![0]!;
        await StandInNode.FromCommand((string)token["node_command"]!, "--etcd", "--controlplane", "--worker", "--node-name", "linux-1", "--address", "10.0.0.11").JoinAsync(CancellationToken.None);
        await StandInNode.FromCommand((string)token["windows_node_command"]!, "--node-name", "win-1", "--address", "10.0.0.21").JoinAsync(CancellationToken.None);

        state = await acceptance.ApplyAsync(Provider.Configuration(Cluster + Sync.Replace("TIME", "5m", StringComparison.Ordinal)));

        var nodes = (JArray)state.Value("rancher2_cluster_sync.this", "nodes")!;
        nodes.Select(n => (string?)n["hostname"]).Should().BeEquivalentTo("linux-1", "win-1");
        nodes.Single(n => (string?)n["hostname"] == "win-1")["roles"]!.Values<string>().Should().Equal("worker");
        ((string?)state.Value("data.rancher2_cluster.this", "driver")).Should().Be("rancherKubernetesEngine");
        state.Value("data.rancher2_cluster.this", "rke_config[0].network[0].plugin")!.ToString().Should().Be("flannel");
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task Timeout_NoNodeJoins_TellsWhatTheClusterWaitsFor()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Cluster + Sync.Replace("TIME", "3s", StringComparison.Ordinal)));

        var error = (await acceptance.Terraform.ApplyAsync()).ShouldFail().Error("to be active");

        error.Address.Should().Be("rancher2_cluster_sync.this");
        error.Detail.Should().Contain("nodes to be registered");
        await acceptance.DestroyAsync();
    }

    [Theory]
    [InlineData("https://charts.example.com", null)]
    [InlineData("https://unreachable.example.com", "extra: ")]
    public async Task Catalogs_AreDownloaded_OrTheOneThatIsNotIsNamed(string url, string? told)
    {
        await Other.CreateAsync("catalog.cattle.io.clusterrepos", new JObject { ["metadata"] = new JObject { ["name"] = "extra" }, ["spec"] = new JObject { ["url"] = url } });
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration("""
            resource "rancher2_cluster_sync" "this" {
              cluster_id    = "local"
              wait_catalogs = true
              timeouts {
                create = "5s"
              }
            }
            """));

        var applied = await acceptance.Terraform.ApplyAsync();

        if (told is null)
        {
            applied.ShouldSucceed();
        }
        else
        {
            applied.ShouldFail().Error("app repositories of cluster local to be downloaded").Detail.Should().Contain(told).And.Contain("no such host");
        }
    }
}
