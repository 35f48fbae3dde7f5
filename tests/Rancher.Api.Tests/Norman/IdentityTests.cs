using Newtonsoft.Json.Linq;
using Rancher.Api.Tests.Support;

namespace Rancher.Api.Tests.Norman;

/// <summary>Answers that are not about the object that was asked for, and names that lead elsewhere, in both API styles.</summary>
public sealed class IdentityTests : IAsyncLifetime
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

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"id":"c-b"}""")]
    [InlineData("""{"status":"ok"}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    public async Task Find_AnswerOfAnotherIdentity_IsNoAnswer(string answer)
    {
        _server.On("GET /v3/clusters/c-a", Replies.Ok(answer)).On("GET /v1/secrets/default/s", Replies.Ok(answer));

        (await FluentActions.Awaiting(() => _client.Norman.FindAsync("clusters", "c-a", CancellationToken.None)).Should().ThrowAsync<RancherTransportException>())
            .Which.Fault.Should().Be(TransportFault.NotRancher);
        (await FluentActions.Awaiting(() => _client.Steve.FindAsync("secrets", "default", "s", CancellationToken.None)).Should().ThrowAsync<RancherTransportException>())
            .Which.Fault.Should().Be(TransportFault.NotRancher);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task List_AnswerWithoutAList_IsNoEmptyList(string answer)
    {
        _server.On("GET /v3/clusters", Replies.Ok(answer));

        await FluentActions.Awaiting(() => _client.Norman.ListAsync("clusters", null, CancellationToken.None)).Should().ThrowAsync<RancherTransportException>();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("""{"id":"c-other"}""")]
    public async Task Update_AnswerWithoutTheObject_IsReadAgain(string answer)
    {
        _server.On("PUT /v3/clusters/c-a", Replies.Ok(answer)).On("GET /v3/clusters/c-a", Replies.Ok("""{"id":"c-a","n":1}"""));

        ((int)(await _client.Norman.UpdateAsync("clusters", "c-a", new JObject(), CancellationToken.None))["n"]!).Should().Be(1);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("")]
    public async Task Create_AnswerWithoutTheObject_IsLookedUp(string answer)
    {
        _server.On("POST /v3/projects", Replies.Json(201, answer)).On("GET /v3/projects?name=web", Replies.Ok("""{"data":[{"id":"c-a:p-b","name":"web"}]}"""))
            .On("POST /v1/secrets", Replies.Json(201, answer)).On("GET /v1/secrets/default/s", Replies.Ok("""{"metadata":{"name":"s","namespace":"default"}}"""));

        var project = await _client.Norman.CreateOrFindAsync(
            "projects", new JObject { ["name"] = "web" }, new Dictionary<string, string> { ["name"] = "web" }, _ => true, CancellationToken.None);
        var secret = await _client.Steve.CreateOrFindAsync("secrets", JObject.Parse("""{"metadata":{"name":"s","namespace":"default"}}"""), CancellationToken.None);

        ((string?)project["id"]).Should().Be("c-a:p-b");
        ((string?)secret.Item["metadata"]!["name"]).Should().Be("s");
        _server.Received.Count(r => r.Method == "POST").Should().Be(2);
    }

    [Fact]
    public async Task Create_AnsweredByAnIngressThatStaysForAWhile_IsLookedUpWhenItIsGone()
    {
        var page = Replies.Text(502, "text/html", "<html>");
        _server.On("POST /v3/projects", page).On("GET /v3/projects?name=web", [.. Enumerable.Repeat(page, 12), Replies.Ok("""{"data":[{"id":"c-a:p-b","name":"web"}]}""")]);

        var project = await _client.Norman.CreateOrFindAsync(
            "projects", new JObject { ["name"] = "web" }, new Dictionary<string, string> { ["name"] = "web" }, _ => true, CancellationToken.None);

        ((string?)project["id"]).Should().Be("c-a:p-b");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("../settings")]
    [InlineData("a\nb")]
    public async Task Paths_NamesThatLeadElsewhere_AreRefusedAndNothingIsSent(string name)
    {
        Func<Task>[] calls =
        [
            () => _client.Norman.FindAsync("settings", name, CancellationToken.None),
            () => _client.Norman.UpdateAsync("settings", name, new JObject(), CancellationToken.None),
            () => _client.Norman.DeleteAsync("settings", name, CancellationToken.None),
            () => _client.Norman.ActionAsync("settings", name, "go", null, CancellationToken.None),
            () => _client.Norman.ListAsync("cluster/" + name + "/namespaces", null, CancellationToken.None),
            () => _client.Steve.FindAsync("secrets", "default", name, CancellationToken.None),
            () => _client.Steve.DeleteAsync("secrets", "default", name, CancellationToken.None),
            () => _client.Steve.OfCluster(name).FindAsync("secrets", "default", "s", CancellationToken.None),
        ];

        foreach (var call in calls.Where((_, i) => i != 4 || name is not "a/b" and not "../settings"))
        {
            await call.Should().ThrowAsync<InvalidObjectNameException>();
        }

        _server.Received.Should().BeEmpty();
    }
}
