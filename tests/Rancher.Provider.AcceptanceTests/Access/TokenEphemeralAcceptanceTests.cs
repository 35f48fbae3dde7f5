using System.IO.Compression;
using System.Text;
using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Access;

public sealed class TokenEphemeralAcceptanceTests : ProviderTests
{
    /// <summary>A provisioner may see an ephemeral value; this one writes it down, so that the test knows what must be nowhere else.</summary>
    private string Configuration(string file) => Provider.Configuration($$"""
        ephemeral "rancher2_token" "run" {
          description = "one run"
          ttl         = 36000
        }

        provider "rancher2" {
          alias     = "short"
          api_url   = "{{Provider.Rancher.Url}}"
          token_key = ephemeral.rancher2_token.run.token
        }

        resource "rancher2_setting" "by_token" {
          provider = rancher2.short
          name     = "made-by-a-token"
          value    = "yes"
        }

        resource "terraform_data" "witness" {
          provisioner "local-exec" {
            command     = "printf '%s\n' \"$TOKEN\" >> '{{file}}'"
            environment = { TOKEN = ephemeral.rancher2_token.run.token }
          }
        }
        """);

    [Fact]
    public async Task Token_WorksForTheRun_IsRevokedAfterwards_AndIsStoredNowhere()
    {
        await using var acceptance = ProviderFixture.LaunchedCase();
        var before = Tokens();
        var seen = Path.Combine(acceptance.Terraform.Folder, "seen.txt");

        acceptance.Terraform.Configure(Configuration(seen));
        (await acceptance.Terraform.PlanAsync()).ShouldSucceed();
        Tokens().Should().BeEquivalentTo(before, "what the plan opened, the plan closed");
        var planFile = PlanFile(acceptance.Terraform.Folder);
        var ofThePlan = Provider.Rancher.Requests.Where(r => r.Method == "DELETE").Select(r => r.Path.Split('/')[^1]).ToList();
        var applied = (await acceptance.Terraform.ApplyPlanAsync()).ShouldSucceed();

        Tokens().Should().BeEquivalentTo(before, "the apply revoked its token");
        Provider.Rancher.Store.Get("setting", "made-by-a-token").Should().NotBeNull("the second provider worked with the token");
        var token = (await File.ReadAllLinesAsync(seen)).Should().ContainSingle().Which;
        token.Should().StartWith("token-").And.Contain(":");
        Created().Should().BeGreaterThanOrEqualTo(2, "plan and apply each had a token of their own");
        var secret = token[(token.IndexOf(':', StringComparison.Ordinal) + 1)..];
        secret.Length.Should().BeGreaterThan(20);
        (await File.ReadAllTextAsync(acceptance.Terraform.StateFile)).Should().NotContain(secret).And.NotContain(token[..token.IndexOf(':', StringComparison.Ordinal)]);
        planFile.Should().NotContain(secret);
        ofThePlan.Should().NotBeEmpty().And.OnlyContain(id => !planFile.Contains(id), "not even the plan's own token is in it");
        applied.Text.Should().NotContain(secret);
        applied.ProviderLog.Should().Contain("/v3/tokens", "requests are in the log").And.NotContain(secret);
        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty();
        await acceptance.DestroyAsync();
        Tokens().Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task Token_RefusedByRancher_IsAnErrorOfTheEphemeralResource()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Configuration("unused").Replace(Provider.Rancher.AdminToken, "token-wrong:not-the-secret", StringComparison.Ordinal));

        var result = (await acceptance.Terraform.PlanAsync()).ShouldFail();

        result.Error("does not accept the token (401)").Summary.Should().Contain("Cannot open rancher2_token");
        result.Text.Should().NotContain("not-the-secret");
    }

    private IReadOnlyList<string> Tokens() => [.. Provider.Rancher.Store.All("token").Select(t => (string)t["id"]!)];

    private int Created() => Provider.Rancher.Requests.Count(r => r.Method == "POST" && r.Path.EndsWith("/v3/tokens", StringComparison.Ordinal));

    /// <summary>Everything in the saved plan, as text.</summary>
    private static string PlanFile(string folder)
    {
        using var zip = ZipFile.OpenRead(Path.Combine(folder, "planned.tfplan"));
        var text = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open(), Encoding.Latin1);
            text.Append(reader.ReadToEnd());
        }

        return text.ToString();
    }
}
