using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;
using Rancher.Simulator.Faults;

namespace Rancher.Provider.AcceptanceTests.Access;

/// <summary>A refresh of many objects of one kind asks for their collection, and is as right as if it had asked for each of them.</summary>
public sealed class RefreshAcceptanceTests : ProviderTests
{
    private const int Count = 200;
    private readonly string _configuration = $$"""
        resource "rancher2_role_template" "many" {
          count = {{Count}}
          name  = "role-${count.index}"
          rules {
            api_groups = [""]
            resources  = ["pods"]
            verbs      = ["get"]
          }
        }
        """;

    [Fact]
    public async Task Refresh_OfTwoHundred_TakesAHandfulOfRequestsAndMissesNothing()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(_configuration));
        var (changed, gone) = (await IdOf(acceptance, 17), await IdOf(acceptance, 100));

        Provider.Rancher.ClearRequests();
        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty();
        Provider.Rancher.Requests.Count.Should().BeLessThanOrEqualTo(10);

        Provider.Rancher.Store.Change("roleTemplate", changed, role => role["locked"] = true);
        Provider.Rancher.Store.Delete("roleTemplate", gone);
        Provider.Rancher.ClearRequests();
        var plan = await acceptance.Terraform.PlannedAsync();

        plan.ShouldUpdate("rancher2_role_template.many[17]");
        plan.ShouldCreate("rancher2_role_template.many[100]");
        plan.Changes.Count(c => !c.IsNothing).Should().Be(2);
        Provider.Rancher.Requests.Should().Contain(
            r => r.Path.EndsWith("/" + gone, StringComparison.Ordinal) && r.Status == 404, "what the collection does not show is asked for by its id");
        Provider.Rancher.Requests.Count.Should().BeLessThanOrEqualTo(11);
    }

    [Fact]
    public async Task Refresh_OfAUserWhoMayReadNothing_FailsAndKeepsTheState()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(_configuration.Replace($"count = {Count}", "count = 12", StringComparison.Ordinal)));
        var token = await TokenOfANobodyAsync();
        acceptance.Terraform.Configure(Provider.Configuration(_configuration.Replace($"count = {Count}", "count = 12", StringComparison.Ordinal))
            .Replace(Provider.Rancher.AdminToken, token, StringComparison.Ordinal));

        var refused = (await acceptance.Terraform.PlanAsync()).ShouldFail();

        refused.Errors.Should().HaveCount(12).And.OnlyContain(e => e.Detail.Contains("lacks a right (403)", StringComparison.Ordinal));
        (await acceptance.Terraform.StateAsync()).Addresses.Should().HaveCount(12);
        acceptance.Terraform.Configure(Provider.Configuration(_configuration.Replace($"count = {Count}", "count = 12", StringComparison.Ordinal)));
        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty("nothing was forgotten");
    }

    [Fact]
    public async Task Refresh_WithoutTheCollection_AsksForEach()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(_configuration.Replace($"count = {Count}", "count = 12", StringComparison.Ordinal)));
        Provider.Rancher.Faults.Add(new Fault(
            (method, path) => method == "GET" && path.EndsWith("/v3/roleTemplates", StringComparison.OrdinalIgnoreCase),
            new FaultKind.Status(403, """{"type":"error","status":403,"code":"Forbidden","message":"no list for you"}"""),
            Times: 100));

        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty("each object can still be read by itself");
    }

    private static async Task<string> IdOf(AcceptanceCase acceptance, int index) =>
        (string)(await acceptance.Terraform.StateAsync()).Resource($"rancher2_role_template.many[{index}]")["id"]!;

    /// <summary>A user whom nobody gave any role.</summary>
    private async Task<string> TokenOfANobodyAsync()
    {
        using var http = new HttpClient { BaseAddress = new Uri(Provider.Rancher.Url) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Provider.Rancher.AdminToken);
        await PostAsync(http, "/v3/users", new JObject { ["username"] = "nobody", ["password"] = "nobody-password" });
        var login = await PostAsync(http, "/v3-public/localProviders/local?action=login", new JObject { ["username"] = "nobody", ["password"] = "nobody-password" });
        return (string)login["token"]!;
    }

    private static async Task<JObject> PostAsync(HttpClient http, string path, JObject body)
    {
        using var content = new StringContent(body.ToString(), Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), content);
        answer.IsSuccessStatusCode.Should().BeTrue("{0} was answered with {1}", path, answer.StatusCode);
        return JObject.Parse(await answer.Content.ReadAsStringAsync());
    }
}
