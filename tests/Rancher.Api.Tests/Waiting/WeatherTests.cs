using Rancher.Api.Tests.Support;
using Rancher.Api.Waiting;

namespace Rancher.Api.Tests.Waiting;

/// <summary>Waits during a restart, an upgrade, or behind an ingress that has nothing to forward to.</summary>
public sealed class WeatherTests : IAsyncLifetime
{
    private readonly AutoAdvancingClock _clock = new();
    private ScriptedServer _server = null!;
    private RancherClient _client = null!;

    public static TheoryData<string> Weather =>
    [
        "500", "500 text", "502 page", "503 page", "504 page", "200 page", "200 cut", "200 empty", "200 other", "503 json", "drop", "404 page of an ingress",
    ];

    public async Task InitializeAsync()
    {
        _server = await ScriptedServer.StartAsync();
        _client = TestClient.Of(_server, _clock);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Weather))]
    public async Task Wait_OneBadAnswer_MeansNotNow(string weather)
    {
        _server.On("GET /v3/clusters/c-a", [.. Enumerable.Repeat(Bad(weather), 7), Replies.Ok("""{"id":"c-a","state":"active"}""")]);

        (await WaitAsync(TimeSpan.FromMinutes(10)))["state"]!.ToString().Should().Be("active");
    }

    /// <summary>An upgrade of Rancher takes minutes, in which the ingress answers in every way it knows.</summary>
    [Fact]
    public async Task Wait_UpgradeOfSeveralMinutes_IsOutlived()
    {
        string[] phases = ["503 page", "502 page", "drop", "404 page of an ingress", "200 page", "503 json", "500"];
        var bad = phases.SelectMany(phase => Enumerable.Repeat(Bad(phase), 20));
        _server.On("GET /v3/clusters/c-a", [Replies.Ok("""{"id":"c-a","state":"provisioning"}"""), .. bad, Replies.Ok("""{"id":"c-a","state":"active"}""")]);

        (await WaitAsync(TimeSpan.FromMinutes(45)))["state"]!.ToString().Should().Be("active");
        (_clock.GetUtcNow() - _clock.Start).Should().BeGreaterThan(TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task Wait_NeverBetter_EndsWithTheTimeAndSaysWhatAnswered()
    {
        _server.On("GET /v3/clusters/c-a", Bad("502 page"));

        await FluentActions.Awaiting(() => WaitAsync(TimeSpan.FromMinutes(2))).Should().ThrowAsync<WaitTimedOutException>().WithMessage("*GET /v3/clusters/c-a with a web page (502)*");
    }

    private static Reply Bad(string weather) => weather switch
    {
        "500" => Replies.Error(500, "ServerError", "etcdserver: leader changed"),
        "500 text" => Replies.Text(500, "text/plain", "Internal Server Error"),
        "200 page" => Replies.Text(200, "text/html", "<html>welcome</html>"),
        "200 cut" => Replies.Ok("""{"id":"c-a","state":"act"""),
        "200 empty" => Replies.Ok("{}"),
        "200 other" => Replies.Ok("""{"id":"c-b","state":"active"}"""),
        "503 json" => Replies.Error(503, "ServiceUnavailable"),
        "drop" => Replies.Drop,
        "404 page of an ingress" => Replies.Text(404, "text/html", "<html>404 Not Found</html>"),
        _ => Replies.Text(int.Parse(weather[..3], System.Globalization.CultureInfo.InvariantCulture), "text/html", "<html>bad gateway</html>"),
    };

    private Task<Newtonsoft.Json.Linq.JObject> WaitAsync(TimeSpan timeout) => _client.Waiter.WaitAsync(
        new WaitPlan("cluster c-a", timeout),
        ct => _client.Norman.GetAsync("clusters", "c-a", ct),
        cluster => (string?)cluster["state"] == "active" ? WaitStep.Done : WaitStep.Waiting("provisioning"),
        CancellationToken.None);
}
