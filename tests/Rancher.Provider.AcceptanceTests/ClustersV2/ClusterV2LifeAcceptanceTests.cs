using Rancher.Provider.AcceptanceTests.Nodes;
using Rancher.Provider.AcceptanceTests.Support;
using Rancher.Simulator;
using static Rancher.Provider.AcceptanceTests.ClustersV2.Fixture;

namespace Rancher.Provider.AcceptanceTests.ClustersV2;

/// <summary>Clusters that come to life: what waits for them, what is in them, and what is lost with them.</summary>
public sealed class ClusterV2LifeAcceptanceTests
{
    private const string Kubernetes211 = "v1.31.1+rke2r1";
    private const string Kubernetes214 = "v1.34.1+rke2r1";

    [Theory]
    [InlineData("2.11.16", Kubernetes211, "registered")]
    [InlineData("2.14.4", Kubernetes214, "connected")]
    [InlineData("2.15.0", Kubernetes214, "active")]
    [InlineData("2.11.16", Kubernetes211, "nodes_ready")]
    public async Task Goal_IsWaitedFor(string version, string kubernetes, string goal)
    {
        await using var provider = await ProviderFixture.StartAsync(version);
        await using var acceptance = provider.Case();
        acceptance.Terraform.Configure(provider.Configuration(Custom(kubernetes, Wait(goal))));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));

        using var apply = await acceptance.Terraform.StartAsync(patience.Token, "apply", "-auto-approve", "-input=false", "-no-color");
        await NodeFixture.EventuallyAsync(() => provider.Rancher.Store.All("cluster").Any(c => ((string)c["id"]!).StartsWith("c-m-", StringComparison.Ordinal)));
        await Task.Delay(TimeSpan.FromSeconds(1));
        apply.HasExited.Should().BeFalse("the goal needs machines");
        await provider.BringMachinesAsync("web");

        (await apply.WaitAsync(patience.Token)).ShouldSucceed();
        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty();
        await acceptance.DestroyAsync();
    }

    [Theory]
    [InlineData("2.11.16")]
    [InlineData("2.14.4")]
    [InlineData("2.15.0")]
    public async Task ImportedCluster_IsActiveOnceItsAgentHasConnected(string version)
    {
        await using var provider = await ProviderFixture.StartAsync(version);
        await using var acceptance = provider.Case();
        acceptance.Terraform.Configure(provider.Configuration($$"""
            resource "rancher2_cluster_v2" "this" {
              name = "theirs"
              {{Wait("active")}}
            }
            """));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        string? Id() => provider.Rancher.Store.All("cluster").Select(c => (string)c["id"]!).FirstOrDefault(id => id.StartsWith("c-m-", StringComparison.Ordinal));

        using var apply = await acceptance.Terraform.StartAsync(patience.Token, "apply", "-auto-approve", "-input=false", "-no-color");
        await NodeFixture.EventuallyAsync(() => Id() is not null);
        await Task.Delay(TimeSpan.FromSeconds(1));
        apply.HasExited.Should().BeFalse("the agent has not connected");
        provider.Rancher.ConnectImported(Id()!, new KubernetesNode("node-1", "10.0.0.1"));

        (await apply.WaitAsync(patience.Token)).ShouldSucceed();
        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty();
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task Goal_ThatIsNotReached_TellsWhatTheClusterWaitsFor_AndKeepsIt()
    {
        await using var provider = await ProviderFixture.StartAsync("2.14.4");
        await using var acceptance = provider.Case();
        acceptance.Terraform.Configure(provider.Configuration(Custom(Kubernetes214, Wait("active") + "\ntimeouts {\n create = \"4s\"\n }")));

        var error = (await acceptance.Terraform.ApplyAsync()).ShouldFail().Error("to be active");

        error.Detail.Should().Contain("node to be registered").And.Contain("kept in the state");
        (await acceptance.Terraform.StateAsync()).Addresses.Should().Contain(Address);
    }

    [Theory]
    [InlineData("2.11.16", Kubernetes211)]
    [InlineData("2.14.4", Kubernetes214)]
    [InlineData("2.15.0", Kubernetes214)]
    public async Task Objects_InTheCluster_LiveAndAreNotTakenForGone_WhenItIsCutOff(string version, string kubernetes)
    {
        await using var provider = await ProviderFixture.StartAsync(version);
        await using var acceptance = provider.Case();
        await acceptance.ApplyAsync(provider.Configuration(Custom(kubernetes)));
        var id = await provider.BringMachinesAsync("web");
        await NodeFixture.EventuallyAsync(() => (string?)provider.Rancher.Store.Get("cluster", id)?["state"] == "active");
        var configuration = provider.Configuration(Custom(kubernetes) + Objects);

        var state = await acceptance.ApplyAsync(configuration);

        ((string?)state.Value("rancher2_secret_v2.this", "id")).Should().Be($"{id}.default/login");
        ((string?)state.Value("rancher2_config_map_v2.this", "id")).Should().Be($"{id}.default/settings");
        ((string?)state.Value("rancher2_storage_class_v2.this", "id")).Should().Be($"{id}.fast");
        ((string?)state.Value("rancher2_app_v2.this", "cluster_name")).Should().Be("web");

        provider.Rancher.CutTunnels(id);
        (await acceptance.Terraform.PlanAsync()).ShouldFail().Errors.Should().OnlyContain(e => e.Detail.Contains("is not connected to Rancher", StringComparison.Ordinal));
        (await acceptance.Terraform.StateAsync()).Addresses.Should().Contain("rancher2_secret_v2.this");

        provider.Rancher.OpenTunnels(id);
        await NodeFixture.EventuallyAsync(() => (string?)provider.Rancher.Store.Get("cluster", id)?["state"] == "active");
        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty();
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task ManyObjects_InACluster_AreReadTogether_AndNoneIsMissed()
    {
        await using var provider = await ProviderFixture.StartAsync("2.14.4");
        await using var acceptance = provider.Case();
        await acceptance.ApplyAsync(provider.Configuration(Custom(Kubernetes214)));
        var id = await provider.BringMachinesAsync("web");
        await NodeFixture.EventuallyAsync(() => (string?)provider.Rancher.Store.Get("cluster", id)?["state"] == "active");
        await acceptance.ApplyAsync(provider.Configuration(Custom(Kubernetes214) + """

            resource "rancher2_config_map_v2" "many" {
              count      = 60
              cluster_id = rancher2_cluster_v2.this.cluster_v1_id
              name       = "settings-${count.index}"
              data       = { tone = "warm" }
            }
            """));

        provider.Rancher.ClearRequests();
        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty();
        InCluster().Should().BeLessThanOrEqualTo(20, "60 maps and the question whether the cluster is there, each by itself, would be 120");

        await provider.SendAsync(HttpMethod.Delete, $"/k8s/clusters/{id}/v1/configmaps/default/settings-17", null);
        provider.Rancher.ClearRequests();
        var plan = await acceptance.Terraform.PlannedAsync();

        plan.ShouldCreate("rancher2_config_map_v2.many[17]");
        plan.Changes.Count(c => !c.IsNothing).Should().Be(1);
        InCluster().Should().BeLessThanOrEqualTo(22);
        await acceptance.DestroyAsync();

        int InCluster() => provider.Rancher.Requests.Count(r => r.Path.StartsWith("/k8s/clusters/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OwnAuthority_IsTakenOnceTheControlPlaneRuns()
    {
        await using var provider = await ProviderFixture.StartAsync("2.14.4");
        await using var acceptance = provider.Case();
        var endpoint = "local_auth_endpoint {\n enabled = true\n fqdn = \"k8s.example.com\"\n use_internal_ca_certs = true\n }";
        acceptance.ApplyWarnings = ["rancher2_cluster_v2 \"web\" has no certificate authority yet"];
        await acceptance.ApplyAsync(provider.Configuration(Custom(Kubernetes214, endpoint)));
        var id = await provider.BringMachinesAsync("web");
        await NodeFixture.EventuallyAsync(() => (string?)provider.Rancher.Store.Get("cluster", id)?["caCert"] is { Length: > 0 });

        acceptance.ApplyWarnings = [];
        await acceptance.ApplyAsync(provider.Configuration(Custom(Kubernetes214, endpoint + "\nlabels = { team = \"x\" }")));

        var authority = (await provider.GetAsync("/v1/provisioning.cattle.io.clusters/fleet-default/web")).SelectToken("spec.localClusterAuthEndpoint.caCerts");
        ((string?)authority).Should().Contain("BEGIN CERTIFICATE");
        await acceptance.DestroyAsync();
    }

    private static string Wait(string goal) => $"wait {{\n goal = \"{goal}\"\n{(goal == "nodes_ready" ? " nodes = 1\n" : "")}}}";

    public static string Objects =>
        """

        resource "rancher2_secret_v2" "this" {
          cluster_id = rancher2_cluster_v2.this.cluster_v1_id
          name       = "login"
          data       = { password = "not-in-any-log" }
        }

        resource "rancher2_config_map_v2" "this" {
          cluster_id = rancher2_cluster_v2.this.cluster_v1_id
          name       = "settings"
          data       = { tone = "warm" }
        }

        resource "rancher2_storage_class_v2" "this" {
          cluster_id      = rancher2_cluster_v2.this.cluster_v1_id
          name            = "fast"
          k8s_provisioner = "example.com/disk"
        }

        resource "rancher2_app_v2" "this" {
          cluster_id = rancher2_cluster_v2.this.cluster_v1_id
          name       = "hello"
          namespace  = "apps"
          repo_name  = "rancher-charts"
          chart_name = "hello-world"
        }
        """;
}
