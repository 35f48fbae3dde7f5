using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;
using Rancher.Simulator;

namespace Rancher.Provider.AcceptanceTests.Clusters;

public sealed class ClusterResourceAcceptanceTests : ProviderTests
{
    private const string Address = "rancher2_cluster.this";

    [Theory]
    [InlineData("2.2.8")]
    [InlineData("2.4.18")]
    [InlineData("2.11.16")]
    public async Task Basic(string version)
    {
        await using var provider = await ProviderFixture.StartAsync(version);
        await using var acceptance = provider.Case();

        var state = await acceptance.ApplyAsync(provider.Configuration("""
            resource "rancher2_cluster" "this" {
              name = "basic"
              rke_config {
                network {
                  plugin = "canal"
                }
              }
            }
            """));

        state.Value(Address, "cluster_registration_token[0].node_command")!.ToString().Should().Contain("--token");
        state.Value(Address, "default_project_id")!.ToString().Should().Contain(":p-");
        state.Value(Address, "kube_config")!.ToString().Should().Contain("apiVersion");
        await acceptance.ImportAndCompareAsync(Address, ignore: ["kube_config", "kube_config_renew_before", "kube_config_renewal_reason", "rke_config", "timeouts", "cluster_auth_endpoint", "annotations", "labels", "driver"]);
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task Complete()
    {
        await using var acceptance = Provider.Case();

        await acceptance.ApplyAsync(Provider.Configuration(Fixture.Complete));

        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task Update()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Cluster("""description = "first"  """, "max-pods", "100")));

        var state = await acceptance.ApplyAsync(Provider.Configuration(Cluster("labels = { team = \"x\" }", "max-pods", "110")), plan => plan.ShouldUpdate(Address));

        state.Value(Address, "description")!.Type.Should().Be(JTokenType.Null);
        var cluster = Provider.Rancher.Store.Get("cluster", (string)state.Value(Address, "id")!)!;
        ((string?)cluster["description"] ?? "").Should().BeEmpty("an argument that was removed is cleared");
        ((string?)cluster.SelectToken("rancherKubernetesEngineConfig.services.kubelet.extraArgs.max-pods")).Should().Be("110");
        ((string?)cluster.SelectToken("labels.team")).Should().Be("x");
        ((bool?)cluster.SelectToken("rancherKubernetesEngineConfig.ignoreDockerVersion")).Should().BeTrue("what the plan did not touch survives the update");
    }

    [Fact]
    public async Task Update_BlockRemoved_IsClearedOnTheServer()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Cluster("""
            cluster_auth_endpoint {
              enabled = true
              fqdn    = "k8s.example.com"
            }
            """, "max-pods", "100")));

        var state = await acceptance.ApplyAsync(Provider.Configuration(Cluster("", "max-pods", "100")), plan => plan.ShouldUpdate(Address));

        var cluster = Provider.Rancher.Store.Get("cluster", (string)state.Value(Address, "id")!)!;
        ((string?)cluster.SelectToken("localClusterAuthEndpoint.fqdn") ?? "").Should().BeEmpty();
    }

    [Fact]
    public async Task Imported()
    {
        await using var acceptance = Provider.Case();

        var state = await acceptance.ApplyAsync(Provider.Configuration("""resource "rancher2_cluster" "this" { name = "imported" }"""));

        state.Value(Address, "cluster_registration_token[0].command")!.ToString().Should().StartWith("kubectl apply -f");
        await acceptance.ImportAndCompareAsync(Address, ignore: ["kube_config", "kube_config_renew_before", "kube_config_renewal_reason", "timeouts", "cluster_auth_endpoint", "annotations", "labels", "driver"]);
    }

    [Fact]
    public async Task Disappears()
    {
        await using var acceptance = Provider.Case();
        var state = await acceptance.ApplyAsync(Provider.Configuration(Cluster("", "max-pods", "100")));

        await acceptance.DisappearsAsync(Address, () =>
        {
            Provider.Rancher.Store.Delete("cluster", (string)state.Value(Address, "id")!).Should().BeTrue();
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Drift()
    {
        await using var acceptance = Provider.Case();
        var state = await acceptance.ApplyAsync(Provider.Configuration(Cluster("""description = "mine"  """, "max-pods", "100")));

        await acceptance.DriftAsync(Address, () =>
        {
            Provider.Rancher.Store.Change("cluster", (string)state.Value(Address, "id")!, cluster => cluster["description"] = "theirs");
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Kind_Changed_Replaces()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Cluster("", "max-pods", "100")));

        await acceptance.ApplyAsync(Provider.Configuration("""resource "rancher2_cluster" "this" { name = "cluster" }"""), plan => plan.ShouldReplace(Address));

        Provider.Rancher.Requests.Where(r => r.Method == "PUT").Should().BeEmpty("taking rke_config away from a cluster ends the server");
    }

    [Theory]
    [InlineData("2.14.4")]
    [InlineData("2.15.0")]
    public async Task Rke_ServerWithoutRke_IsRefusedInThePlan(string version)
    {
        await using var provider = await ProviderFixture.StartAsync(version);
        await using var acceptance = provider.Case();
        acceptance.Terraform.Configure(provider.Configuration(Cluster("", "max-pods", "100")));

        var error = (await acceptance.Terraform.PlanAsync()).ShouldFail().Error($"Rancher v{version} does not have rke_config");

        error.Detail.Should().Contain("Rancher 2.11 was the last version with it").And.Contain("rancher2_cluster_v2");
        provider.Rancher.Requests.Should().NotContain(r => r.Method == "POST");
    }

    [Fact]
    public async Task KubernetesVersion_NotListed_IsToldWithTheNearestOnes()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration("""
            resource "rancher2_cluster" "this" {
              name = "cluster"
              rke_config {
                kubernetes_version = "v1.30.99-rancher1-1"
              }
            }
            """));

        var warning = (await acceptance.Terraform.PlanAsync()).ShouldSucceed().Diagnostics.Should().ContainSingle().Subject;

        warning.Summary.Should().Be("Rancher does not list Kubernetes v1.30.99-rancher1-1");
        warning.Detail.Should().Contain("The nearest ones on the list: v1.30.");
    }

    [Fact]
    public async Task KindThatTheStateDoesNotShowAndTheObjectHas_ReplacesNothing()
    {
        await using var acceptance = Provider.Case();
        var configuration = Provider.Configuration(Cluster("", "v", "2"));
        await acceptance.ApplyAsync(configuration);
        var state = JObject.Parse(await File.ReadAllTextAsync(acceptance.Terraform.StateFile));
        state.SelectToken("resources[0].instances[0].attributes")!["rke_config"] = new JArray();
        await File.WriteAllTextAsync(acceptance.Terraform.StateFile, state.ToString());

        await acceptance.ApplyAsync(configuration, plan => plan.ShouldUpdate("rancher2_cluster.this"));
    }

    private static string Cluster(string argument, string flag, string value) =>
        $$"""
        resource "rancher2_cluster" "this" {
          name = "cluster"
          {{argument}}
          rke_config {
            services {
              kubelet {
                extra_args = { "{{flag}}" = "{{value}}" }
              }
            }
          }
        }
        """;
}
