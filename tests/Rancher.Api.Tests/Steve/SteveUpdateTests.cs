using Newtonsoft.Json.Linq;
using Rancher.Api.Merging;
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
        _server.On("GET " + Path, Item("12", "{a:1,b:2,defaults:{}}")).On("PUT " + Path, Replies.Ok("{}"));

        await UpdateAsync("{a:1}", "{a:5}");

        var sent = Sent().Single();
        sent["spec"]!.ToString(Newtonsoft.Json.Formatting.None).Should().Be("""{"a":5,"b":2,"defaults":{}}""");
        ((string?)sent["metadata"]!["resourceVersion"]).Should().Be("12");
    }

    /// <summary>Two writers at the same time: the loser reads again and merges, and never sends what it had made of the older object.</summary>
    [Fact]
    public async Task Update_AnotherWriterIsFaster_MergesWithWhatItWrote()
    {
        _server.On("GET " + Path, Item("1", "{a:1,pools:[{name:'x',q:1}]}"), Item("2", "{a:1,pools:[{name:'x',q:1},{name:'y',q:1}]}"))
            .On("PUT " + Path, Replies.Json(409, Conflict), Replies.Ok("""{"id":"done"}"""));

        var written = await UpdateAsync("{a:1,pools:[{name:'x',q:1}]}", "{a:1,pools:[{name:'x',q:3}]}");

        ((string?)written.Item["id"]).Should().Be("done");
        var last = Sent().Last();
        last["spec"]!["pools"]!.ToString(Newtonsoft.Json.Formatting.None).Should().Be("""[{"name":"x","q":3},{"name":"y","q":1}]""");
        ((string?)last["metadata"]!["resourceVersion"]).Should().Be("2");
    }

    [Fact]
    public async Task Update_SameThingChanged_WinsAndReports()
    {
        _server.On("GET " + Path, Item("2", "{a:7}")).On("PUT " + Path, Replies.Ok("{}"));

        var written = await UpdateAsync("{a:1}", "{a:5}");

        written.Conflicts.Single().Path.Should().Be("spec.a");
        ((int?)Sent().Single()["spec"]!["a"]).Should().Be(5);
    }

    [Fact]
    public async Task Update_SameThingChanged_CanBeRefused()
    {
        _server.On("GET " + Path, Item("2", "{a:7}"));

        var call = () => UpdateAsync("{a:1}", "{a:5}", OnConflict.Refuse);

        (await call.Should().ThrowAsync<MergeConflictException>()).WithMessage($"{Clusters} \"web\" was changed meanwhile by somebody else, and in the same places: spec.a.");
        _server.Received.Should().OnlyContain(r => r.Method == "GET");
    }

    [Fact]
    public async Task Update_ServerHasItAlready_SendsNothing()
    {
        _server.On("GET " + Path, Item("2", "{a:5}"));

        (await UpdateAsync("{a:1}", "{a:5}")).Sent.Should().BeFalse();
        _server.Received.Should().HaveCount(1);
    }

    [Fact]
    public async Task Update_AnswerOfThePutIsLost_IsDoneWhenTheServerShowsIt()
    {
        _server.On("GET " + Path, Item("1", "{a:1}"), Item("2", "{a:5}")).On("PUT " + Path, Replies.Drop, Replies.Json(409, Conflict));

        (await UpdateAsync("{a:1}", "{a:5}")).Sent.Should().BeFalse();
    }

    [Fact]
    public async Task Update_AlwaysTooLate_GivesUpAfterTenReads()
    {
        _server.On("GET " + Path, Item("1", "{a:1}")).On("PUT " + Path, Replies.Json(409, Conflict));

        (await FluentActions.Awaiting(() => UpdateAsync("{a:1}", "{a:5}")).Should().ThrowAsync<RancherException>()).Which.Error.IsConflict.Should().BeTrue();
        _server.Received.Count(r => r.Method == "GET").Should().Be(10);
    }

    [Fact]
    public async Task Update_OtherRefusal_IsFinal()
    {
        _server.On("GET " + Path, Item("1", "{a:1}"))
            .On("PUT " + Path, Replies.Error(400, "BadRequest", "RKEConfig cannot be made null after cluster creation"));

        await FluentActions.Awaiting(() => UpdateAsync("{a:1}", "{a:5}")).Should().ThrowAsync<RancherException>();
        _server.Received.Count(r => r.Method == "PUT").Should().Be(1);
    }

    [Fact]
    public async Task Update_WholeObjectsAsBaseAndWanted_NeverTouchWhatIsTheServers()
    {
        const string Read = """
            {"id":"fleet-default/web","metadata":{"name":"web","namespace":"fleet-default","resourceVersion":"1","uid":"u","finalizers":["f"],"labels":{"a":"1"},
             "annotations":{"field.cattle.io/creatorId":"user-x"}},"spec":{"a":1},"status":{"ready":true,"conditions":[{"type":"Ready","status":"True","error":false,"transitioning":false}]}}
            """;
        _server.On("GET " + Path, Replies.Ok(Read)).On("PUT " + Path, Replies.Ok("{}"));
        var wanted = JObject.Parse("""{"metadata":{"labels":{"a":"2"},"annotations":{"field.cattle.io/creatorId":"user-x"}},"spec":{"a":1}}""");

        await _client.Steve.UpdateAsync(Clusters, "fleet-default", "web", JObject.Parse(Read), wanted, OnConflict.OursWins, CancellationToken.None);

        Sent().Single().ToString(Newtonsoft.Json.Formatting.None).Should().Be(
            """{"metadata":{"name":"web","namespace":"fleet-default","resourceVersion":"1","uid":"u","finalizers":["f"],"labels":{"a":"2"},"annotations":{"field.cattle.io/creatorId":"user-x"}},"spec":{"a":1},"status":{"ready":true,"conditions":[{"type":"Ready","status":"True"}]}}""");
    }

    [Fact]
    public async Task Update_ByAChange_IsMadeAnewFromEachRead()
    {
        _server.On("GET " + Path, Item("1", "{n:1}"), Item("2", "{n:5}")).On("PUT " + Path, Replies.Json(409, Conflict), Replies.Ok("{}"));

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
        var clock = new ImpatientClock();
        using var client = TestClient.Of(_server, clock);
        _server.On("GET " + Path, Item("1", "{a:1}")).On("PUT " + Path, Replies.Json(409, Conflict));

        await FluentActions.Awaiting(() => client.Steve.UpdateAsync(
            Clusters, "fleet-default", "web", Spec("{a:1}"), Spec("{a:2}"), OnConflict.OursWins, CancellationToken.None)).Should().ThrowAsync<RancherException>();

        // Pauses grow with each attempt; what is left without the growth is the jitter, which keeps two writers from meeting again and again.
        var jitter = clock.Pauses.Select((pause, attempt) => pause.TotalMilliseconds / (attempt + 1)).ToList();
        jitter.Should().HaveCount(9).And.OnlyContain(milliseconds => milliseconds >= 74 && milliseconds <= 226);
        jitter.Max().Should().BeGreaterThan(jitter.Min() + 1);
    }

    private static Reply Item(string version, string spec) => Replies.Ok(new JObject
    {
        ["id"] = "fleet-default/web",
        ["type"] = "provisioning.cattle.io.cluster",
        ["metadata"] = new JObject { ["name"] = "web", ["namespace"] = "fleet-default", ["resourceVersion"] = version, ["state"] = new JObject { ["name"] = "active" } },
        ["spec"] = JObject.Parse(spec),
    }.ToString());

    private static JObject Spec(string spec) => new() { ["spec"] = JObject.Parse(spec) };

    private Task<SteveWrite> UpdateAsync(string known, string wanted, OnConflict conflict = OnConflict.OursWins) =>
        _client.Steve.UpdateAsync(Clusters, "fleet-default", "web", Spec(known), Spec(wanted), conflict, CancellationToken.None);

    private IEnumerable<JObject> Sent() => _server.Received.Where(r => r.Method == "PUT").Select(r => JObject.Parse(r.Body));
}
