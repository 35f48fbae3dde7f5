using Newtonsoft.Json.Linq;
using Rancher.Simulator.Faults;

namespace Rancher.Simulator.Tests;

public sealed class FaultTests
{
    [Fact]
    public async Task Status_is_answered_as_often_as_asked_and_nothing_is_done()
    {
        await using var rancher = await Start();
        using var client = ApiClient.For(rancher);
        rancher.Faults.Add(Fault.On("POST", "/v3/clusters", new FaultKind.Status(502), times: 2));
        for (var i = 0; i < 2; i++)
        {
            (await client.SendAsync(HttpMethod.Post, "/v3/clusters", Named("a"))).Status.Should().Be(502);
        }

        rancher.Store.All("cluster").Should().NotContain(c => (string?)c["name"] == "a");
        (await client.SendAsync(HttpMethod.Post, "/v3/clusters", Named("a"))).Status.Should().Be(201);
    }

    [Fact]
    public async Task Lost_answer_takes_effect()
    {
        await using var rancher = await Start();
        using var client = ApiClient.For(rancher);
        rancher.Faults.Add(Fault.On("POST", "/v3/clusters", new FaultKind.LostAnswer()));
        var create = () => client.PostAsync("/v3/clusters", Named("lost"));
        await create.Should().ThrowAsync<HttpRequestException>();
        rancher.Store.All("cluster").Should().Contain(c => (string?)c["name"] == "lost");
    }

    [Fact]
    public async Task Reset_does_nothing()
    {
        await using var rancher = await Start();
        using var client = ApiClient.For(rancher);
        rancher.Faults.Add(Fault.On("POST", "/v3/clusters", new FaultKind.Reset()));
        var create = () => client.PostAsync("/v3/clusters", Named("none"));
        await create.Should().ThrowAsync<HttpRequestException>();
        rancher.Store.All("cluster").Should().NotContain(c => (string?)c["name"] == "none");
    }

    [Fact]
    public async Task Stale_read_shows_the_object_before_its_last_change()
    {
        await using var rancher = await Start();
        using var client = ApiClient.For(rancher);
        await client.PutAsync("/v3/settings/ui-pl", new JObject { ["value"] = "new" });
        rancher.Faults.Add(Fault.On("GET", "/v3/settings/ui-pl", new FaultKind.StaleRead()));
        ((string?)(await client.GetAsync("/v3/settings/ui-pl"))["value"]).Should().Be("rancher");
        ((string?)(await client.GetAsync("/v3/settings/ui-pl"))["value"]).Should().Be("new");
    }

    private static JObject Named(string name) => new() { ["name"] = name };

    private static Task<SimulatedRancher> Start() => SimulatedRancher.StartAsync(new SimulatorOptions { ManualClock = true }, CancellationToken.None);
}
