using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;
using static Rancher.Provider.AcceptanceTests.ClustersV2.Fixture;

namespace Rancher.Provider.AcceptanceTests.ClustersV2;

/// <summary>The typed network beside the documents: each value is said once, written into the documents' place, and read back to whoever said it.</summary>
public sealed class ClusterV2NetworkAcceptanceTests : ProviderTests
{
    [Fact]
    public async Task Windows_WithFlannel_PlansWhatWindowsNeeds()
    {
        await using var acceptance = Provider.Case();

        await acceptance.ApplyAsync(Provider.Configuration(Custom(rke: Network("cni = \"flannel\"\n windows = true"))), plan =>
        {
            var change = plan.ShouldCreate(Address);
            ((long?)change.KnownValue("rke_config[0].network[0].flannel_vni")).Should().Be(4096);
            ((long?)change.KnownValue("rke_config[0].network[0].flannel_port")).Should().Be(4789);
        });

        var rke = await RkeAsync();
        ((string?)rke.SelectToken("machineGlobalConfig.cni")).Should().Be("flannel");
        rke.SelectToken("chartValues.rke2-flannel.flannel")!.ToString(Newtonsoft.Json.Formatting.None).Should().Be("""{"backend":"vxlan","backendPort":4789,"vni":4096}""");
    }

    [Fact]
    public async Task WithoutWindows_NothingIsSaidForTheUser()
    {
        await using var acceptance = Provider.Case();

        await acceptance.ApplyAsync(Provider.Configuration(Custom(rke: Network("cni = \"calico\"\n pod_cidr = \"10.44.0.0/16\"\n service_cidr = \"10.45.0.0/16\""))));

        (await RkeAsync()).SelectToken("machineGlobalConfig")!.ToString(Newtonsoft.Json.Formatting.None).Should().Be(
            """{"cni":"calico","cluster-cidr":"10.44.0.0/16","service-cidr":"10.45.0.0/16"}""");
        (await RkeAsync()).SelectToken("chartValues")!.Type.Should().Be(JTokenType.Null, "a server writes out that there are none");
    }

    [Fact]
    public async Task BesideDocuments_EachOwnsItsKeys()
    {
        await using var acceptance = Provider.Case();
        const string Charts = "chart_values = <<-EOT\nrke2-flannel:\n  flannel:\n    enableNFTables: true\nrke2-coredns:\n  replicaCount: 2\nEOT\n";
        await acceptance.ApplyAsync(Provider.Configuration(Custom(rke: Charts + Global("tls-san: [a.example.com]") + Network("cni = \"flannel\"\n flannel_mtu = 1400"))));
        var rke = await RkeAsync();
        ((long?)rke.SelectToken("chartValues.rke2-flannel.flannel.mtu"), (bool?)rke.SelectToken("chartValues.rke2-flannel.flannel.enableNFTables")).Should().Be((1400, true));
        ((string?)rke.SelectToken("machineGlobalConfig.cni"), (string?)rke.SelectToken("machineGlobalConfig.tls-san[0]")).Should().Be(("flannel", "a.example.com"));

        // The document changes, and what the block says stays.
        await acceptance.ApplyAsync(
            Provider.Configuration(Custom(rke: Charts + Global("tls-san: [b.example.com]") + Network("cni = \"flannel\"\n flannel_mtu = 1400"))), plan => plan.ShouldUpdate(Address));
        ((string?)(await RkeAsync()).SelectToken("machineGlobalConfig.cni")).Should().Be("flannel");

        // The block changes, and what the document says stays.
        await acceptance.ApplyAsync(
            Provider.Configuration(Custom(rke: Charts + Global("tls-san: [b.example.com]") + Network("cni = \"flannel\"\n flannel_mtu = 1300"))), plan => plan.ShouldUpdate(Address));
        rke = await RkeAsync();
        ((long?)rke.SelectToken("chartValues.rke2-flannel.flannel.mtu"), (long?)rke.SelectToken("chartValues.rke2-coredns.replicaCount")).Should().Be((1300, 2));
    }

    [Fact]
    public async Task MovedFromTheDocumentToTheBlockAndBack_SendsNothingElse()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Custom(rke: Global("cni: calico\ntls-san: [a.example.com]"))));

        await acceptance.ApplyAsync(Provider.Configuration(Custom(rke: Global("tls-san: [a.example.com]") + Network("cni = \"calico\""))), plan => plan.ShouldUpdate(Address));
        ((string?)(await RkeAsync()).SelectToken("machineGlobalConfig.cni")).Should().Be("calico");

        await acceptance.ApplyAsync(Provider.Configuration(Custom(rke: Global("cni: calico\ntls-san: [a.example.com]"))), plan => plan.ShouldUpdate(Address));
        ((string?)(await RkeAsync()).SelectToken("machineGlobalConfig.cni")).Should().Be("calico");
    }

    [Fact]
    public async Task Drift_IsShownWhereTheValueWasSaid()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Custom(rke: Global("tls-san: [a.example.com]") + Network("cni = \"calico\"\n pod_cidr = \"10.44.0.0/16\""))));

        await Other.ChangeAsync(Provisioning, Namespace, "web", c => c.SelectToken("spec.rkeConfig.machineGlobalConfig")!["cluster-cidr"] = "10.99.0.0/16");
        (await acceptance.Terraform.PlanAsync()).ShouldFail().Error("(W-33)").Path.Should().Contain("pod_cidr");
        await Other.ChangeAsync(Provisioning, Namespace, "web", c => c.SelectToken("spec.rkeConfig.machineGlobalConfig")!["cluster-cidr"] = "10.44.0.0/16");
        await acceptance.DriftAsync(Address, () => Other.ChangeAsync(Provisioning, Namespace, "web", c => c.SelectToken("spec.rkeConfig.machineGlobalConfig")!["tls-san"] = new JArray("theirs")));
    }

    [Theory]
    [InlineData("v1.31.1+rke2r1", "machine_global_config = \"cni: calico\"\n network {\n cni = \"calico\"\n }", "cni is set in two places")]
    [InlineData("v1.31.1+rke2r1", "chart_values = \"rke2-flannel: {flannel: {vni: 4096}}\"\n network {\n cni = \"flannel\"\n flannel_vni = 4096\n }", "rke2-flannel.flannel.vni is set in two places")]
    [InlineData("v1.31.1+rke2r1", "network {\n cni = \"calico\"\n flannel_vni = 4096\n }", "flannel_vni is for Flannel")]
    [InlineData("v1.31.1+k3s1", "network {\n cni = \"flannel\"\n }", "The network block is for RKE2")]
    public async Task Contradictions_AreRefused(string version, string rke, string message)
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Custom(version, rke: rke)));

        (await acceptance.Terraform.ValidateAsync()).ShouldFail().Error(message);
    }

    [Fact]
    public async Task WindowsRules_ReadTheBlock()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Custom(rke: Network("cni = \"flannel\"\n windows = true\n flannel_backend = \"host-gw\""))));

        (await acceptance.Terraform.PlanAsync()).Text.Should().Contain("host-gw");
    }

    private async Task<JToken> RkeAsync() => (await Other.GetAsync(Provisioning, Namespace, "web")).SelectToken("spec.rkeConfig")!;

    private static string Network(string arguments) => $"network {{\n {arguments}\n }}\n";
}
