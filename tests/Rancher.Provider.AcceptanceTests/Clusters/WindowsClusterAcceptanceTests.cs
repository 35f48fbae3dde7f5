using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Clusters;

public sealed class WindowsClusterAcceptanceTests : ProviderTests
{
    private const string Address = "rancher2_cluster.this";

    [Fact]
    public async Task Options_LeftOut_ArePlannedAndSent()
    {
        await using var acceptance = Provider.Case();

        var state = await acceptance.ApplyAsync(Provider.Configuration(Cluster("")), plan =>
        {
            var change = plan.ShouldCreate(Address);
            change.KnownValue("rke_config[0].network[0].options")!.ToObject<Dictionary<string, string>>().Should().Equal(Preset);
        });

        Sent(state).Should().Equal(Preset);
    }

    [Fact]
    public async Task Options_GivenInPart_AreCompletedVisibly()
    {
        await using var acceptance = Provider.Case();

        var state = await acceptance.ApplyAsync(Provider.Configuration(Cluster("""options = { flannel_iface = "eth1" }""")), plan =>
            plan.ShouldCreate(Address).KnownValue("rke_config[0].network[0].effective_options")!.ToObject<Dictionary<string, string>>()
                .Should().BeEquivalentTo(new Dictionary<string, string>(Preset) { ["flannel_iface"] = "eth1" }));

        Sent(state).Should().BeEquivalentTo(new Dictionary<string, string>(Preset) { ["flannel_iface"] = "eth1" });
        state = await acceptance.ApplyAsync(Provider.Configuration(Cluster("""options = { flannel_iface = "eth2" }""")), plan => plan.ShouldUpdate(Address));
        Sent(state).Should().BeEquivalentTo(new Dictionary<string, string>(Preset) { ["flannel_iface"] = "eth2" });
    }

    [Fact]
    public async Task Options_HostGateway_GetNoVxlanSettings()
    {
        await using var acceptance = Provider.Case();

        var state = await acceptance.ApplyAsync(Provider.Configuration(Cluster("""options = { flannel_backend_type = "host-gw" }""")));

        Sent(state).Should().Equal(new Dictionary<string, string> { ["flannel_backend_type"] = "host-gw" });
    }

    [Fact]
    public async Task WindowsFlag_Changed_Replaces()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Cluster("")));

        acceptance.Terraform.Configure(Provider.Configuration(Cluster("").Replace("windows_prefered_cluster = true", "windows_prefered_cluster = false", StringComparison.Ordinal)));
        (await acceptance.Terraform.PlannedAsync()).ShouldReplace(Address).ReplacePaths.Should().Contain("windows_prefered_cluster");
    }

    private static Dictionary<string, string> Preset => new()
    {
        ["flannel_backend_port"] = "4789",
        ["flannel_backend_type"] = "vxlan",
        ["flannel_backend_vni"] = "4096",
    };

    private Dictionary<string, string>? Sent(TerraformState state) =>
        Provider.Rancher.Store.Get("cluster", (string)state.Value(Address, "id")!)!
            .SelectToken("rancherKubernetesEngineConfig.network.options")!.ToObject<SortedDictionary<string, string>>()!.ToDictionary();

    private static string Cluster(string options) =>
        $$"""
        resource "rancher2_cluster" "this" {
          name                     = "windows"
          windows_prefered_cluster = true
          rke_config {
            network {
              plugin = "flannel"
              {{options}}
            }
          }
        }
        """;
}
