using Rancher.Api.Steve;
using Rancher.Api.Tests.Support;
using Rancher.Api.Waiting;

namespace Rancher.Api.Tests.Steve;

public sealed class SteveWaitsTests : IAsyncLifetime
{
    private const string Clusters = "provisioning.cattle.io.clusters";
    private const string Path = "/v1/provisioning.cattle.io.clusters/fleet-default/web";
    private const string Removing = """{"metadata":{"name":"web","uid":"1","deletionTimestamp":"2026-11-23T18:00:00Z","state":{"name":"removing","message":"waiting for machine [custom-x] to delete"}}}""";
    private const string Gone = """{"type":"error","code":"NotFound","message":"clusters.provisioning.cattle.io \"web\" not found","status":404}""";
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
    [InlineData(404, Gone)]
    // The role bindings of its creator go with a cluster, the type's visibility too.
    [InlineData(403, """{"type":"error","code":"Forbidden","message":"is forbidden: RBAC: [clusterrole not found]","status":403}""")]
    [InlineData(404, "")]
    // Somebody made a new one.
    [InlineData(200, """{"metadata":{"name":"web","uid":"2","state":{"name":"active"}}}""")]
    public async Task Delete_WithFinalizers_WaitsUntilItIsGone(int status, string last)
    {
        _server.On("DELETE " + Path, Replies.Ok(Removing)).On("GET " + Path, Replies.Ok(Removing), Replies.Ok(Removing), Replies.Json(status, last));

        await DeleteAsync();

        _server.Received.Count(r => r.Method == "GET").Should().Be(3);
    }

    [Fact]
    public async Task Delete_GoneAtOnce_DoesNotLook()
    {
        _server.On("DELETE " + Path, Replies.Json(204, ""));

        await DeleteAsync();

        _server.Received.Should().HaveCount(1);
    }

    [Fact]
    public async Task Delete_NeverGone_SaysWhatHoldsIt()
    {
        _server.On("DELETE " + Path, Replies.Ok(Removing)).On("GET " + Path, Replies.Ok(Removing));

        (await FluentActions.Awaiting(DeleteAsync).Should().ThrowAsync<WaitTimedOutException>())
            .WithMessage("*removal of provisioning.cattle.io.clusters \"web\"*waiting for machine [custom-x] to delete*");
    }

    [Fact]
    public async Task Until_CreatorLacksRightsAtFirst_WaitsForThem()
    {
        _server.On("GET " + Path, Replies.Error(403, "Forbidden"), Replies.Json(404, ""), Replies.Ok("""{"id":"fleet-default/web","status":{"clusterName":"c-m-abc"}}"""));
        var plan = new WaitPlan("the cluster", TimeSpan.FromMinutes(5)) { AccessGrace = TimeSpan.FromSeconds(60) };

        var cluster = await _client.SteveWaits.UntilAsync(
            Clusters, "fleet-default", "web", plan, c => c["status"]?["clusterName"] is null ? WaitStep.Waiting("no id") : WaitStep.Done, CancellationToken.None);

        ((string?)cluster["status"]!["clusterName"]).Should().Be("c-m-abc");
    }

    [Fact]
    public async Task SteveReads_ManyOfOneNamespace_BecomeOneList()
    {
        const string List = "GET /v1/secrets/default?exclude=metadata.managedFields&page=1&pagesize=1000";
        var items = Enumerable.Range(0, 20).Select(i => $$$"""{"id":"default/s{{{i}}}","metadata":{"name":"s{{{i}}}","namespace":"default"}}""").ToList();
        _server.On(List, Replies.Ok($$"""{"data":[{{string.Join(',', items)}}]}"""));
        for (var i = 0; i < items.Count; i++)
        {
            _server.On($"GET /v1/secrets/default/s{i}", Replies.Ok(items[i]));
        }

        var found = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => _client.SteveReads.FindAsync("secrets/default", $"default/s{i}", CancellationToken.None)));

        found.Should().NotContainNulls();
        _server.Received.Should().HaveCount(BatchedReads.SingleReads + 1).And.Contain(r => r.ToString() == List);
    }

    [Fact]
    public async Task SteveReads_AfterAWrite_ReadAgain()
    {
        const string List = "GET /v1/secrets/default?exclude=metadata.managedFields&page=1&pagesize=1000";
        _server.On(List, Replies.Ok("""{"data":[{"id":"default/s","metadata":{"name":"s","namespace":"default"}}]}"""))
            .On("GET /v1/secrets/default/s", Replies.Ok("""{"id":"default/s"}""")).On("DELETE /v1/secrets/default/s", Replies.Json(204, ""));
        Task ReadAsync() => Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _client.SteveReads.FindAsync("secrets/default", "default/s", CancellationToken.None)));
        await ReadAsync();
        await _client.Steve.DeleteAsync("secrets", "default", "s", CancellationToken.None);

        await ReadAsync();

        _server.Received.Count(r => r.ToString() == List).Should().Be(2);
    }

    private Task DeleteAsync() => _client.SteveWaits.DeleteAsync(Clusters, "fleet-default", "web", TimeSpan.FromMinutes(1), CancellationToken.None);
}
