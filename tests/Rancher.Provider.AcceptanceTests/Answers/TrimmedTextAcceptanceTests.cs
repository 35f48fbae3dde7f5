using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Answers;

/// <summary>Norman takes the white space off both ends of every text. None of it is a difference, in no attribute of any type.</summary>
public class TrimmedTextAcceptanceTests
{
    [Theory]
    [InlineData("2.2.8")]
    [InlineData("2.4.18")]
    [InlineData("2.11.16")]
    [InlineData("2.14.4")]
    public async Task Texts_WithWhiteSpaceAround_AreNoDifference(string version)
    {
        await using var provider = await ProviderFixture.StartAsync(version);
        await using var acceptance = provider.Case();

        var state = await acceptance.ApplyAsync(provider.Configuration("""
            resource "rancher2_setting" "this" {
              name  = "telemetry-of-tests"
              value = "on\n"
            }
            resource "rancher2_role_template" "this" {
              name        = "readers"
              description = "  reads\n"
              rules {
                api_groups = ["apps "]
                resources  = ["deployments\n"]
                verbs      = ["get"]
              }
            }
            resource "rancher2_cluster" "this" {
              name        = "prod"
              description = " in production \n"
              annotations = { note = " of the operators " }
              cluster_auth_endpoint {
                enabled = true
                fqdn    = "k8s.example.com"
              }
            }
            """));

        ((string?)state.Value("rancher2_setting.this", "value")).Should().Be("on\n");
        ((string?)state.Value("rancher2_cluster.this", "description")).Should().Be(" in production \n");
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task Documents_OfRke_AreNoDifference()
    {
        await using var provider = await ProviderFixture.StartAsync("2.4.18");
        await using var acceptance = provider.Case();

        await acceptance.ApplyAsync(provider.Configuration("""
            resource "rancher2_cluster" "this" {
              name = "prod"
              rke_config {
                kubernetes_version = "v1.18.20-rancher1-1"
                addons             = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: tools\n\n"
                bastion_host {
                  address = "10.0.0.1"
                  user    = "ubuntu"
                  ssh_key = "hunter2-of-this-test\n"
                }
                network {
                  plugin  = "canal"
                  options = { canal_iface = "eth1 " }
                }
                services {
                  kubelet {
                    extra_args  = { "max-pods" = " 100" }
                    extra_binds = ["/a:/b "]
                  }
                }
              }
            }
            """));

        await acceptance.DestroyAsync();
    }
}
