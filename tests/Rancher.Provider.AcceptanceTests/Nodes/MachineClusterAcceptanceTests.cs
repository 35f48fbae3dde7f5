using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Nodes;

/// <summary>Whole clusters of RKE2, from nothing to active with a Linux machine and a Windows worker, and back to nothing.</summary>
public sealed class MachineClusterAcceptanceTests
{
    private const string Cluster = "rancher2_cluster_v2.this";
    private const string Linux = "rancher2_custom_node.linux";
    private const string Windows = "rancher2_custom_node.windows";

    [Theory]
    [InlineData("2.11.16", "v1.31.1+rke2r1")]
    [InlineData("2.14.4", "v1.34.1+rke2r1")]
    [InlineData("2.15.0", "v1.34.1+rke2r1")]
    public async Task Cluster_FromNothingToActive_AndBack(string version, string kubernetes)
    {
        await using var provider = await ProviderFixture.StartAsync(version);
        await using var acceptance = provider.Case();
        using var host = new InstallerHost();
        acceptance.Terraform.Configure(provider.Configuration(Mixed(kubernetes)));
        var plan = await acceptance.Terraform.PlannedAsync();
        plan.ShouldCreate(Linux);
        plan.ShouldCreate(Windows);

        var registering = RegisterAllAsync(provider, host);
        (await acceptance.Terraform.ApplyPlanAsync()).ShouldSucceed();
        await registering;

        var state = await acceptance.Terraform.StateAsync();
        ((string?)state.Value(Linux, "state"), (string?)state.Value(Linux, "name")).Should().Be(("active", "linux-1"));
        ((string?)state.Value(Windows, "state"), (string?)state.Value(Windows, "windows_build")).Should().Be(("active", "10.0.20348"));
        ((string?)state.Value(Windows, "kubelet_version")).Should().Be(kubernetes.Split('+')[0]);
        ((string?)state.Value(Windows, "node_id")).Should().StartWith((string)state.Value(Cluster, "cluster_v1_id")! + ":machine-");
        await NodeFixture.EventuallyAsync(() => (string?)provider.Rancher.Store.Get("cluster", (string)state.Value(Cluster, "cluster_v1_id")!)?["state"] == "active");
        var cluster = await provider.GetAsync("/v1/provisioning.cattle.io.clusters/fleet-default/web");
        ((string?)cluster["metadata"]!["state"]!["name"], (bool?)cluster["status"]!["ready"]).Should().Be(("active", true));
        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty("a cluster that came to life is what was asked for");

        var changed = Mixed(kubernetes).Replace("labels     = { team = \"web\" }", "labels     = { team = \"shop\", zone = \"a\" }\n taints {\n key = \"dedicated\"\n value = \"shop\"\n }", StringComparison.Ordinal);
        await acceptance.ApplyAsync(provider.Configuration(changed), next => next.ShouldUpdate(Linux));
        var labels = (await provider.GetAsync($"/k8s/clusters/{state.Value(Cluster, "cluster_v1_id")}/v1/nodes/linux-1"))["metadata"]!["labels"]!;
        ((string?)labels["team"], (string?)labels["zone"], (string?)labels["kubernetes.io/os"]).Should().Be(("shop", "a", "linux"));
        provider.Rancher.Requests.Should().Contain(r => r.Method == "PUT" && r.Path.StartsWith("/v3/nodes/", StringComparison.Ordinal), "the management API sets taints");
        provider.Rancher.ClearRequests();
        await acceptance.ApplyAsync(provider.Configuration(changed.Replace("zone = \"a\"", "zone = \"b\"", StringComparison.Ordinal)), next => next.ShouldUpdate(Linux));
        provider.Rancher.Requests.Should().NotContain(r => r.Method == "PUT", "taints that stay are not sent, as somebody may be changing them");
        await acceptance.ApplyAsync(provider.Configuration(Mixed(kubernetes)), next => next.ShouldUpdate(Linux));

        var result = (await acceptance.Terraform.DestroyAsync()).ShouldSucceed();

        result.Diagnostics.Should().ContainSingle(d => d.Summary.Contains("stays in its cluster", StringComparison.Ordinal), "the last machine with etcd goes with the cluster");
        provider.Rancher.Store.All("cluster").Select(c => (string?)c["name"]).Should().NotContain("web");
        ((JArray)(await provider.GetAsync("/v1/cluster.x-k8s.io.machines"))["data"]!).Should().BeEmpty();
        provider.Rancher.Store.All("node").Should().NotContain(n => ((string)n["id"]!).StartsWith("c-m-", StringComparison.Ordinal));
    }

    /// <summary>What user data does on the machines: each runs the command that its cluster has for it.</summary>
    private static async Task RegisterAllAsync(ProviderFixture provider, InstallerHost host)
    {
        string? Id() => provider.Rancher.Store.All("cluster").Select(c => (string)c["id"]!).FirstOrDefault(id => id.StartsWith("c-m-", StringComparison.Ordinal));
        await NodeFixture.EventuallyAsync(() => Id() is not null);
        var token = await provider.TokenAsync(Id()!);
        var output = await host.RunAsync((string)token["nodeCommand"]!, "--node-name linux-1 --internal-address 10.0.0.11 --etcd --controlplane --worker --label team=web", "linux-of-web");
        output.Should().Contain("Successfully registered");
        var run = WindowsInstallerHost.Run((string)token["windowsNodeCommand"]!, "-NodeName windows-1 -InternalAddress 10.0.0.21", "windows-of-web");
        run.Calls.Should().Contain(c => c.Contains("X-Cattle-Labels: cattle.io/os=windows", StringComparison.Ordinal) && c.EndsWith("/v3/connect/agent", StringComparison.Ordinal));
    }

    private static string Mixed(string kubernetes) => $$"""
        resource "rancher2_cluster_v2" "this" {
          name               = "web"
          kubernetes_version = "{{kubernetes}}"
          rke_config {
            machine_global_config = <<-EOT
              cni: flannel
            EOT
            chart_values = <<-EOT
              rke2-flannel:
                flannel:
                  backend: vxlan
                  vni: 4096
                  backendPort: 4789
            EOT
          }
        }

        resource "rancher2_custom_node" "linux" {
          cluster_id = rancher2_cluster_v2.this.cluster_v1_id
          name       = "linux-1"
          roles      = ["etcd", "controlplane", "worker"]
          labels     = { team = "web" }
          machine_id = "linux-of-web"
        }

        resource "rancher2_custom_node" "windows" {
          cluster_id       = rancher2_cluster_v2.this.cluster_v1_id
          name             = "windows-1"
          os               = "windows"
          roles            = ["worker"]
          machine_id       = "windows-of-web"
          internal_address = "10.0.0.21"
        }
        """;
}
