using Newtonsoft.Json.Linq;
using Rancher.Api.Steve;
using Rancher.Api.Tests.Support;

namespace Rancher.Api.Tests.Steve;

public sealed class SteveUpdateTests : IAsyncLifetime
{
    private const string Clusters = "provisioning.cattle.io.clusters";
    private const string Path = "/v1/provisioning.cattle.io.clusters/fleet-default/web";
    private const string Conflict = """
        {"type":"error","links":{},"code":"Conflict","message":"Operation cannot be fulfilled on clusters.provisioning.cattle.io \"web\": the object has been modified; please apply your changes to the latest version and try again","status":409}
        """;
    private ScriptedServer _server = null!;
    private RancherClient _client = null!;

    public async Task InitializeAsync()
    {
        _server = await ScriptedServer.StartAsync();
        _client = TestClient.Of(_server);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Update_AnotherWriterWasThereBefore_KeepsItsChange()
    {
        _server.On("GET " + Path, Item("12", "{a:1,b:2,defaults:{}}")).On("PUT " + Path, Replies.Ok("""{"id":"fleet-default/web"}"""));

        await UpdateAsync(a: 5);

        var sent = Sent().Single();
        sent["spec"]!.ToString(Newtonsoft.Json.Formatting.None).Should().Be("""{"a":5,"b":2,"defaults":{}}""");
        ((string?)sent["metadata"]!["resourceVersion"]).Should().Be("12");
    }

    [Fact]
    public async Task Update_ServerHasItAlready_SendsNothing()
    {
        _server.On("GET " + Path, Item("2", "{a:5}"));

        (await UpdateAsync(a: 5)).Sent.Should().BeFalse();
        _server.Received.Should().HaveCount(1);
    }

    [Fact]
    public async Task Update_AnswerOfThePutIsLost_IsDoneWhenTheServerShowsIt()
    {
        _server.On("GET " + Path, Item("1", "{a:1}"), Item("2", "{a:5}")).On("PUT " + Path, Replies.Drop, Replies.Json(409, Conflict));

        (await UpdateAsync(a: 5)).Sent.Should().BeFalse();
    }

    [Fact]
    public async Task Update_AlwaysTooLate_GivesUpAfterTenReads()
    {
        _server.On("GET " + Path, Item("1", "{a:1}")).On("PUT " + Path, Replies.Json(409, Conflict));

        (await FluentActions.Awaiting(() => UpdateAsync(a: 5)).Should().ThrowAsync<RancherException>()).Which.Error.IsConflict.Should().BeTrue();
        _server.Received.Count(r => r.Method == "GET").Should().Be(10);
    }

    [Fact]
    public async Task Update_OtherRefusal_IsFinal()
    {
        _server.On("GET " + Path, Item("1", "{a:1}"))
            .On("PUT " + Path, Replies.Error(400, "BadRequest", "RKEConfig cannot be made null after cluster creation"));

        await FluentActions.Awaiting(() => UpdateAsync(a: 5)).Should().ThrowAsync<RancherException>();
        _server.Received.Count(r => r.Method == "PUT").Should().Be(1);
    }

    [Fact]
    public async Task Update_Object_GoesBackAsItWasReadWithoutWhatSteveAdds()
    {
        const string Read = """
            {"id":"fleet-default/web","metadata":{"name":"web","namespace":"fleet-default","resourceVersion":"1","uid":"u","finalizers":["f"],"labels":{"a":"1"},
             "annotations":{"field.cattle.io/creatorId":"user-x"}},"spec":{"a":1},"status":{"ready":true,"conditions":[{"type":"Ready","status":"True","error":false,"transitioning":false}]}}
            """;
        _server.On("GET " + Path, Replies.Ok(Read)).On("PUT " + Path, Replies.Ok("""{"id":"fleet-default/web"}"""));

        await UpdateAsync(a: 5);

        Sent().Single().ToString(Newtonsoft.Json.Formatting.None).Should().Be(
            """{"metadata":{"name":"web","namespace":"fleet-default","resourceVersion":"1","uid":"u","finalizers":["f"],"labels":{"a":"1"},"annotations":{"field.cattle.io/creatorId":"user-x"}},"spec":{"a":5},"status":{"ready":true,"conditions":[{"type":"Ready","status":"True"}]}}""");
    }

    [Fact]
    public async Task Update_ByAChange_IsMadeAnewFromEachRead()
    {
        _server.On("GET " + Path, Item("1", "{n:1}"), Item("2", "{n:5}")).On("PUT " + Path, Replies.Json(409, Conflict), Replies.Ok("""{"id":"fleet-default/web"}"""));

        await _client.Steve.UpdateAsync(
            Clusters,
            "fleet-default",
            "web",
            item =>
            {
                item["spec"]!["n"] = (int)item["spec"]!["n"]! + 1;
                return item;
            },
            CancellationToken.None);

        Sent().Select(body => (int)body["spec"]!["n"]!).Should().Equal(2, 6);
    }

    [Fact]
    public async Task Update_Pauses_AreNotAllTheSame()
    {
        var clock = new AutoAdvancingClock();
        using var client = TestClient.Of(_server, clock);
        _server.On("GET " + Path, Item("1", "{a:1}")).On("PUT " + Path, Replies.Json(409, Conflict));

        await FluentActions.Awaiting(() => UpdateAsync(a: 5, client)).Should().ThrowAsync<RancherException>();

        clock.Pauses.Should().HaveCount(9).And.OnlyContain(pause => pause >= TimeSpan.FromMilliseconds(75) && pause <= TimeSpan.FromSeconds(1.5));
        clock.Pauses.Distinct().Should().HaveCountGreaterThan(1);
    }

    private static Reply Item(string version, string spec) => Replies.Ok(new JObject
    {
        ["id"] = "fleet-default/web",
        ["type"] = "provisioning.cattle.io.cluster",
        ["metadata"] = new JObject { ["name"] = "web", ["namespace"] = "fleet-default", ["resourceVersion"] = version, ["state"] = new JObject { ["name"] = "active" } },
        ["spec"] = JObject.Parse(spec),
    }.ToString());

    private Task<SteveWrite> UpdateAsync(int a, RancherClient? client = null) => (client ?? _client).Steve.UpdateAsync(
        Clusters,
        "fleet-default",
        "web",
        item =>
        {
            item["spec"]!["a"] = a;
            return item;
        },
        CancellationToken.None);

    private IEnumerable<JObject> Sent() => _server.Received.Where(r => r.Method == "PUT").Select(r => JObject.Parse(r.Body));
}
