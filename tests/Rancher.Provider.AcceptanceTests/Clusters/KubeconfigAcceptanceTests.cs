using Newtonsoft.Json.Linq;
using Rancher.Api.Norman;
using Rancher.Provider.AcceptanceTests.Nodes;
using Rancher.Provider.AcceptanceTests.Support;
using Rancher.Simulator.Faults;

namespace Rancher.Provider.AcceptanceTests.Clusters;

/// <summary>The kubeconfig in the state works as long as its cluster exists: renewed by an apply that a plan announced, and never by a read.</summary>
public sealed class KubeconfigAcceptanceTests
{
    private const string Renewed = "kube_config is renewed";

    private const string Rke = """
        resource "rancher2_cluster" "this" {
          name = "kept"
          rke_config {
            network {
              plugin = "canal"
            }
          }
        }
        """;

    private const string Machines = """
        resource "rancher2_cluster_v2" "this" {
          name               = "kept"
          kubernetes_version = "v1.33.5+rke2r1"
          rke_config {
            machine_global_config = "cni: calico"
          }
        }
        """;

    [Theory]
    [InlineData("2.4.18", "gone")]
    [InlineData("2.4.18", "disabled")]
    [InlineData("2.11.16", "expired")]
    [InlineData("2.11.16", "expiring")]
    [InlineData("2.14.4", "gone")]
    [InlineData("2.14.4", "expired")]
    [InlineData("2.14.4", "expiring")]
    public async Task Token_ThatEnds_IsRenewedByTheNextApply(string version, string how)
    {
        await using var provider = await ProviderFixture.StartAsync(version);
        await using var acceptance = provider.Case();
        var (configuration, address) = Of(version);
        var before = (string)(await acceptance.ApplyAsync(provider.Configuration(configuration))).Value(address, "kube_config")!;
        var old = Kubeconfigs.TokenOf(before)!;
        End(provider, old, how);
        provider.Rancher.ClearRequests();

        var plan = await acceptance.Terraform.PlannedAsync();

        plan.ShouldUpdate(address).UnknownValue("kube_config").ChangedAttributes.Should().BeEquivalentTo(["kube_config", "kube_config_renewal_reason"]);
        plan.Warnings.Should().Equal(Renewed);
        provider.Rancher.Requests.Should().OnlyContain(r => r.Method == "GET", "reads write nothing");
        provider.Rancher.Requests.Count(r => r.Path.Contains("/tokens/", StringComparison.Ordinal)).Should().BeLessThanOrEqualTo(2);

        var after = (string)(await acceptance.ApplyAsync()).Value(address, "kube_config")!;

        after.Should().NotBe(before);
        provider.Rancher.Requests.Should().NotContain(r => r.Method == "PUT", "a renewal changes nothing of the cluster");
        var token = provider.Rancher.Store.Get("token", Kubeconfigs.TokenOf(after)!)!;
        ((bool?)token["enabled"]).Should().BeTrue();
        if (old != Kubeconfigs.TokenOf(after))
        {
            provider.Rancher.Store.Get("token", old).Should().BeNull("the old token was revoked");
        }

        await acceptance.DestroyAsync();
        provider.Rancher.Store.All("token").Count(t => ((string)t["id"]!).StartsWith("kubeconfig-", StringComparison.Ordinal))
            .Should().Be(version == "2.4.18" ? 1 : 0, "Rancher 2.4 has one token for all kubeconfigs of a user, which stays");
    }

    [Theory]
    [InlineData("2.4.18")]
    [InlineData("2.14.4")]
    public async Task Import_PlansAKubeconfig(string version)
    {
        await using var provider = await ProviderFixture.StartAsync(version);
        await using var made = provider.Case();
        var (configuration, address) = Of(version);
        var state = await made.ApplyAsync(provider.Configuration(configuration));
        await using var acceptance = provider.Case();
        acceptance.Terraform.Configure(provider.Configuration(configuration));
        (await acceptance.Terraform.ImportAsync(address, (string)state.Value(address, "id")!)).ShouldSucceed();

        var imported = await acceptance.ApplyAsync(plan =>
        {
            plan.ShouldUpdate(address).UnknownValue("kube_config");
            plan.Warnings.Should().Equal(Renewed);
        });

        ((string?)imported.Value(address, "kube_config")).Should().Contain("apiVersion");
    }

    [Fact]
    public async Task Token_OfAnotherUser_IsLeftAloneWhileItWorks()
    {
        await using var provider = await ProviderFixture.StartAsync("2.14.4");
        await using var acceptance = provider.Case();
        var state = await acceptance.ApplyAsync(provider.Configuration(Machines));
        var token = Kubeconfigs.TokenOf((string)state.Value("rancher2_cluster_v2.this", "kube_config")!)!;
        var other = (await StandardUser.TokenAsync(provider.Rancher, "kim")).Split(':')[0];
        provider.Rancher.Store.Change("token", token, t => t["userId"] = provider.Rancher.Store.Get("token", other)!["userId"]);

        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty("the token itself says that it is accepted");
        provider.Rancher.Store.Change("token", token, t => t["enabled"] = false);
        (await acceptance.ApplyAsync(plan => plan.ShouldUpdate("rancher2_cluster_v2.this"))).Value("rancher2_cluster_v2.this", "kube_config")!.ToString().Should().NotContain(token);
    }

    [Fact]
    public async Task Renewal_ThatRancherRefuses_KeepsTheOldOneAndIsPlannedAgain()
    {
        await using var provider = await ProviderFixture.StartAsync("2.14.4");
        await using var acceptance = provider.Case();
        var before = (string)(await acceptance.ApplyAsync(provider.Configuration(Machines))).Value("rancher2_cluster_v2.this", "kube_config")!;
        provider.Rancher.Store.Delete("token", Kubeconfigs.TokenOf(before)!);
        provider.Rancher.Faults.Add(Fault.On("POST", "/v3/clusters", new FaultKind.Status(403, "{\"type\":\"error\",\"status\":403,\"code\":\"Forbidden\",\"message\":\"clusters is forbidden\"}")));

        (await acceptance.Terraform.ApplyAsync()).ShouldFail().Error("Cannot renew kube_config").Detail.Should().Contain("old value was kept");

        ((string?)(await acceptance.Terraform.StateAsync()).Value("rancher2_cluster_v2.this", "kube_config")).Should().Be(before);
        await acceptance.ApplyAsync(plan => plan.ShouldUpdate("rancher2_cluster_v2.this").UnknownValue("kube_config"));
    }

    [Fact]
    public async Task Sync_KeepsOneOfItsOwn()
    {
        await using var provider = await ProviderFixture.StartAsync("2.11.16");
        await using var acceptance = provider.Case();
        var cluster = (string)(await acceptance.ApplyAsync(provider.Configuration(Rke))).Value("rancher2_cluster.this", "id")!;
        await provider.JoinAsync(cluster, "linux-1", false, "--etcd", "--controlplane", "--worker");
        var synced = provider.Configuration(Rke + """

            resource "rancher2_cluster_sync" "this" {
              cluster_id               = rancher2_cluster.this.id
              kube_config_renew_before = "24h"
            }
            """);
        var token = Kubeconfigs.TokenOf((string)(await acceptance.ApplyAsync(synced)).Value("rancher2_cluster_sync.this", "kube_config")!)!;
        End(provider, token, "expiring");
        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty("it expires in three days");
        End(provider, token, "gone");

        await acceptance.ApplyAsync(plan => plan.ShouldUpdate("rancher2_cluster_sync.this").UnknownValue("kube_config"));

        await acceptance.DestroyAsync();
        provider.Rancher.Store.All("token").Should().NotContain(t => ((string)t["id"]!).StartsWith("kubeconfig-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DataSource_ThatIsToMakeOne_IsRefusedWithTheEphemeralResource()
    {
        await using var provider = await ProviderFixture.StartAsync("2.14.4");
        await using var acceptance = provider.Case();
        acceptance.Terraform.Configure(provider.Configuration("data \"rancher2_cluster\" \"this\" {\n name = \"local\"\n generate_kube_config = true\n}\n"));

        (await acceptance.Terraform.ValidateAsync()).ShouldFail().Error("A data source makes no kubeconfig").Detail.Should().Contain("rancher2_kubeconfig");
        await acceptance.ApplyAsync(provider.Configuration("data \"rancher2_cluster\" \"this\" {\n name = \"local\"\n}\n"));
        provider.Rancher.Requests.Should().OnlyContain(r => r.Method == "GET");
    }

    [Theory]
    [InlineData("2.11.16")]
    [InlineData("2.14.4")]
    public async Task Ephemeral_ReachesTheClusterForARun_AndLeavesNothing(string version)
    {
        await using var provider = await ProviderFixture.StartAsync(version);
        await using var acceptance = provider.Case();
        var seen = Path.Combine(acceptance.Terraform.Folder, "seen");
        var before = provider.Rancher.Store.All("token").Count;

        await acceptance.ApplyAsync(provider.Configuration($$"""
            ephemeral "rancher2_kubeconfig" "run" {
              cluster_id = "local"
              ttl        = 600
            }

            resource "terraform_data" "kubectl" {
              provisioner "local-exec" {
                command     = "printf '%s' \"$CONFIG\" > '{{seen}}'; curl -sS -o /dev/null -w '%%{http_code}' -H \"Authorization: Bearer $TOKEN\" \"$HOST/api/v1/namespaces\" >> '{{seen}}'"
                environment = {
                  CONFIG = ephemeral.rancher2_kubeconfig.run.kube_config
                  TOKEN  = ephemeral.rancher2_kubeconfig.run.token
                  HOST   = ephemeral.rancher2_kubeconfig.run.host
                }
              }
            }
            """));

        var text = await File.ReadAllTextAsync(seen);
        text.Should().Contain($"server: \"{provider.Rancher.Url}/k8s/clusters/local\"").And.EndWith("200");
        var key = text[(text.IndexOf("token: \"", StringComparison.Ordinal) + 8)..].Split('"')[0];
        key.Should().Contain(":");
        (await File.ReadAllTextAsync(acceptance.Terraform.StateFile)).Should().NotContain(key.Split(':')[1]);
        provider.Rancher.Store.All("token").Should().HaveCount(before);
    }

    private static (string Configuration, string Address) Of(string version) =>
        version == "2.14.4" ? (Machines, "rancher2_cluster_v2.this") : (Rke, "rancher2_cluster.this");

    private static void End(ProviderFixture provider, string token, string how)
    {
        if (how == "gone")
        {
            provider.Rancher.Store.Delete("token", token).Should().BeTrue();
            return;
        }

        provider.Rancher.Store.Change("token", token, t =>
        {
            switch (how)
            {
                case "disabled":
                    t["enabled"] = false;
                    break;
                case "expired":
                    t["ttl"] = 1;
                    break;
                default:
                    (t["created"], t["ttl"]) = (DateTimeOffset.UtcNow.AddDays(-27).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), (long)TimeSpan.FromDays(3).TotalMilliseconds);
                    break;
            }
        });
    }
}
