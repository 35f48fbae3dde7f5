using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;
using Rancher.Simulator;
using Rancher.Simulator.Faults;
using static Rancher.Provider.AcceptanceTests.ClustersV2.Fixture;

namespace Rancher.Provider.AcceptanceTests.ClustersV2;

public sealed class ClusterV2ResourceAcceptanceTests : ProviderTests
{
    /// <summary>What only a configuration tells (what it leaves out is not kept), and the version of an object on which the server still works.</summary>
    private static readonly string[] ReadOtherwise = ["timeouts", "annotations", "labels", "kube_config", "kube_config_renew_before", "kube_config_renewal_reason", "rke_config", "local_auth_endpoint", "resource_version"];

    [Theory]
    [InlineData("2.11.16")]
    [InlineData("2.14.4")]
    [InlineData("2.15.0")]
    public async Task Life(string version)
    {
        await using var provider = await ProviderFixture.StartAsync(new SimulatorOptions { SteveVersion = version, ClockSpeed = 20 });
        await using var other = SteveAccess.To(provider.Rancher);
        await using var acceptance = provider.Case();

        var state = await acceptance.ApplyAsync(provider.Configuration(Custom()));
        ((string?)state.Value(Address, "id")).Should().Be("fleet-default/web");
        ((string?)state.Value(Address, "cluster_v1_id")).Should().StartWith("c-m-");
        ((string?)state.Value(Address, "cluster_registration_token[0].node_command")).Should().Contain("system-agent-install.sh").And.NotContain("{token}");
        ((string?)state.Value(Address, "kube_config")).Should().Contain("apiVersion");

        await acceptance.ImportAndCompareAsync(Address, ignore: ReadOtherwise);
        await acceptance.ImportAndCompareAsync(Address, (string)state.Value(Address, "cluster_v1_id")!, ignore: ReadOtherwise);
        await acceptance.ApplyAsync(
            provider.Configuration(Custom("v1.31.2+rke2r1", "labels = { team = \"x\" }")), plan => plan.ShouldUpdate(Address).UnknownValue("resource_version"));
        await acceptance.DriftAsync(Address, () => other.ChangeAsync(Provisioning, Namespace, "web", c => c["spec"]!["kubernetesVersion"] = "v1.31.3+rke2r1"));
        await acceptance.DisappearsAsync(Address, () => other.DeleteAsync(Provisioning, Namespace, "web"));
        await acceptance.DestroyAsync();
        (await other.FindAsync(Provisioning, Namespace, "web")).Should().BeNull();
        provider.Rancher.Store.All("cluster").Select(c => (string?)c["name"]).Should().NotContain("web", "the twin is gone when the destroy ends");
    }

    [Fact]
    public async Task Complete()
    {
        await using var acceptance = Provider.Case();

        await acceptance.ApplyAsync(Provider.Configuration(Fixture.Complete));

        var spec = (await Other.GetAsync(Provisioning, Namespace, "complete"))["spec"]!;
        ((string?)spec.SelectToken("rkeConfig.machineGlobalConfig.cni")).Should().Be("flannel");
        ((long?)spec.SelectToken("rkeConfig.chartValues.rke2-flannel.flannel.vni")).Should().Be(4096);
        ((bool?)spec.SelectToken("rkeConfig.registries.configs['registry.example.com'].insecureSkipVerify")).Should().BeTrue();
        ((string?)spec.SelectToken("rkeConfig.machineSelectorFiles[0].fileSources[0].secret.items[0].key")).Should().Be("policy");
        ((string?)spec.SelectToken("clusterAgentDeploymentCustomization.overrideResourceRequirements.limits.cpu")).Should().Be("500m");
        await acceptance.ImportAndCompareAsync(
            Address, ignore: ["timeouts", "annotations", "labels", "kube_config", "kube_config_renew_before", "kube_config_renewal_reason", "resource_version", "rke_config", "cluster_agent_deployment_customization", "local_auth_endpoint"]);
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task Yaml_LayoutKeyOrderAndArgumentOrder_AreNoDrift()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Custom(rke: Global("cni: calico\nkube-apiserver-arg: [b=1, a=2]\ntls-san:\n  - one\n  - two"))));

        acceptance.Terraform.Configure(Provider.Configuration(Custom(rke: Global("# the same, written otherwise\nkube-apiserver-arg:\n  - a=2\n  - \"b=1\"\ntls-san: [one, two]\n\ncni: 'calico'"))));
        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty("only the layout changed");

        await Other.ChangeAsync(Provisioning, Namespace, "web", c =>
            c.SelectToken("spec.rkeConfig.machineGlobalConfig.kube-apiserver-arg")!.Replace(new JArray("a=2", "b=1")));
        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty("the order of different flags means nothing");

        await acceptance.ApplyAsync(
            Provider.Configuration(Custom(rke: Global("cni: calico\nkube-apiserver-arg: [b=1, a=2]\ntls-san: [two, one]"))), plan => plan.ShouldUpdate(Address));
    }

    [Fact]
    public async Task Update_BlockRemoved_IsClearedOnTheServer()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Custom(rke: "etcd {\n snapshot_retention = 7\n s3_config {\n bucket = \"b\"\n endpoint = \"e\"\n }\n }\n upgrade_strategy {\n worker_concurrency = \"10%\"\n }\n")));

        await acceptance.ApplyAsync(Provider.Configuration(Custom(rke: "etcd {\n snapshot_retention = 7\n }\n")), plan => plan.ShouldUpdate(Address));

        var rke = (await Other.GetAsync(Provisioning, Namespace, "web")).SelectToken("spec.rkeConfig")!;
        rke.SelectToken("etcd.s3").Should().BeNull("an empty backup target would be one");
        rke.SelectToken("upgradeStrategy.workerConcurrency").Should().BeNull();
    }

    [Fact]
    public async Task TwoWriters_AtTheSameTime_LoseNothing()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Custom(rke: Global("cni: calico"))));
        acceptance.Terraform.Configure(Provider.Configuration(Custom("v1.31.2+rke2r1", rke: Global("cni: calico"))));
        await acceptance.Terraform.PlannedAsync();
        await Other.ChangeAsync(Provisioning, Namespace, "web", c =>
        {
            c["spec"]!["redeploySystemAgentGeneration"] = 7;
            c["spec"]!["rkeConfig"]!["etcd"] = new JObject { ["snapshotRetention"] = 9 };
            c["metadata"]!["annotations"]!["somebody.example.com/mark"] = "kept";
        });
        Provider.Rancher.Faults.Add(Fault.On("PUT", "/v1/" + Provisioning, FaultKind.Conflict("clusters", "web"), times: 2));

        (await acceptance.Terraform.ApplyPlanAsync()).ShouldSucceed();

        var cluster = await Other.GetAsync(Provisioning, Namespace, "web");
        ((string?)cluster["spec"]!["kubernetesVersion"]).Should().Be("v1.31.2+rke2r1");
        ((int?)cluster["spec"]!["redeploySystemAgentGeneration"]).Should().Be(7, "the resource has no argument for it");
        ((long?)cluster.SelectToken("spec.rkeConfig.etcd.snapshotRetention")).Should().Be(9);
        ((string?)cluster["metadata"]!["annotations"]!["somebody.example.com/mark"]).Should().Be("kept");
    }

    [Fact]
    public async Task TwoWriters_OfTheSameValue_TheSecondIsToldAndNothingSent()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Custom()));
        acceptance.Terraform.Configure(Provider.Configuration(Custom("v1.31.2+rke2r1")));
        await acceptance.Terraform.PlannedAsync();
        await Other.ChangeAsync(Provisioning, Namespace, "web", c => c["spec"]!["kubernetesVersion"] = "v1.31.9+rke2r1");

        var error = (await acceptance.Terraform.ApplyPlanAsync()).ShouldFail().Error("kubernetes_version changed on the server after this plan was made");

        error.Address.Should().Be(Address);
        ((string?)(await Other.GetAsync(Provisioning, Namespace, "web"))["spec"]!["kubernetesVersion"]).Should().Be("v1.31.9+rke2r1");
    }

    [Fact]
    public async Task Imported_HasNoRkeConfig()
    {
        await using var acceptance = Provider.Case();

        var state = await acceptance.ApplyAsync(Provider.Configuration("""resource "rancher2_cluster_v2" "this" { name = "imported" }"""));

        ((string?)state.Value(Address, "cluster_registration_token[0].command")).Should().StartWith("kubectl apply -f");
    }

    [Fact]
    public async Task LostAnswer_OfTheCreation_IsLookedUp()
    {
        await using var acceptance = Provider.Case();
        Provider.Rancher.Faults.Add(Fault.On("POST", "/v1/" + Provisioning, new FaultKind.LostAnswer()));

        await acceptance.ApplyAsync(Provider.Configuration(Custom()));

        Provider.Rancher.Requests.Count(r => r.Method == "POST" && r.Path == "/v1/" + Provisioning).Should().Be(1);
    }

    [Fact]
    public async Task Refresh_WritesNothing()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Custom() + """

            data "rancher2_cluster_v2" "this" {
              name = rancher2_cluster_v2.this.name
            }
            output "command" {
              value     = data.rancher2_cluster_v2.this.cluster_registration_token[0].node_command
              sensitive = true
            }
            """));
        Provider.Rancher.ClearRequests();

        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty();

        Provider.Rancher.Requests.Should().NotBeEmpty().And.OnlyContain(r => r.Method == "GET");
    }

    [Fact]
    public async Task MachinePools_WaitUntilActive_AndKeepTheOrderAndTheOthersChanges()
    {
        await using var acceptance = Provider.Case();
        var pools = Pool("control", "etcd_role = true\n control_plane_role = true\n quantity = 1") + Pool("work", "worker_role = true\n quantity = 2\n node_drain_timeout = 60");
        await acceptance.ApplyAsync(Provider.Configuration(Custom(rke: pools)));
        (await Other.GetAsync(Provisioning, Namespace, "web"))["metadata"]!["state"]!["name"]!.ToString().Should().Be("active");
        ((string?)(await PoolAsync("work"))["drainBeforeDeleteTimeout"]).Should().Be("1m");

        acceptance.Terraform.Configure(Provider.Configuration(Custom(rke: pools.Replace("quantity = 1", "quantity = 3", StringComparison.Ordinal))));
        await acceptance.Terraform.PlannedAsync();
        await Other.ChangeAsync(Provisioning, Namespace, "web", c =>
        {
            var list = (JArray)c.SelectToken("spec.rkeConfig.machinePools")!;
            list.First(p => (string?)p["name"] == "work")["unknownToUs"] = "kept";
            list.Insert(0, new JObject { ["name"] = "theirs", ["workerRole"] = true, ["quantity"] = 1, ["machineConfigRef"] = new JObject { ["kind"] = "X", ["name"] = "x" } });
        });
        (await acceptance.Terraform.ApplyPlanAsync()).ShouldSucceed();

        ((long?)(await PoolAsync("control"))["quantity"]).Should().Be(3);
        ((string?)(await PoolAsync("work"))["unknownToUs"]).Should().Be("kept");
        (await PoolAsync("theirs")).Should().NotBeNull("a pool that somebody added after the plan is theirs until the next plan shows it");
        await acceptance.ApplyAsync(plan => plan.ShouldUpdate(Address));
        (await Other.GetAsync(Provisioning, Namespace, "web")).SelectTokens("spec.rkeConfig.machinePools[*].name").Select(n => (string?)n).Should().Equal("control", "work");
    }

    private async Task<JToken> PoolAsync(string name) =>
        (await Other.GetAsync(Provisioning, Namespace, "web")).SelectToken("spec.rkeConfig.machinePools")!.First(p => (string?)p["name"] == name);
}
