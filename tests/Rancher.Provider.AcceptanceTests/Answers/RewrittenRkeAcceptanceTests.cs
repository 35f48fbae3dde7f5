using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Answers;

/// <summary>Parts of <c>rke_config</c> that Rancher 2.4 gives back in other words, and what it wants to be sent beside them.</summary>
public class RewrittenRkeAcceptanceTests
{
    private const string Address = "rancher2_cluster.this";

    [Theory]
    [InlineData("2.4.18")]
    [InlineData("2.11.16")]
    public async Task EncryptionOfSecrets_WithTheNamesOfGo_MeansTheSame(string version)
    {
        await using var provider = await ProviderFixture.StartAsync(version);
        await using var acceptance = provider.Case();
        await acceptance.ApplyAsync(provider.Configuration(Encrypted("aG9waG9wLW9mLXRoaXMtdGVzdC0xMjM0NTY3ODkwMTI=")));

        await acceptance.ApplyAsync(provider.Configuration(Encrypted("b3RoZXItb2YtdGhpcy10ZXN0LTEyMzQ1Njc4OTAxMjM=")), plan => plan.ShouldUpdate(Address));

        var cluster = provider.Rancher.Store.All("cluster").Single(c => (string?)c["name"] == "sealed").ToString();
        cluster.Should().Contain("b3RoZXItb2YtdGhpcy10ZXN0LTEyMzQ1Njc4OTAxMjM=").And.NotContain("aG9waG9wLW9mLXRoaXMtdGVzdC0xMjM0NTY3ODkwMTI=");
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task ScheduledScan_WithoutAVersionOfKubernetes_NamesTheOneOfTheServer()
    {
        await using var provider = await ProviderFixture.StartAsync("2.4.18");
        await using var acceptance = provider.Case();
        var state = await acceptance.ApplyAsync(provider.Configuration(Scanned("0 2 * * *", "first")));
        var version = (string?)state.Resource(Address).SelectToken("rke_config[0].kubernetes_version");
        version.Should().NotBeNullOrEmpty();

        await acceptance.ApplyAsync(provider.Configuration(Scanned("0 3 * * *", "first")), plan => plan.ShouldUpdate(Address));
        var sent = JObject.Parse(provider.Rancher.Requests.Last(r => r.Method == "PUT").Body);
        ((string?)sent.SelectToken("rancherKubernetesEngineConfig.kubernetesVersion")).Should().Be(version);
        ((bool?)sent.SelectToken("rancherKubernetesEngineConfig.ignoreDockerVersion")).Should().BeTrue("the server clears what a part of the configuration leaves out");

        await acceptance.ApplyAsync(provider.Configuration(Scanned("0 3 * * *", "second")), plan => plan.ShouldUpdate(Address));
        JObject.Parse(provider.Rancher.Requests.Last(r => r.Method == "PUT").Body).Should().NotContainKey("rancherKubernetesEngineConfig");
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task ScheduledScan_WithoutRke_IsRefusedInThePlan()
    {
        await using var provider = await ProviderFixture.StartAsync("2.4.18");
        await using var acceptance = provider.Case();
        acceptance.Terraform.Configure(provider.Configuration(Scanned("0 2 * * *", "x").Replace("rke_config {}", "", StringComparison.Ordinal)));

        (await acceptance.Terraform.PlanAsync()).ShouldFail().Error("scheduled_cluster_scan needs rke_config").Address.Should().Be(Address);
    }

    private static string Encrypted(string key) => $$"""
        resource "rancher2_cluster" "this" {
          name = "sealed"
          rke_config {
            services {
              kube_api {
                secrets_encryption_config {
                  enabled       = true
                  custom_config = <<-EOT
                    apiVersion: apiserver.config.k8s.io/v1
                    kind: EncryptionConfiguration
                    resources:
                    - resources: ["secrets"]
                      providers:
                      - aescbc:
                          keys:
                          - name: key1
                            secret: {{key}}
                      - identity: {}
                  EOT
                }
              }
            }
          }
        }
        """;

    private static string Scanned(string cron, string description) => $$"""
        resource "rancher2_cluster" "this" {
          name        = "scanned"
          description = "{{description}}"
          rke_config {}
          scheduled_cluster_scan {
            enabled = true
            scan_config {
              cis_scan_config {
                profile = "hardened"
              }
            }
            schedule_config {
              cron_schedule = "{{cron}}"
              retention     = 2
            }
          }
        }
        """;
}
