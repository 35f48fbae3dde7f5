using Rancher.Provider.AcceptanceTests.ClustersV2;
using Rancher.Provider.AcceptanceTests.Nodes;
using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Access;

/// <summary>Clusters of a user who is no administrator. Rancher gives him rights on what he made a moment later, and takes them away a moment before it is gone.</summary>
public sealed class StandardUserAcceptanceTests
{
    [Theory]
    [InlineData("2.11.16", "v1.31.1+rke2r1")]
    [InlineData("2.14.4", "v1.34.1+rke2r1")]
    [InlineData("2.15.0", "v1.34.1+rke2r1")]
    public async Task CustomCluster_Lives(string version, string kubernetes)
    {
        await using var provider = await ProviderFixture.StartAsync(version);
        await using var acceptance = provider.Case();
        var configuration = await ConfigurationAsync(provider, Fixture.Custom(kubernetes));

        var state = await acceptance.ApplyAsync(configuration);

        ((string?)state.Value("rancher2_cluster_v2.this", "cluster_registration_token[0].token")).Should().NotBeNullOrEmpty();
        await acceptance.ApplyAsync(configuration.Replace("rke_config {", "labels = { team = \"web\" }\nrke_config {", StringComparison.Ordinal), plan => plan.ShouldUpdate("rancher2_cluster_v2.this"));
        await acceptance.DestroyAsync();
    }

    [Theory]
    [InlineData("2.11.16", "v1.31.1+rke2r1")]
    [InlineData("2.14.4", "v1.34.1+rke2r1")]
    [InlineData("2.15.0", "v1.34.1+rke2r1")]
    public async Task RunningCluster_WithANodeAndObjectsInIt_Lives(string version, string kubernetes)
    {
        await using var provider = await ProviderFixture.StartAsync(version);
        await using var acceptance = provider.Case();
        var configuration = await ConfigurationAsync(provider, Fixture.Custom(kubernetes) + """

            resource "rancher2_custom_node" "first" {
              cluster_id = rancher2_cluster_v2.this.cluster_v1_id
              name       = "linux-1"
              machine_id = "first-of-web"
              roles      = ["etcd", "controlplane", "worker"]
            }

            resource "rancher2_cluster_registration_token" "this" {
              cluster_id = rancher2_cluster_v2.this.cluster_v1_id
            }

            resource "rancher2_cluster_sync" "this" {
              cluster_id = rancher2_custom_node.first.cluster_id
            }

            data "rancher2_cluster_v2" "same" {
              name = rancher2_cluster_v2.this.name
            }

            data "rancher2_cluster" "same" {
              name = rancher2_cluster_v2.this.name
            }

            data "rancher2_setting" "address" {
              name = "server-url"
            }

            data "rancher2_node" "first" {
              cluster_id = rancher2_custom_node.first.cluster_id
              name       = rancher2_custom_node.first.name
            }

            """);
        acceptance.Terraform.Configure(configuration);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));

        using var apply = await acceptance.Terraform.StartAsync(patience.Token, "apply", "-auto-approve", "-input=false", "-no-color");
        var id = await provider.BringMachinesAsync("web");
        (await apply.WaitAsync(patience.Token)).ShouldSucceed();
        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty();
        await NodeFixture.EventuallyAsync(() => (string?)provider.Rancher.Store.Get("cluster", id)?["state"] == "active");

        await acceptance.ApplyAsync(configuration + ClusterV2LifeAcceptanceTests.Objects, plan => plan.ShouldCreate("rancher2_secret_v2.this"));
        await acceptance.DestroyAsync();
    }

    [Theory]
    [InlineData("2.11.16")]
    [InlineData("2.14.4")]
    public async Task CloudCredential_Lives(string version)
    {
        await using var provider = await ProviderFixture.StartAsync(version);
        await using var acceptance = provider.Case();

        await acceptance.ApplyAsync(await ConfigurationAsync(provider, """
            resource "rancher2_cloud_credential" "this" {
              name = "web"
              digitalocean_credential_config {
                access_token = "hush"
              }
            }
            """));

        await acceptance.DestroyAsync();
    }

    [Theory]
    [InlineData("2.11.16")]
    [InlineData("2.14.4")]
    [InlineData("2.15.0")]
    public async Task MachineConfig_Lives(string version)
    {
        await using var provider = await ProviderFixture.StartAsync(version);
        await using var acceptance = provider.Case();

        await acceptance.ApplyAsync(await ConfigurationAsync(provider, """
            resource "rancher2_machine_config_v2" "this" {
              generate_name = "web"
              digitalocean_config {
                region = "ams3"
              }
            }
            """));

        await acceptance.DestroyAsync();
    }

    [Theory]
    [InlineData("2.4.18", "rke_config {\n}")]
    [InlineData("2.11.16", "rke_config {\n}")]
    [InlineData("2.14.4", "")]
    public async Task OlderCluster_Lives(string version, string kind)
    {
        await using var provider = await ProviderFixture.StartAsync(version);
        await using var acceptance = provider.Case();
        var configuration = await ConfigurationAsync(provider, $$"""
            resource "rancher2_cluster" "this" {
              name = "web"
              {{kind}}
            }
            """);

        await acceptance.ApplyAsync(configuration);
        await acceptance.DestroyAsync();
    }

    private static async Task<string> ConfigurationAsync(ProviderFixture provider, string body) =>
        provider.Configuration(body).Replace(provider.Rancher.AdminToken, await StandardUser.TokenAsync(provider.Rancher, "pipeline"), StringComparison.Ordinal);
}
