using Rancher.Provider.AcceptanceTests.Support;
using Rancher.Simulator;

namespace Rancher.Provider.AcceptanceTests.Access;

public sealed class TokenAcceptanceTests
{
    private const string Address = "rancher2_token.this";

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
        await acceptance.ApplyAsync(Token(provider, "ttl = 3600"), plan => plan.ShouldCreate(Address).UnknownValue("token"));
        var state = await acceptance.Terraform.StateAsync();
        var (id, secret) = ((string)state.Resource(Address)["id"]!, (string)state.Resource(Address)["token"]!);
        secret.Should().Be($"{id}:{state.Resource(Address)["secret_key"]}");
        ((long?)provider.Rancher.Store.Get("token", id)!["ttl"]).Should().Be(3_600_000);

        await acceptance.ApplyAsync(Token(provider, "ttl = 7200"), plan => plan.ShouldReplace(Address));
        await acceptance.ApplyAsync(Token(provider, "ttl = 7200\n renew = false"), plan => plan.ShouldUpdate(Address));
        await acceptance.DestroyAsync();
        provider.Rancher.Store.All("token").Should().NotContain(t => (string?)t["description"] == "acceptance");
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("renew = false", false)]
    public async Task TokenThatWasDisabled_IsReplacedWhereItMayBe(string renew, bool isReplaced)
    {
        await using var provider = await ProviderFixture.StartAsync();
        await using var acceptance = provider.Case();
        var id = (string)(await acceptance.ApplyAsync(Token(provider, renew))).Resource(Address)["id"]!;
        provider.Rancher.Store.Change("token", id, token => token["enabled"] = false);

        var plan = await acceptance.Terraform.PlannedAsync();

        if (isReplaced)
        {
            plan.ShouldReplace(Address);
        }
        else
        {
            plan.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task TokenThatEndsSoon_IsReplacedBeforeItsEnd()
    {
        await using var provider = await ProviderFixture.StartAsync(new SimulatorOptions { ManualClock = true });
        await using var acceptance = provider.Case();
        acceptance.Terraform.Configure(Token(provider, "ttl = 7200\n renew_before = \"24h\""));
        (await acceptance.Terraform.ApplyAsync()).ShouldSucceed();

        (await acceptance.Terraform.PlannedAsync()).ShouldReplace(Address);

        acceptance.Terraform.Configure(Token(provider, "ttl = 7200\n renew_before = \"1m\""));
        (await acceptance.Terraform.ApplyAsync()).ShouldSucceed();
        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task UnknownCluster_IsReportedInThePlan()
    {
        await using var provider = await ProviderFixture.StartAsync();
        await using var acceptance = provider.Case();
        acceptance.Terraform.Configure(Token(provider, "cluster_id = \"locel\""));

        (await acceptance.Terraform.PlanAsync()).ShouldFail().Error("This Rancher has no such cluster").Path.Should().Be("cluster_id");
    }

    private static string Token(ProviderFixture provider, string more) => provider.Configuration($$"""
        resource "rancher2_token" "this" {
          description = "acceptance"
          {{more}}
        }
        """);
}
