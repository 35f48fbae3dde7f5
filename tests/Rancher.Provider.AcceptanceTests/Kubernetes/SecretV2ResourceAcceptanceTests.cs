using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;
using Rancher.Simulator;
using Rancher.Simulator.Faults;

namespace Rancher.Provider.AcceptanceTests.Kubernetes;

public class SecretV2ResourceAcceptanceTests(string version = "2.11.16") : ProviderTests(version)
{
    private const string Address = "rancher2_secret_v2.this";
    private const string Type = "secrets";

    [Theory]
    [InlineData("2.11.16")]
    [InlineData("2.14.4")]
    [InlineData("2.15.0")]
    public async Task Life(string version)
    {
        await using var provider = await ProviderFixture.StartAsync(new SimulatorOptions { SteveVersion = version, ClockSpeed = 20 });
        await using var other = SteveAccess.To(provider.Rancher);
        await using var acceptance = provider.Case();

        var state = await acceptance.ApplyAsync(provider.Configuration(Secret("""user = "alice", password = "pass-of-the-tests" """)));
        ((string?)state.Value(Address, "id")).Should().Be("local.default/login");
        ((string?)(await other.GetAsync(Type, "default", "login"))["data"]!["user"]).Should().Be("YWxpY2U=", "Kubernetes keeps secrets in base64");

        await acceptance.ApplyAsync(
            provider.Configuration(Secret("""user = "bob", password = "pass-of-the-tests" """)), plan => plan.ShouldUpdate(Address).UnknownValue("resource_version"));
        await acceptance.ImportAndCompareAsync(Address, ignore: ["timeouts", "annotations"]);
        await acceptance.DriftAsync(Address, () => other.ChangeAsync(Type, "default", "login", s => s["data"]!["user"] = "ZXZl"));
        await acceptance.DriftAsync(Address, () => other.ChangeAsync(Type, "default", "login", s => s.Remove("data")));
        await acceptance.DisappearsAsync(Address, () => other.DeleteAsync(Type, "default", "login"));
        await acceptance.DestroyAsync();
        (await other.FindAsync(Type, "default", "login")).Should().BeNull();
    }

    [Fact]
    public async Task Type_IsKept_AndReplacesWhenChanged()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Secret("""username = "u", password = "p" """, """type = "kubernetes.io/basic-auth" """)));
        ((string?)(await Other.GetAsync(Type, "default", "login"))["_type"]).Should().Be("kubernetes.io/basic-auth");

        await acceptance.ApplyAsync(Provider.Configuration(Secret("""username = "u", password = "p" """)), plan => plan.ShouldReplace(Address));
    }

    [Fact]
    public async Task Immutable_ChangedData_MakesANewSecret()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Secret("""a = "1" """)));
        await acceptance.ApplyAsync(Provider.Configuration(Secret("""a = "1" """, "immutable = true")), plan => plan.ShouldUpdate(Address));

        await acceptance.ApplyAsync(Provider.Configuration(Secret("""a = "2" """, "immutable = true")), plan => plan.ShouldReplace(Address));
    }

    [Fact]
    public async Task Update_KeepsWhatOthersAdded()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Secret("""a = "1" """)));
        await acceptance.Terraform.PlannedAsync();
        acceptance.Terraform.Configure(Provider.Configuration(Secret("""a = "2" """)));
        await acceptance.Terraform.PlannedAsync();
        await Other.ChangeAsync(Type, "default", "login", s =>
        {
            s["data"]!["binary"] = "/w==";
            ((JObject)s["metadata"]!)["labels"] = new JObject { ["team"] = "platform", ["field.cattle.io/projectId"] = "p-abcde" };
        });

        (await acceptance.Terraform.ApplyPlanAsync()).ShouldSucceed();

        var secret = await Other.GetAsync(Type, "default", "login");
        ((string?)secret["data"]!["a"], (string?)secret["data"]!["binary"], (string?)secret["metadata"]!["labels"]!["field.cattle.io/projectId"])
            .Should().Be(("Mg==", "/w==", "p-abcde"));
    }

    [Fact]
    public async Task Update_OfWhatSomebodyElseChangedToo_IsRefusedAndNothingSent()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Secret("""a = "1" """)));
        acceptance.Terraform.Configure(Provider.Configuration(Secret("""a = "2" """)));
        await acceptance.Terraform.PlannedAsync();
        await Other.ChangeAsync(Type, "default", "login", s => s["data"]!["a"] = "Mw==");

        var result = (await acceptance.Terraform.ApplyPlanAsync()).ShouldFail();

        result.Error("data[\"a\"] changed on the server after this plan was made").Address.Should().Be(Address);
        ((string?)(await Other.GetAsync(Type, "default", "login"))["data"]!["a"]).Should().Be("Mw==");
        await acceptance.ApplyAsync(plan => plan.ShouldUpdate(Address));
    }

    [Fact]
    public async Task LostAnswer_IsLookedUpAndNotRepeated()
    {
        await using var acceptance = Provider.Case();
        Provider.Rancher.Faults.Add(Fault.On("POST", "/v1/secrets", new FaultKind.LostAnswer()));

        await acceptance.ApplyAsync(Provider.Configuration(Secret("""a = "1" """)));

        Provider.Rancher.Requests.Count(r => r.Method == "POST").Should().Be(1);
    }

    [Fact]
    public async Task Conflict_IsTriedAgain()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Secret("""a = "1" """)));
        Provider.Rancher.Faults.Add(Fault.On("PUT", "/v1/secrets", FaultKind.Conflict("secrets", "login"), times: 2));

        await acceptance.ApplyAsync(Provider.Configuration(Secret("""a = "2" """)), plan => plan.ShouldUpdate(Address));
    }

    [Fact]
    public async Task Forbidden_IsAnErrorAndNotAbsence()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Secret("""a = "1" """)));
        Provider.Rancher.Faults.Add(Fault.On(
            "GET", "/v1/secrets/", new FaultKind.Status(403, """{"type":"error","links":{},"status":403,"code":"Forbidden","message":"secrets \"login\" is forbidden"}"""), times: 1));

        (await acceptance.Terraform.PlanAsync()).ShouldFail().Error("The token lacks a right (403)").Address.Should().Be(Address);
    }

    [Fact]
    public async Task UnconnectedCluster_IsSaidAtOnceAndNothingTakenForGone()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration($$"""
            resource "rancher2_cluster" "imported" {
              name = "imported"
            }
            {{Secret("""a = "1" """).Replace("\"local\"", "rancher2_cluster.imported.id", StringComparison.Ordinal)}}
            """));

        var result = (await acceptance.Terraform.ApplyAsync()).ShouldFail();

        result.Error("is not connected to Rancher").Address.Should().Be(Address);
        (await acceptance.Terraform.DestroyAsync()).ShouldSucceed();
    }

    [Fact]
    public async Task OldServer_IsSaidInThePlan()
    {
        await using var provider = await ProviderFixture.StartAsync("2.4.18");
        await using var acceptance = provider.Case();
        acceptance.Terraform.Configure(provider.Configuration(Secret("""a = "1" """)));

        (await acceptance.Terraform.PlanAsync()).ShouldFail().Error("exists since Rancher 2.5; this server is of an unknown version (dev): use rancher2_secret").Address.Should().Be(Address);
    }

    [Fact]
    public async Task DataSource_ReadsIt()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Secret("""a = "1" """) + """

            data "rancher2_secret_v2" "this" {
              cluster_id = "local"
              name       = rancher2_secret_v2.this.name
            }
            output "a" {
              value     = data.rancher2_secret_v2.this.data.a
              sensitive = true
            }
            """));

        (await acceptance.Terraform.StateAsync()).Output("a").Should().Be("1");
    }

    private static string Secret(string data, string more = "") =>
        $$"""
        resource "rancher2_secret_v2" "this" {
          cluster_id = "local"
          name       = "login"
          namespace  = "default"
          data       = { {{data}} }
          labels     = { team = "platform" }
          {{more}}
        }
        """;
}
