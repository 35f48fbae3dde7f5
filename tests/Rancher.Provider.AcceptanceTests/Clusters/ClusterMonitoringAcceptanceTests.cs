using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Clusters;

/// <summary>Monitoring of the first generation is switched by actions, where the server has it.</summary>
public sealed class ClusterMonitoringAcceptanceTests
{
    private const string Address = "rancher2_cluster.this";

    [Theory]
    [InlineData("2.2.8")]
    [InlineData("2.4.18")]
    public async Task Monitoring_IsSwitchedByActions(string version)
    {
        await using var provider = await ProviderFixture.StartAsync(version);
        await using var acceptance = provider.Case();

        await acceptance.ApplyAsync(provider.Configuration(Cluster("""
            enable_cluster_monitoring = true
            cluster_monitoring_input {
              answers = { "prometheus.retention" = "12h" }
            }
            """)));
        await acceptance.ApplyAsync(provider.Configuration(Cluster("""
            enable_cluster_monitoring = true
            cluster_monitoring_input {
              answers = { "prometheus.retention" = "24h" }
            }
            """)), plan => plan.ShouldUpdate(Address));
        await acceptance.ApplyAsync(provider.Configuration(Cluster("enable_cluster_monitoring = false")), plan => plan.ShouldUpdate(Address));

        var actions = provider.Rancher.Requests.Where(r => r.Method == "POST" && r.Query.Contains("Monitoring", StringComparison.Ordinal)).ToList();
        actions.Select(r => r.Query).Should().Equal("?action=enableMonitoring", "?action=editMonitoring", "?action=disableMonitoring");
        JObject.Parse(actions[0].Body).ToString().Should().Be(JObject.Parse("""{"answers": {"prometheus.retention": "12h"}}""").ToString());
        provider.Rancher.Requests.Where(r => r.Method is "PUT" || r.Path.EndsWith("/clusters", StringComparison.Ordinal))
            .Should().NotContain(r => r.Body.Contains("enableClusterMonitoring", StringComparison.Ordinal), "a switch that is only written installs nothing");
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task Monitoring_ServerWithoutIt_IsToldInThePlan()
    {
        await using var provider = await ProviderFixture.StartAsync("2.11.16");
        await using var acceptance = provider.Case();
        acceptance.Terraform.Configure(provider.Configuration(Cluster("enable_cluster_monitoring = true")));

        var plan = (await acceptance.Terraform.PlanAsync()).ShouldSucceed();

        var warning = plan.Diagnostics.Should().ContainSingle().Subject;
        warning.Summary.Should().Be("enable_cluster_monitoring does nothing on this Rancher");
        warning.Detail.Should().Contain("to 2.8").And.Contain("rancher2_app_v2").And.Contain("2.11.16");
        (await acceptance.Terraform.ApplyAsync()).ShouldSucceed().Diagnostics.Select(d => d.Summary).Should().Contain("The server ignored enable_cluster_monitoring");
        provider.Rancher.Requests.Should().NotContain(r => r.Query.Contains("Monitoring", StringComparison.Ordinal));
        (await acceptance.Terraform.DestroyAsync()).ShouldSucceed();
    }

    [Fact]
    public async Task Sync_WaitsForMonitoring()
    {
        await using var provider = await ProviderFixture.StartAsync("2.4.18");
        await using var acceptance = provider.Case();
        var state = await acceptance.ApplyAsync(provider.Configuration(Cluster("")));
        var token = state.Resource(Address)["cluster_registration_token"]![0]!;
        await Simulator.Agent.StandInNode.FromCommand((string)token["node_command"]!, "--etcd", "--controlplane", "--worker", "--node-name", "linux-1", "--address", "10.0.0.11")
            .JoinAsync(CancellationToken.None);

        acceptance.ApplyWarnings = ["wait_alerting has nothing to wait for"];
        await acceptance.ApplyAsync(provider.Configuration(Cluster("enable_cluster_monitoring = true") + """

            resource "rancher2_cluster_sync" "this" {
              cluster_id      = rancher2_cluster.this.id
              wait_monitoring = true
              wait_alerting   = true
            }
            """));

        var cluster = provider.Rancher.Store.Get("cluster", (string)state.Value(Address, "id")!)!;
        cluster.SelectToken("conditions[?(@.type == 'MonitoringEnabled')].status")!.ToString().Should().Be("True");
        await acceptance.DestroyAsync();
    }

    private static string Cluster(string arguments) =>
        $$"""
        resource "rancher2_cluster" "this" {
          name = "monitored"
          {{arguments}}
          rke_config {
            network {
              plugin = "canal"
            }
          }
        }
        """;
}
