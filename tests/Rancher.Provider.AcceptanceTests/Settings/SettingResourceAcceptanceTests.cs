using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Settings;

public sealed class SettingResourceAcceptanceTests : ProviderTests
{
    private const string Address = "rancher2_setting.this";

    [Fact]
    public async Task Custom_IsCreatedUpdatedImportedAndDeleted()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Setting("acceptance", "1"));
        await acceptance.ApplyAsync(Setting("acceptance", "2"), plan => plan.ShouldUpdate(Address));
        await acceptance.ImportAndCompareAsync(Address, ignore: ["annotations", "labels"]);

        await acceptance.DestroyAsync();

        Provider.Rancher.Store.Get("setting", "acceptance").Should().BeNull();
    }

    [Fact]
    public async Task BuiltIn_IsTakenOverAndGivenBackItsDefault()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Setting("ui-pl", "Acme"));
        ((string?)Provider.Rancher.Store.Get("setting", "ui-pl")!["value"]).Should().Be("Acme");

        await acceptance.DestroyAsync();

        var setting = Provider.Rancher.Store.Get("setting", "ui-pl")!;
        ((string?)setting["value"]).Should().BeOneOf("", (string?)setting["default"]);
    }

    [Theory]
    [InlineData("2.14.4")]
    [InlineData("2.15.0")]
    public async Task BuiltIn_ThatMayNotBeEmpty_IsGivenItsDefault(string version)
    {
        await using var provider = await ProviderFixture.StartAsync(version);
        await using var acceptance = provider.Case();
        await acceptance.ApplyAsync(Setting("crt-default-ttl-minutes", "1440").Replace(Provider.ProviderBlock, provider.ProviderBlock, StringComparison.Ordinal));

        await acceptance.DestroyAsync();

        var setting = provider.Rancher.Store.Get("setting", "crt-default-ttl-minutes")!;
        ((string?)setting["value"]).Should().Be((string?)setting["default"]).And.Be("43200");
    }

    [Fact]
    public async Task DataSource_ReadsAndNeverWrites()
    {
        await using var acceptance = Provider.Case();

        var state = await acceptance.ApplyAsync(Provider.Configuration("""
            data "rancher2_setting" "version" { name = "server-version" }
            output "version" { value = data.rancher2_setting.version.value }
            """));

        state.Output("version").Should().Be("v2.11.16");
        Provider.Rancher.Requests.Should().OnlyContain(r => r.Method == "GET");
    }

    [Fact]
    public async Task DataSource_Missing_SaysSo()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration("""data "rancher2_setting" "x" { name = "no-such-setting" }"""));

        (await acceptance.Terraform.PlanAsync()).Error("no setting with name \"no-such-setting\"").Address.Should().Be("data.rancher2_setting.x");
    }

    private string Setting(string name, string value) => Provider.Configuration(
        $$"""
        resource "rancher2_setting" "this" {
          name  = "{{name}}"
          value = "{{value}}"
        }
        """);
}
