using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;
using Rancher.Api.Steve;
using Rancher.Api.Tests.Support;

namespace Rancher.Api.Tests.Steve;

public sealed class ManagedClusterTests : IAsyncLifetime
{
    private const string Proxy = "/k8s/clusters/c-m-abc";
    private const string Maps = Proxy + "/v1/configmaps/default";
    private const string Connected = "GET " + Proxy + "/version";
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddYears(56));
    private ScriptedServer _server = null!;
    private RancherClient _client = null!;

    public async Task InitializeAsync()
    {
        _server = await ScriptedServer.StartAsync();
        _client = TestClient.Of(_server, _clock);
        _server.On(Connected, Replies.Ok("{}"));
        _server.On("GET " + Maps + "?exclude=metadata.managedFields&page=1&pagesize=1000", Replies.Ok($$"""{"count":50,"data":[{{string.Join(',', Enumerable.Range(0, 50).Select(Map))}}]}"""));
        for (var i = 0; i < 50; i++)
        {
            _server.On($"GET {Maps}/m-{i}", Replies.Ok(Map(i)));
        }
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public void Cluster_IsTheSameEachTime() => _client.Cluster("c-m-abc").Should().BeSameAs(_client.Cluster("c-m-abc")).And.NotBeSameAs(_client.Cluster("c-m-def"));

    [Fact]
    public async Task Reads_Many_AskForTheCollectionAndWhetherTheClusterIsThere()
    {
        var found = await ReadAsync(50);

        found.Select(f => (string?)f!["id"]).Should().Equal(Enumerable.Range(0, 50).Select(i => $"default/m-{i}"));
        _server.Received.Should().HaveCount(2 * (BatchedReads.SingleReads + 1));
    }

    [Fact]
    public async Task Reads_AfterAWrite_AskAgain()
    {
        _server.On("DELETE " + Maps + "/m-1", Replies.Json(204, ""));
        await ReadAsync(50);

        await _client.Cluster("c-m-abc").Steve.DeleteAsync("configmaps", "default", "m-1", CancellationToken.None);
        await ReadAsync(50);

        _server.Received.Count(r => r.ToString().StartsWith("GET " + Maps, StringComparison.Ordinal) && !r.ToString().Contains("/m-", StringComparison.Ordinal)).Should().Be(2);
    }

    [Theory]
    [InlineData(503, """{"Code":{"Code":"ClusterUnavailable","Status":503},"Message":"cluster not provisioned"}""")]
    [InlineData(404, """{"Code":{"Code":"NotFound","Status":404},"Message":"clusters.management.cattle.io \"c-m-abc\" not found"}""")]
    public async Task Reads_NotConnected_FailBeforeTheyWouldHang(int status, string body)
    {
        _server.On(Connected, Replies.Json(status, body));

        var read = () => ReadAsync(20);

        (await read.Should().ThrowAsync<ClusterNotConnectedException>()).WithMessage("*c-m-abc*not connected*");
        _server.Received.Should().OnlyContain(r => r.ToString() == Connected);
    }

    private async Task<IReadOnlyList<JObject?>> ReadAsync(int count) =>
        await Task.WhenAll(Enumerable.Range(0, count).Select(i => _client.Cluster("c-m-abc").Reads.FindAsync("configmaps/default", $"default/m-{i}", CancellationToken.None)));

    private static string Map(int number) => $$$"""{"id":"default/m-{{{number}}}","metadata":{"name":"m-{{{number}}}","namespace":"default"}}""";
}
