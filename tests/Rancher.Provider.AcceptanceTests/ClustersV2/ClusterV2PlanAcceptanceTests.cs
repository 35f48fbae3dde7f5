using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;
using Rancher.Simulator;
using static Rancher.Provider.AcceptanceTests.ClustersV2.Fixture;

namespace Rancher.Provider.AcceptanceTests.ClustersV2;

/// <summary>What Rancher would accept and never carry out, or never undo, is told before anything is sent.</summary>
public sealed class ClusterV2PlanAcceptanceTests : ProviderTests
{
    [Theory]
    [InlineData("labels = { \"a b\" = \"c\" }", "", "The label \"a b\" cannot be set", "labels")]
    [InlineData("", "machine_pools {\n name = \"a\"\n worker_role = true\n machine_labels = { ok = \"not ok!\" }\n machine_config {\n kind = \"K\"\n name = \"n\"\n }\n }", "The label \"ok\" cannot be set", "machine_labels")]
    [InlineData("", "machine_pools {\n name = \"a\"\n machine_config {\n kind = \"K\"\n name = \"n\"\n }\n }", "The machine pool has no role", "machine_pools")]
    [InlineData("agent_env_vars {\n name = \"\"\n value = \"x\"\n }", "", "The name of an environment variable", "agent_env_vars")]
    [InlineData("agent_env_vars {\n name = \"CATTLE_AGENT_VAR_DIR\"\n value = \"x\"\n }", "", "CATTLE_AGENT_VAR_DIR is not set here", "agent_env_vars")]
    [InlineData("wait {\n goal = \"nodes_ready\"\n }", "", "How many nodes?", "wait")]
    [InlineData("wait {\n goal = \"ready\"\n }", "", "none of \"created\"", "wait")]
    [InlineData("", "machine_global_config = \"- a list\"", "must be a mapping", "machine_global_config")]
    [InlineData("", "machine_global_config = \"a: [\"", "not valid YAML", "machine_global_config")]
    public async Task Configuration_ThatCannotWork_IsRefused(string arguments, string rke, string message, string place)
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Custom(arguments: arguments, rke: rke)));

        var error = (await acceptance.Terraform.ValidateAsync()).ShouldFail().Error(message);

        error.Path.Should().Contain(place, "that is where the user must look");
    }

    [Theory]
    [InlineData("registered")]
    [InlineData("Registered")]
    [InlineData("nodes_ready")]
    public async Task Goal_ThatNeedsMachines_OfAnImportedCluster_IsRefused(string goal)
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration($$"""
            resource "rancher2_cluster_v2" "this" {
              name = "theirs"
              wait {
                goal  = "{{goal}}"
                nodes = 1
              }
            }
            """));

        (await acceptance.Terraform.ValidateAsync()).ShouldFail().Error("An imported cluster has no machines").Path.Should().Be("wait[0].goal");
    }

    [Fact]
    public async Task TwoPoolsOfOneName_AreRefused()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Custom(rke: Pool("a", "etcd_role = true") + Pool("a", "worker_role = true"))));

        (await acceptance.Terraform.ValidateAsync()).ShouldFail().Error("Duplicate key").Path.Should().Be("rke_config[0].machine_pools[1].name");
    }

    [Theory]
    [InlineData("c-abcde")]
    [InlineData("local")]
    [InlineData("Web")]
    [InlineData("-web")]
    public async Task Name_ThatRancherRefuses_IsRefused(string name)
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Custom().Replace("\"web\"", $"\"{name}\"", StringComparison.Ordinal)));

        (await acceptance.Terraform.ValidateAsync()).ShouldFail().Error("Invalid value").Path.Should().Be("name");
    }

    [Fact]
    public async Task Version_Missing_IsRefused()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration("resource \"rancher2_cluster_v2\" \"this\" {\n name = \"web\"\n rke_config {}\n}"));

        (await acceptance.Terraform.ValidateAsync()).ShouldFail().Error("kubernetes_version is missing");
    }

    [Theory]
    [InlineData("v1.31.1")]
    [InlineData("latest")]
    public async Task Version_OfNoDistribution_IsRefused(string version)
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Custom(version)));

        (await acceptance.Terraform.ValidateAsync()).ShouldFail().Error("no version of RKE2 or K3s");
    }

    [Fact]
    public async Task Version_TheServerDoesNotOffer_IsRefusedWithTheNearest()
    {
        Provider.Rancher.LoadObjects(new JObject
        {
            ["/v1-rke2-release/releases"] = JObject.Parse("""
                {"type":"collection","data":[
                  {"version":"v1.30.9+rke2r1"},{"version":"v1.31.1+rke2r1"},{"version":"v1.31.5+rke2r1"},
                  {"version":"v1.33.1+rke2r1","minChannelServerVersion":"v2.12.0-alpha1","maxChannelServerVersion":"v2.12.99"}]}
                """),
        });
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Custom("v1.31.2+rke2r1")));

        var error = (await acceptance.Terraform.PlanAsync()).ShouldFail().Error("This Rancher does not offer the Kubernetes version");

        error.Detail.Should().Contain("The nearest are v1.31.5+rke2r1, v1.31.1+rke2r1, v1.30.9+rke2r1");
        await acceptance.ApplyAsync(Provider.Configuration(Custom("v1.31.1+rke2r1")));
    }

    [Fact]
    public async Task RkeConfig_TakenAway_IsRefused()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Custom()));
        acceptance.Terraform.Configure(Provider.Configuration("resource \"rancher2_cluster_v2\" \"this\" {\n name = \"web\"\n kubernetes_version = \"v1.31.1+rke2r1\"\n}"));

        (await acceptance.Terraform.PlanAsync()).ShouldFail().Error("rke_config cannot be taken away").Address.Should().Be(Address);
    }

    [Fact]
    public async Task RkeConfig_GivenToAnImportedCluster_IsRefused()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration("resource \"rancher2_cluster_v2\" \"this\" {\n name = \"web\"\n}"));
        acceptance.Terraform.Configure(Provider.Configuration(Custom()));

        (await acceptance.Terraform.PlanAsync()).ShouldFail().Error("An imported cluster cannot get rke_config");
    }

    [Fact]
    public async Task RkeConfig_ThatHoldsOnlyDefaults_IsImportedAndPlannedWithoutAnError()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Custom()));
        await Other.ChangeAsync("provisioning.cattle.io.clusters", "fleet-default", "web", c => c["spec"]!["rkeConfig"] = new JObject());
        (await acceptance.Terraform.StateRemoveAsync(Address)).ShouldSucceed();

        (await acceptance.Terraform.ImportAsync(Address, "fleet-default/web")).ShouldSucceed();

        (await acceptance.Terraform.StateAsync()).Value(Address, "rke_config")!.Should().HaveCount(1);
        (await acceptance.Terraform.PlannedAsync()).ShouldUpdate(Address).ChangedAttributes.Should().OnlyContain(
            name => name.StartsWith("kube_config", StringComparison.Ordinal), "the configuration says rke_config {{}} and so does the object");
    }

    [Fact]
    public async Task RkeConfig_ThatTheStateDoesNotShowAndTheObjectHas_IsNotRefused()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Custom()));
        var state = JObject.Parse(await File.ReadAllTextAsync(acceptance.Terraform.StateFile));
        state.SelectToken("resources[0].instances[0].attributes")!["rke_config"] = new JArray();
        await File.WriteAllTextAsync(acceptance.Terraform.StateFile, state.ToString());

        await acceptance.ApplyAsync(Provider.Configuration(Custom()), plan => plan.ShouldUpdate(Address));
    }

    [Fact]
    public async Task Distribution_Changed_IsRefused()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Custom()));
        acceptance.Terraform.Configure(Provider.Configuration(Custom("v1.31.1+k3s1")));

        (await acceptance.Terraform.PlanAsync()).ShouldFail().Error("A cluster of RKE2 cannot become one of K3s");
    }

    [Fact]
    public async Task Downgrade_IsWarnedOf()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Custom()));
        acceptance.Terraform.Configure(Provider.Configuration(Custom("v1.30.9+rke2r1")));

        (await acceptance.Terraform.PlanAsync()).ShouldSucceed().Diagnostics.Should()
            .ContainSingle(d => d.Summary == "Kubernetes is set back to an older version").Which.Address.Should().Be(Address);
    }

    [Fact]
    public async Task NetworkPlugin_Changed_IsTold()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Custom(rke: Global("cni: calico"))));
        acceptance.Terraform.Configure(Provider.Configuration(Custom(rke: Global("cni: cilium"))));

        (await acceptance.Terraform.PlanAsync()).Text.Should().Contain("calico").And.Contain("cilium");
    }

    [Fact]
    public async Task DataDirectories_Changed_AreRefused()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Custom(rke: "data_directories {\n system_agent = \"/a\"\n }")));
        acceptance.Terraform.Configure(Provider.Configuration(Custom(rke: "data_directories {\n system_agent = \"/b\"\n }")));

        (await acceptance.Terraform.PlanAsync()).ShouldFail().Error("Data directories cannot be changed");
    }

    [Fact]
    public async Task OldServer_IsSaidWithWhatToUse()
    {
        await using var provider = await ProviderFixture.StartAsync("2.4.18");
        await using var acceptance = provider.Case();
        acceptance.Terraform.Configure(provider.Configuration(Custom()));

        (await acceptance.Terraform.PlanAsync()).ShouldFail().Error("does not have, or does not show to this user: use rancher2_cluster");
    }

    [Fact]
    public async Task Unknowns_ArePlannedAndApplied()
    {
        await using var acceptance = Provider.Case();

        await acceptance.ApplyAsync(Provider.Configuration("""
            resource "rancher2_cloud_credential" "this" {
              name = "aws"
              amazonec2_credential_config {
                access_key = "a"
                secret_key = "s"
              }
            }
            """ + "\n" + Custom(arguments: "wait {\n goal = \"created\"\n }", rke: Pool("a", "etcd_role = true\n control_plane_role = true\n worker_role = true\n cloud_credential_secret_name = rancher2_cloud_credential.this.id"))));
    }
}
