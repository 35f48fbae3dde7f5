using Rancher.Provider.AcceptanceTests.Nodes;
using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Clusters;

/// <summary>
/// Windows nodes in the time of the talk "Up and Running with Windows Server Containers" of February 2019: Rancher 2.1 and 2.2 let a Windows machine join any custom
/// cluster, and know no cluster for Windows.
/// </summary>
public sealed class ExperimentalWindowsAcceptanceTests() : ProviderTests("2.2.8")
{
    private const string Linux = "rancher2_custom_node.linux";
    private const string Windows = "rancher2_custom_node.windows";

    [Theory]
    [InlineData("", true)]
    [InlineData("options = { flannel_backend_type = \"host-gw\" }", false)]
    public async Task TheClusterOfTheTalk_BecomesActive(string options, bool isWarnedOfVxlan)
    {
        await using var acceptance = Provider.Case();
        var state = await acceptance.ApplyAsync(Provider.Configuration(Cluster(options)));
        var id = (string)state.Value("rancher2_cluster.this", "id")!;
        await Provider.JoinAsync(id, "linux-1", false, "--address", "10.0.0.11", "--etcd", "--controlplane", "--worker");
        await Provider.JoinAsync(id, "win-1", true, "-address", "10.0.0.21");
        acceptance.Terraform.Configure(Provider.Configuration(Cluster(options) + Nodes));

        var plan = (await acceptance.Terraform.PlanAsync()).ShouldSucceed();
        var applied = (await acceptance.Terraform.ApplyAsync()).ShouldSucceed();

        plan.Diagnostics.Should().ContainSingle(d => d.Summary.Contains("Windows nodes are experimental in Rancher 2", StringComparison.Ordinal));
        plan.Diagnostics.Any(d => d.Summary.EndsWith("(W-04)", StringComparison.Ordinal)).Should().Be(isWarnedOfVxlan);
        plan.Diagnostics.Should().NotContain(d => d.Summary.EndsWith("(W-05)", StringComparison.Ordinal) || d.Summary.EndsWith("(W-28)", StringComparison.Ordinal) || d.Summary.EndsWith("(W-32)", StringComparison.Ordinal));
        applied.Errors.Should().BeEmpty();
        await NodeFixture.EventuallyAsync(() => (string?)Provider.Rancher.Store.Get("cluster", id)?["state"] == "active");
        var done = await acceptance.Terraform.StateAsync();
        ((string?)done.Value(Linux, "state")).Should().Be("active");
        ((string?)done.Value(Windows, "state")).Should().Be("active");

        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty();
        (await acceptance.Terraform.DestroyAsync()).ShouldSucceed();
    }

    private static string Cluster(string options) => $$"""
        resource "rancher2_cluster" "this" {
          name = "talk"
          rke_config {
            kubernetes_version = "v1.13.10-rancher1-2"
            network {
              plugin = "flannel"
              {{options}}
            }
          }
        }

        """;

    private const string Nodes = """
        resource "rancher2_custom_node" "linux" {
          cluster_id = rancher2_cluster.this.id
          name       = "linux-1"
          roles      = ["etcd", "controlplane", "worker"]
        }

        resource "rancher2_custom_node" "windows" {
          cluster_id = rancher2_cluster.this.id
          name       = "win-1"
          os         = "windows"
          roles      = ["worker"]
          depends_on = [rancher2_custom_node.linux]
        }

        """;
}
