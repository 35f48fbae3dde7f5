using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Access;

public sealed class UserAcceptanceTests : ProviderTests
{
    private const string Address = "rancher2_user.this";

    [Theory]
    [InlineData("2.2.8")]
    [InlineData("2.4.18")]
    [InlineData("2.11.16")]
    [InlineData("2.14.4")]
    [InlineData("2.15.0")]
    public async Task Life(string version)
    {
        await using var provider = await ProviderFixture.StartAsync(version);
        await using var acceptance = provider.Case();

        await acceptance.ApplyAsync(User(provider, "swordfish-one"), plan => plan.ShouldCreate(Address));
        var state = await acceptance.Terraform.StateAsync();
        var id = (string)state.Resource(Address)["id"]!;
        ((string?)state.Value(Address, "principal_ids[0]")).Should().Be("local://" + id);
        (await MayLogInAsync(provider, "swordfish-one")).Should().BeTrue();

        await acceptance.ApplyAsync(User(provider, "swordfish-two", "name = \"Jane Doe\""), plan => plan.ShouldUpdate(Address));
        (await MayLogInAsync(provider, "swordfish-two")).Should().BeTrue();
        ((string?)provider.Rancher.Store.Get("user", id)!["name"]).Should().Be("Jane Doe");
        await acceptance.ImportAndCompareAsync(Address, "jane", ignore: ["annotations", "labels", "password"]);

        await acceptance.ApplyAsync(User(provider, "swordfish-two", "enabled = false"), plan => plan.ShouldUpdate(Address));
        (await MayLogInAsync(provider, "swordfish-two")).Should().BeFalse();
        await acceptance.DriftAsync(Address, () => Change(provider, id, user => user["enabled"] = true));
        await acceptance.DisappearsAsync(Address, () =>
        {
            provider.Rancher.Store.Delete("user", id);
            return Task.CompletedTask;
        });
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task WriteOnlyPassword_IsSetWithEachVersion()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(WriteOnly("swordfish-one", 1));
        (await MayLogInAsync(Provider, "swordfish-one")).Should().BeTrue();

        await acceptance.ApplyAsync(WriteOnly("swordfish-two", 1));
        (await MayLogInAsync(Provider, "swordfish-one")).Should().BeTrue("the version is the same");

        await acceptance.ApplyAsync(WriteOnly("swordfish-two", 2), plan => plan.ShouldUpdate(Address));
        (await MayLogInAsync(Provider, "swordfish-two")).Should().BeTrue();
        (await File.ReadAllTextAsync(acceptance.Terraform.StateFile)).Should().NotContain("swordfish");
    }

    [Theory]
    [InlineData("short", "The password is too short")]
    [InlineData("a-long-username", "The password is the username")]
    public async Task PasswordThatTheServerRefuses_IsReportedInThePlan(string password, string summary)
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(User(Provider, password).Replace("\"jane\"", "\"a-long-username\"", StringComparison.Ordinal));

        var refused = (await acceptance.Terraform.PlanAsync()).ShouldFail().Error(summary);

        refused.Path.Should().Be("password");
        refused.Detail.Should().NotContain("a-long-username");
    }

    [Fact]
    public async Task ChosenPassword_IsNoDrift()
    {
        await using var acceptance = Provider.Case();
        var id = (string)(await acceptance.ApplyAsync(User(Provider, "swordfish-one", "must_change_password = true"))).Resource(Address)["id"]!;
        await Change(Provider, id, user => user["mustChangePassword"] = false);

        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty("the user has chosen another password");
    }

    [Fact]
    public async Task UsernameThatIsTaken_IsAnErrorThatSaysSo()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(User(Provider, "swordfish-one").Replace("\"jane\"", "\"admin\"", StringComparison.Ordinal));

        (await acceptance.Terraform.ApplyAsync()).ShouldFail().Error("Username is already in use").Path.Should().Be("username");
    }

    [Fact]
    public async Task DataSources_FindUsersAndPrincipals()
    {
        await using var acceptance = Provider.Case();
        var state = await acceptance.ApplyAsync(User(Provider, "swordfish-one", "name = \"Jane Doe\"") + """

            data "rancher2_user" "by_name" {
              name = rancher2_user.this.name
            }
            data "rancher2_user" "by_username" {
              username = "admin"
            }
            data "rancher2_principal" "jane" {
              name       = "jane"
              depends_on = [rancher2_user.this]
            }
            output "username" { value = data.rancher2_user.by_name.username }
            output "admin" { value = data.rancher2_user.by_username.principal_ids[0] }
            output "principal" { value = data.rancher2_principal.jane.id }
            """);

        state.Output("username").Should().Be("jane");
        state.Output("admin").Should().Be("local://" + Provider.Rancher.Store.All("user").Single(u => (string?)u["username"] == "admin")["id"]);
        state.Output("principal").Should().Be("local://" + state.Resource(Address)["id"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task PasswordThatIsSetAlready_IsNotHeldAgainstALaterRule(bool isWriteOnly)
    {
        await using var provider = await ProviderFixture.StartAsync();
        await using var acceptance = provider.Case();
        string Written(int version, string name) => isWriteOnly
            ? provider.Configuration(WriteOnlyBlock("swordfish-of-old", version, name))
            : User(provider, version == 1 ? "swordfish-of-old" : "swordfish-of-new", $"name = \"{name}\"");
        await acceptance.ApplyAsync(Written(1, "Jane"));
        provider.Rancher.Store.Change("setting", "password-min-length", setting => setting["value"] = "30");

        await acceptance.ApplyAsync(Written(1, "Jane Doe"), plan => plan.ShouldUpdate(Address));

        acceptance.Terraform.Configure(Written(2, "Jane Doe"));
        (await acceptance.Terraform.PlanAsync()).ShouldFail().Error("The password is too short").Detail.Should().Contain("at least 30");
    }

    [Theory]
    [InlineData("name = \"nobody-at-all\"", "There is no user \"nobody-at-all\"")]
    [InlineData("name = \"adm\"\n exact_match = true", "It finds Default Admin")]
    public async Task PrincipalThatIsNotFound_SaysWhatIs(string arguments, string detail)
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration($$"""
            data "rancher2_principal" "this" {
              {{arguments}}
            }
            """));

        (await acceptance.Terraform.PlanAsync()).ShouldFail().Error(detail);
    }

    private static Task Change(ProviderFixture provider, string id, Action<JObject> change)
    {
        provider.Rancher.Store.Change("user", id, change);
        return Task.CompletedTask;
    }

    private static Task<bool> MayLogInAsync(ProviderFixture provider, string password) => StandardUser.MayLogInAsync(provider.Rancher, "jane", password);

    private string WriteOnly(string password, int version) => Provider.Configuration(WriteOnlyBlock(password, version, "Jane"));

    private static string WriteOnlyBlock(string password, int version, string name) => $$"""
        resource "rancher2_user" "this" {
          username            = "jane"
          name                = "{{name}}"
          password_wo         = "{{password}}"
          password_wo_version = {{version}}
        }
        """;

    private static string User(ProviderFixture provider, string password, string more = "") => provider.Configuration($$"""
        resource "rancher2_user" "this" {
          username = "jane"
          password = "{{password}}"
          {{more}}
        }
        """);
}
