using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Tests.Projects;

/// <summary>What later servers show of a project's quota, and what they refuse.</summary>
public sealed class ProjectQuotaTests
{
    [Theory]
    [InlineData("2.11.16")]
    [InlineData("2.14.4")]
    public async Task The_quota_in_use_is_that_of_the_namespaces(string version)
    {
        await using var rancher = await StartAsync(version);
        using var client = ApiClient.For(rancher);
        var project = await client.PostAsync("/v3/projects", JObject.Parse("""
            {"clusterId":"local","name":"shop","resourceQuota":{"limit":{"pods":"10","limitsCpu":"2000m"}},"namespaceDefaultResourceQuota":{"limit":{"pods":"2","limitsCpu":"500m"}}}
            """));
        Used(project).Should().BeEmpty();

        foreach (var name in new[] { "one", "two" })
        {
            await client.PostAsync("/v3/clusters/local/namespaces", new JObject { ["name"] = name, ["projectId"] = project["id"] });
        }

        var (status, refused) = await client.SendAsync(HttpMethod.Post, "/v3/clusters/local/namespaces", new JObject
        {
            ["name"] = "much", ["projectId"] = project["id"], ["resourceQuota"] = JObject.Parse("""{"limit":{"pods":"50","limitsCpu":"1"}}"""),
        });
        (status, (string?)refused["message"]).Should().Be((422, "exceeds projectLimit on fields: pods=54"));
        rancher.Advance(TimeSpan.FromSeconds(1));

        Used(await client.GetAsync("/v3/projects/" + project["id"])).Should().BeEquivalentTo(new Dictionary<string, string> { ["pods"] = "4", ["limitsCpu"] = "1000m" });
    }

    [Theory]
    [InlineData("2.11.16")]
    [InlineData("2.14.4")]
    [InlineData("2.15.0")]
    public async Task Containers_may_not_ask_for_more_than_their_limit(string version)
    {
        await using var rancher = await StartAsync(version);
        using var client = ApiClient.For(rancher);
        var body = JObject.Parse("""{"clusterId":"local","name":"shop","containerDefaultResourceLimit":{"limitsCpu":"10m","requestsCpu":"50m"}}""");

        var (status, answer) = await client.SendAsync(HttpMethod.Post, "/v3/projects", body);

        status.Should().Be(400);
        ((string?)answer["message"]).Should().EndWith("""{"requestsCpu":"50m","limitsCpu":"10m"}: requested CPU 50m is greater than limit 10m""");
    }

    private static Task<SimulatedRancher> StartAsync(string version) =>
        SimulatedRancher.StartAsync(new SimulatorOptions { RancherVersion = version, ManualClock = true }, CancellationToken.None);

    private static Dictionary<string, string> Used(JObject project) => ((JObject)project["resourceQuota"]!["usedLimit"]!).Properties()
        .Where(p => p.Name != "type").ToDictionary(p => p.Name, p => (string)p.Value!);
}
