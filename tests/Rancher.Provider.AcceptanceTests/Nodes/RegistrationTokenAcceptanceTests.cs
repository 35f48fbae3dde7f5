using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Nodes;

public sealed class RegistrationTokenAcceptanceTests : ProviderTests
{
    private const string Address = "rancher2_cluster_registration_token.this";

    [Theory]
    [InlineData("2.2.8")]
    [InlineData("2.4.18")]
    [InlineData("2.11.16")]
    public async Task Token_IsMadeReadImportedAndRemoved(string version)
    {
        await using var provider = await ProviderFixture.StartAsync(version);
        await using var acceptance = provider.Case();

        var state = await acceptance.ApplyAsync(provider.Configuration(Token("""rotate_after = "24h" """)), plan => plan.ShouldCreate(Address).UnknownValue("token"));

        var token = state.Resource(Address);
        ((string?)token["node_command"]).Should().Contain((string?)token["token"]);
        var registration = (JObject)token["registration"]!;
        ((string?)registration["server"]).Should().Be(provider.Rancher.Url);
        ((string?)registration["distribution"]).Should().Be("rke1");
        ((string?)registration["rancher_version"]).Should().NotBeNullOrEmpty();
        state.Output("linux").Should().Be(OneBlank((string)token["node_command"]!) + " --worker --node-name web-1");
        await acceptance.ImportAndCompareAsync(Address, ignore: ["rotate_after", "timeouts"]);
        await acceptance.DisappearsAsync(Address, () => Task.FromResult(provider.Rancher.Store.Delete("clusterRegistrationToken", (string)token["id"]!)));
        await acceptance.DestroyAsync();
        provider.Rancher.Store.All("clusterRegistrationToken").Should().BeEmpty();
    }

    [Fact]
    public async Task Token_ThatIsOld_IsReplacedOnce()
    {
        await using var acceptance = Provider.Case();
        var before = (await acceptance.ApplyAsync(Provider.Configuration(Token("""rotate_after = "24h" """)))).Resource(Address);

        Provider.Rancher.Store.Change("clusterRegistrationToken", (string)before["id"]!, t => t["created"] = "2020-01-01T00:00:00Z");
        var after = (await acceptance.ApplyAsync(plan => plan.ShouldReplace(Address).ReplacePaths.Should().Contain("rotation_due"))).Resource(Address);

        ((string?)after["token"]).Should().NotBe((string?)before["token"]);
        Provider.Rancher.Store.Get("clusterRegistrationToken", (string)before["id"]!).Should().BeNull();
    }

    [Fact]
    public async Task Token_OtherKeepersMakeANewOne_OtherLabelsDoNot()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Token("""keepers = { batch = "1" }""")));

        await acceptance.ApplyAsync(
            Provider.Configuration(Token("""
                keepers = { batch = "1" }
                labels  = { team = "web" }
                """)),
            plan => plan.ShouldUpdate(Address));
        await acceptance.ApplyAsync(Provider.Configuration(Token("""keepers = { batch = "2" }""")), plan => plan.ShouldReplace(Address));
    }

    [Fact]
    public async Task Token_ThatRancherChangesByItself_IsNoReasonForAnything()
    {
        await using var acceptance = Provider.Case();
        var before = (await acceptance.ApplyAsync(Provider.Configuration(Token("").Split("output")[0]))).Resource(Address);

        Provider.Rancher.ChangeRegistrationToken((string)before["id"]!, "another-secret");

        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty("a token that changed is read, not compared");
        await acceptance.Terraform.RefreshAsync();
        ((string?)(await acceptance.Terraform.StateAsync()).Resource(Address)["token"]).Should().Be("another-secret");
    }

    [Fact]
    public async Task Token_OfANameThatIsTaken_IsRefusedWithTheImport()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Token("""name = "default-token" """)));

        var error = (await acceptance.Terraform.ApplyAsync()).ShouldFail().Error("already");

        error.Address.Should().Be(Address);
    }

    [Fact]
    public async Task Plan_ShowsNoToken()
    {
        await using var acceptance = Provider.Case();
        var state = await acceptance.ApplyAsync(Provider.Configuration(Token("")));

        var secret = (string)state.Resource(Address)["token"]!;
        (await acceptance.Terraform.RunAsync(["show", "-no-color"])).Text.Should().NotContain(secret);
    }

    [Fact]
    public async Task Ephemeral_ClustersOwn_ReachesAProvisionerAndNoState()
    {
        await using var acceptance = Provider.Case();
        var seen = Path.Combine(acceptance.Terraform.Folder, "seen");

        var state = await acceptance.ApplyAsync(Provider.Configuration(Ephemeral(NodeFixture.LinuxCluster, "rancher2_cluster.this.id", "", seen)));

        var token = (string)(await Provider.TokenAsync((string)state.Value("rancher2_cluster.this", "id")!))["token"]!;
        (await File.ReadAllTextAsync(seen)).Should().Contain($"--token {token} ").And.EndWith("--worker\n");
        StateWithoutCluster(acceptance).Should().NotContain(token);
    }

    [Fact]
    public async Task Ephemeral_OneTimeForRke1_IsRefused()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(NodeFixture.LinuxCluster));
        acceptance.Terraform.Configure(Provider.Configuration(Ephemeral(NodeFixture.LinuxCluster, "rancher2_cluster.this.id", "one_time = true", "/dev/null")));

        (await acceptance.Terraform.ApplyAsync()).ShouldFail().Error("W-27");
    }

    [Fact]
    public async Task Ephemeral_OneTimeForRke2_IsGoneAtTheEnd()
    {
        var id = await Provider.MachineClusterAsync();
        await using var acceptance = Provider.Case();
        var seen = Path.Combine(acceptance.Terraform.Folder, "seen");

        await acceptance.ApplyAsync(Provider.Configuration(Ephemeral("", $"\"{id}\"", "one_time = true", seen)));

        var command = await File.ReadAllTextAsync(seen);
        command.Should().Contain("system-agent-install.sh");
        var own = (string)(await Provider.TokenAsync(id))["token"]!;
        command.Should().NotContain(own, "the token was one of its own");
        Provider.Rancher.Store.All("clusterRegistrationToken").Where(t => (string?)t["clusterId"] == id).Should().OnlyContain(t => (string?)t["name"] == "default-token");
    }

    // The cluster's own block in the state has its token, as rancher2 has it.
    private static string StateWithoutCluster(AcceptanceCase acceptance)
    {
        var state = JObject.Parse(File.ReadAllText(acceptance.Terraform.StateFile));
        state["resources"] = new JArray(state["resources"]!.Where(r => (string?)r["type"] != "rancher2_cluster"));
        return state.ToString();
    }

    private static string OneBlank(string command) => string.Join(' ', command.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Token(string arguments) => $$"""
        {{NodeFixture.LinuxCluster}}
        resource "rancher2_cluster_registration_token" "this" {
          cluster_id = rancher2_cluster.this.id
          {{arguments}}
        }
        output "linux" {
          sensitive = true
          value     = provider::rancher2::linux_node_command(rancher2_cluster_registration_token.this.registration, { name = "web-1", roles = ["worker"] })
        }
        """;

    private static string Ephemeral(string cluster, string id, string arguments, string file) => $$"""
        {{cluster}}
        ephemeral "rancher2_registration_token" "run" {
          cluster_id = {{id}}
          {{arguments}}
        }
        resource "terraform_data" "join" {
          provisioner "local-exec" {
            command     = "printf '%s\\n' \"$COMMAND\" > '{{file}}'"
            environment = { COMMAND = provider::rancher2::linux_node_command(ephemeral.rancher2_registration_token.run.registration, { roles = ["worker"] }) }
          }
        }
        """;
}
