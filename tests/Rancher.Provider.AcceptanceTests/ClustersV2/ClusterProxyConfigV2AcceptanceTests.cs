using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.ClustersV2;

public sealed class ClusterProxyConfigV2AcceptanceTests
{
    private const string Address = "rancher2_cluster_proxy_config_v2.this";
    private const string Type = "management.cattle.io.clusterproxyconfigs";

    [Fact]
    public async Task Life()
    {
        await using var provider = await ProviderFixture.StartAsync();
        await using var other = SteveAccess.To(provider.Rancher);
        if (await other.FindAsync("namespaces", null, "local") is null)
        {
            await other.CreateAsync("namespaces", new JObject { ["metadata"] = new JObject { ["name"] = "local" } });
        }

        await using var acceptance = provider.Case();
        var state = await acceptance.ApplyAsync(provider.Configuration(Setting(true) + """

            data "rancher2_cluster_proxy_config_v2" "this" {
              cluster_id = rancher2_cluster_proxy_config_v2.this.cluster_id
            }
            output "enabled" {
              value = data.rancher2_cluster_proxy_config_v2.this.enabled
            }
            """));
        ((string?)state.Value(Address, "id"), state.Output("enabled")).Should().Be(("local/clusterproxyconfig", "True"));

        await acceptance.ImportAndCompareAsync(Address, ignore: ["timeouts", "annotations", "labels"]);
        await acceptance.DisappearsAsync(Address, () => other.DeleteAsync(Type, "local", "clusterproxyconfig"));
        await acceptance.ApplyAsync(provider.Configuration(Setting(false)), plan => plan.ShouldReplace(Address));
        await acceptance.DestroyAsync();
    }

    private static string Setting(bool enabled) =>
        $$"""
        resource "rancher2_cluster_proxy_config_v2" "this" {
          cluster_id = "local"
          enabled    = {{(enabled ? "true" : "false")}}
        }
        """;
}
