using Newtonsoft.Json.Linq;
using Rancher.Api.Norman;
using Rancher.Api.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Rancher.Api.Tests.Reading;

public sealed class BatchedReadsTests : IAsyncLifetime
{
    private const string Collection = "GET /v3/projects";
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddYears(56));
    private ScriptedServer _server = null!;
    private RancherClient _client = null!;

    public async Task InitializeAsync()
    {
        _server = await ScriptedServer.StartAsync();
        _client = TestClient.Of(_server, _clock);
        var all = Enumerable.Range(0, 50).Select(i => $$"""{"id":"p-{{i}}","name":"n{{i}}"}""").ToList();
        _server.On(Collection, Replies.Ok($$"""{"data":[{{string.Join(',', all)}}]}"""));
        for (var i = 0; i < 60; i++)
        {
            _server.On($"GET /v3/projects/p-{i}", i < 50 ? Replies.Ok(all[i]) : Replies.Error(404, "NotFound", $"p-{i} not found"));
        }
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Find_AFew_AreReadById()
    {
        await FindAsync(0, BatchedReads.SingleReads);

        _server.Received.Should().HaveCount(BatchedReads.SingleReads).And.NotContain(r => r.ToString() == Collection);
    }

    [Fact]
    public async Task Find_Many_ReadTheCollectionOnce()
    {
        var found = await FindAsync(0, 50);

        found.Select(f => (string?)f!["name"]).Should().Equal(Enumerable.Range(0, 50).Select(i => $"n{i}"));
        _server.Received.Should().HaveCount(BatchedReads.SingleReads + 1);
    }

    [Fact]
    public async Task Find_NotInTheCollection_IsAskedForById()
    {
        var found = await FindAsync(40, 20);

        found.Count(f => f is null).Should().Be(10);
        _server.Received.Count(r => r.ToString().StartsWith("GET /v3/projects/p-5", StringComparison.Ordinal)).Should().Be(10);
    }

    [Fact]
    public async Task Find_AfterTwoSeconds_ReadsAgain()
    {
        await FindAsync(0, 20);
        _clock.Advance(BatchedReads.Lifetime + TimeSpan.FromMilliseconds(1));

        await FindAsync(20, 20);

        _server.Received.Count(r => r.ToString() == Collection).Should().Be(2);
    }

    [Fact]
    public async Task Find_AfterAWrite_ReadsAgain()
    {
        _server.On("PUT /v3/projects/p-1", Replies.Ok("""{"id":"p-1"}"""));
        await FindAsync(0, 20);
        await _client.Norman.UpdateAsync("projects", "p-1", new JObject { ["name"] = "x" }, CancellationToken.None);

        await FindAsync(20, 5);

        _server.Received.Count(r => r.ToString() == Collection).Should().Be(2);
    }

    [Fact]
    public async Task Find_CollectionForbidden_EachObjectTellsForItself()
    {
        _server.On(Collection, Replies.Error(403, "Forbidden", "no list"));
        _server.On("GET /v3/projects/p-9", Replies.Error(403, "Forbidden", "no p-9"));
        await FindAsync(0, 9);

        (await FluentActions.Awaiting(() => FindAsync(9, 1)).Should().ThrowAsync<RancherException>()).Which.Error.IsForbidden.Should().BeTrue();
    }

    [Fact]
    public async Task Find_TwoReaders_DoNotShareTheObject()
    {
        await FindAsync(0, 10);
        var first = (await FindAsync(1, 1))[0]!;
        first["name"] = "changed";

        ((string?)(await FindAsync(1, 1))[0]!["name"]).Should().Be("n1");
    }

    private Task<JObject?[]> FindAsync(int first, int count) => Task.WhenAll(
        Enumerable.Range(first, count).Select(i => _client.Reads.FindAsync("projects", $"p-{i}", CancellationToken.None)));
}
