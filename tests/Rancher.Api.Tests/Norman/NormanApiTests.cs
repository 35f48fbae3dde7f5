using Newtonsoft.Json.Linq;
using Rancher.Api.Tests.Support;

namespace Rancher.Api.Tests.Norman;

public sealed class NormanApiTests : IAsyncLifetime
{
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
    public async Task Find_Existing_ReturnsIt()
    {
        _server.On("GET /v3/projects/c-a:p-b", Replies.Ok("""{"id":"c-a:p-b"}"""));

        ((string?)(await _client.Norman.FindAsync("projects", "c-a:p-b", CancellationToken.None))!["id"]).Should().Be("c-a:p-b");
    }

    [Fact]
    public async Task Find_Missing_ReturnsNull()
    {
        _server.On("GET /v3/clusters/c-a", Replies.Error(404, "NotFound", "clusters.management.cattle.io c-a not found"));

        (await _client.Norman.FindAsync("clusters", "c-a", CancellationToken.None)).Should().BeNull();
    }

    [Theory]
    [InlineData(401, "Unauthorized", "must authenticate")]
    [InlineData(403, "Forbidden", "clusters is forbidden")]
    [InlineData(404, "NotFound", "failed to find schema clusters")]
    [InlineData(500, "ServerError", "no")]
    public async Task Find_AnyOtherError_Throws(int status, string code, string message)
    {
        _server.On("GET /v3/clusters/c-a", Replies.Error(status, code, message));

        var call = () => _client.Norman.FindAsync("clusters", "c-a", CancellationToken.None);

        (await call.Should().ThrowAsync<RancherException>()).Which.Error.Status.Should().Be(status);
    }

    [Fact]
    public async Task Find_404OfAProxy_Throws()
    {
        _server.On("GET /v3/clusters/c-a", Replies.Text(404, "text/plain", "default backend - 404"));

        await FluentActions.Awaiting(() => _client.Norman.FindAsync("clusters", "c-a", CancellationToken.None)).Should().ThrowAsync<RancherException>();
    }

    [Fact]
    public async Task List_ManyPages_FollowsOnlyTheQueryOfTheLink()
    {
        _server.On("GET /v3/projects", Replies.Ok("""{"data":[{"id":"a"}],"pagination":{"partial":true,"next":"https://internal.example/v3/projects?limit=1&marker=b"}}"""))
            .On("GET /v3/projects?limit=1&marker=b", Replies.Ok("""{"data":[{"id":"b"}],"pagination":{"next":"https://internal.example/v3/projects?limit=1&marker=c%3Ad"}}"""))
            .On("GET /v3/projects?limit=1&marker=c%3Ad", Replies.Ok("""{"data":[{"id":"c:d"}],"pagination":{"limit":1}}"""));

        var found = await _client.Norman.ListAsync("projects", null, CancellationToken.None);

        found.Select(item => (string?)item["id"]).Should().Equal("a", "b", "c:d");
    }

    [Fact]
    public async Task List_PageThatLeadsToItself_Throws()
    {
        _server.On("GET /v3/projects", Replies.Ok("""{"data":[],"pagination":{"next":"https://h/v3/projects?marker=b"}}"""))
            .On("GET /v3/projects?marker=b", Replies.Ok("""{"data":[],"pagination":{"next":"https://h/v3/projects?marker=b"}}"""));

        await FluentActions.Awaiting(() => _client.Norman.ListAsync("projects", null, CancellationToken.None)).Should().ThrowAsync<InvalidDataException>();
    }

    [Fact]
    public async Task List_FilterTheServerIgnores_IsAppliedHere()
    {
        _server.On("GET /v3/users?username=ann&enabled=true", Replies.Ok(
            """{"data":[{"id":"1","username":"ann","enabled":true},{"id":"2","username":"bob","enabled":true},{"id":"3","username":"ann","enabled":false},{"id":"4"}]}"""));

        var found = await _client.Norman.ListAsync("users", new Dictionary<string, string> { ["username"] = "ann", ["enabled"] = "true" }, CancellationToken.None);

        found.Select(item => (string?)item["id"]).Should().Equal("1");
    }

    [Fact]
    public async Task Replace_DropsWhatTheBodyLeavesOut()
    {
        _server.On("GET /v3/roletemplates/r", Replies.Ok("""{"id":"r","name":"a","description":"b"}"""))
            .On("PUT /v3/roletemplates/r?_replace=true", Replies.Ok("""{"id":"r","name":"c"}"""));

        var changed = await _client.Norman.ReplaceAsync("roletemplates", "r", _ => new JObject { ["name"] = "c" }, CancellationToken.None);

        changed.ContainsKey("description").Should().BeFalse();
    }

    [Fact]
    public async Task List_Modifiers_AreLeftToTheServer()
    {
        _server.On("GET /v3/nodes?state_ne=active&limit=-1", Replies.Ok("""{"data":[{"id":"1","state":"registering"}]}"""));

        (await _client.Norman.ListAsync("nodes", new Dictionary<string, string> { ["state_ne"] = "active", ["limit"] = "-1" }, CancellationToken.None)).Should().HaveCount(1);
    }

    [Fact]
    public async Task Create_InsideACluster_PostsToTheSubCollection()
    {
        _server.On("POST /v3/cluster/c-a/namespaces", Replies.Json(201, """{"id":"web"}"""));

        ((string?)(await _client.Norman.CreateAsync("cluster/c-a/namespaces", new JObject { ["name"] = "web" }, CancellationToken.None))["id"]).Should().Be("web");
    }

    [Fact]
    public async Task CreateOrFind_AnswerLostButCreated_FindsIt()
    {
        _server.On("POST /v3/clusters", Replies.Drop)
            .On("GET /v3/clusters?name=web", Replies.Ok("""{"data":[{"id":"c-old","name":"web","removed":"2026-01-01T00:00:00Z"},{"id":"c-new","name":"web"}]}"""));

        var cluster = await _client.Norman.CreateOrFindAsync(
            "clusters", new JObject { ["name"] = "web" }, new Dictionary<string, string> { ["name"] = "web" }, _ => true, CancellationToken.None);

        ((string?)cluster["id"]).Should().Be("c-new");
        _server.Received.Count(r => r.Method == "POST").Should().Be(1);
    }

    [Theory]
    [InlineData("""{"data":[]}""", "*does not show such an object now*")]
    [InlineData("""{"data":[{"id":"1","name":"web"},{"id":"2","name":"web"}]}""", "*shows 2 such objects now*")]
    public async Task CreateOrFind_AnswerLostAndNotExactlyOne_Throws(string list, string message)
    {
        _server.On("POST /v3/projects", Replies.Drop).On("GET /v3/projects?name=web", Replies.Ok(list));

        var call = () => _client.Norman.CreateOrFindAsync(
            "projects", new JObject { ["name"] = "web" }, new Dictionary<string, string> { ["name"] = "web" }, _ => true, CancellationToken.None);

        (await call.Should().ThrowAsync<AnswerLostException>()).WithMessage(message);
    }

    [Fact]
    public async Task Update_LostRace_ReadsAgainAndSendsFreshValues()
    {
        _server.On("GET /v3/clusters/c-a", Replies.Ok("""{"id":"c-a","name":"web","n":1}"""), Replies.Ok("""{"id":"c-a","name":"web","n":2}"""))
            .On("PUT /v3/clusters/c-a", Replies.Error(409, "Conflict", "the object has been modified"), Replies.Ok("""{"id":"c-a"}"""));

        await _client.Norman.UpdateAsync("clusters", "c-a", current => new JObject { ["name"] = current["name"], ["n"] = current["n"] }, CancellationToken.None);

        _server.Received[^1].Body.Should().Be("""{"name":"web","n":2}""");
    }

    [Fact]
    public async Task Update_PlainConflict_IsReported()
    {
        _server.On("PUT /v3/clusters/c-a", Replies.Error(409, "Conflict", "the object has been modified"));

        var call = () => _client.Norman.UpdateAsync("clusters", "c-a", new JObject(), CancellationToken.None);

        (await call.Should().ThrowAsync<RancherException>()).Which.Error.IsConflict.Should().BeTrue();
    }

    [Fact]
    public async Task Delete_WithFinalizers_IsNotGoneYet()
    {
        _server.On("DELETE /v3/clusters/c-a", Replies.Ok("""{"state":"removing"}"""));

        (await _client.Norman.DeleteAsync("clusters", "c-a", CancellationToken.None)).Should().BeFalse();
    }

    [Fact]
    public async Task Delete_AnsweredEmpty_IsGone()
    {
        _server.On("DELETE /v3/tokens/token-a", Replies.Json(204, ""));

        (await _client.Norman.DeleteAsync("tokens", "token-a", CancellationToken.None)).Should().BeTrue();
    }

    [Theory]
    [InlineData("tokens.management.cattle.io token-a not found")]
    [InlineData("failed to find schema tokens")]
    public async Task Delete_Missing_IsGone(string message)
    {
        _server.On("DELETE /v3/tokens/token-a", Replies.Error(404, "NotFound", message));

        (await _client.Norman.DeleteAsync("tokens", "token-a", CancellationToken.None)).Should().BeTrue();
    }

    [Fact]
    public async Task Delete_Forbidden_Throws()
    {
        _server.On("DELETE /v3/tokens/token-a", Replies.Error(403, "Forbidden"));

        await FluentActions.Awaiting(() => _client.Norman.DeleteAsync("tokens", "token-a", CancellationToken.None)).Should().ThrowAsync<RancherException>();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null\n")]
    public async Task Action_WithoutOutput_ReturnsNull(string body)
    {
        _server.On("POST /v3/nodes/c-a:m-b?action=cordon", Replies.Ok(body));

        (await _client.Norman.ActionAsync("nodes", "c-a:m-b", "cordon", null, CancellationToken.None)).Should().BeNull();
        _server.Received.Single().Body.Should().Be("{}");
    }

    [Fact]
    public async Task Action_NullFollowedByAnError_Throws()
    {
        _server.On("POST /v3/clusters/c-a?action=restoreFromEtcdBackup", Replies.Json(
            200, "null\n{\"type\":\"error\",\"status\":500,\"code\":\"ServerError\",\"message\":\"no such backup\"}"));

        var call = () => _client.Norman.ActionAsync("clusters", "c-a", "restoreFromEtcdBackup", null, CancellationToken.None);

        (await call.Should().ThrowAsync<RancherException>()).Which.Error.Message.Should().Be("no such backup");
    }
}
