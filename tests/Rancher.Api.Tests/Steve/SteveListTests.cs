using System.Globalization;
using Newtonsoft.Json.Linq;
using Rancher.Api.Steve;
using Rancher.Api.Tests.Support;

namespace Rancher.Api.Tests.Steve;

public sealed class SteveListTests : IAsyncLifetime
{
    private const string Head = "GET /v1/configmaps?exclude=metadata.managedFields";
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
    public async Task List_Empty_HasNoCount()
    {
        _server.On(Page(1), Replies.Ok("""{"type":"collection","data":[],"revision":"5"}"""));

        (await ListAsync(SteveQuery.All)).Should().BeEmpty();
    }

    [Fact]
    public async Task List_OneNamespace_IsPartOfThePath()
    {
        _server.On("GET /v1/configmaps/default?exclude=metadata.managedFields&page=1&pagesize=1000", List(Items(0, 2)));

        (await ListAsync(new SteveQuery { Namespace = "default" })).Should().HaveCount(2);
    }

    [Fact]
    public async Task List_TwoPages_AreCountedAndJoined()
    {
        _server.On(Page(1), List(Items(0, 1000), 1300)).On(Page(2), List(Items(1000, 300), 1300));

        (await ListAsync(SteveQuery.All)).Should().HaveCount(1300);
        _server.Received.Should().HaveCount(2);
    }

    [Fact]
    public async Task List_ServerThatKnowsNoPages_IsReadOnce()
    {
        _server.On(Page(1), List(Items(0, 1300), 1300));

        (await ListAsync(SteveQuery.All)).Should().HaveCount(1300);
        _server.Received.Should().HaveCount(1);
    }

    [Fact]
    public async Task List_EveryPageIsTheSame_Ends()
    {
        _server.On(Page(1), List(Items(0, 1000))).On(Page(2), List(Items(0, 1000)));

        (await ListAsync(SteveQuery.All)).Should().HaveCount(1000);
    }

    [Fact]
    public async Task List_ContinueTokens_AreFollowed()
    {
        _server.On(Page(1), List(Items(0, 1000), more: ",\"continue\":\"eyJyIjo=\""))
            .On(Head + "&limit=1000&continue=eyJyIjo%3D", List(Items(1000, 5)));

        (await ListAsync(SteveQuery.All)).Should().HaveCount(1005);
    }

    [Fact]
    public async Task List_ChangedBetweenTwoPages_IsReadAgain()
    {
        _server.On(Page(1), List(Items(0, 1000), 1300, "1"), List(Items(1, 1000), 1299, "2")).On(Page(2), List(Items(1001, 299), 1299, "2"));

        (await ListAsync(SteveQuery.All)).Should().HaveCount(1299);
        _server.Received.Should().HaveCount(4);
    }

    /// <summary>The filter of 2.11 finds substrings, and 2.14 ignores the selector: together they are exact on both, and both are checked.</summary>
    [Fact]
    public async Task List_ByName_AsksInBothWaysAndComparesItself()
    {
        _server.On(
            Head + "&fieldSelector=metadata.name%3Dcm-1&filter=metadata.name%3Dcm-1&page=1&pagesize=1000", List(Items(1, 1) + "," + Items(10, 3)));

        (await ListAsync(new SteveQuery { Name = "cm-1" })).Select(item => (string?)item["id"]).Should().Equal("default/cm-1");
    }

    [Fact]
    public async Task List_SelectorIsIgnored_ComparesItselfAndFiltersFromThenOn()
    {
        var query = new SteveQuery { Labels = new Dictionary<string, string> { ["a.b/c"] = "x" } };
        const string Selector = Head + "&labelSelector=a.b%2Fc%3Dx";
        var labelled = """{"id":"default/l","metadata":{"name":"l","namespace":"default","labels":{"a.b/c":"x"}}}""";
        _server.On(Selector + "&page=1&pagesize=1000", List(labelled + "," + Items(0, 3)))
            .On(Selector + "&filter=metadata.labels%5Ba.b%2Fc%5D%3Dx&page=1&pagesize=1000", List(labelled));

        (await ListAsync(query)).Should().HaveCount(1);
        (await ListAsync(query)).Should().HaveCount(1);
        _server.Received[1].Target.Should().Contain("filter=");
    }

    [Fact]
    public async Task List_SelectorWorks_NeverUsesAFilterThatAnOlderServerMayNotKnow()
    {
        var query = new SteveQuery { Labels = new Dictionary<string, string> { ["a"] = "x" } };
        _server.On(Head + "&labelSelector=a%3Dx&page=1&pagesize=1000", List("""{"id":"l","metadata":{"name":"l","labels":{"a":"x"}}}"""));

        (await ListAsync(query)).Should().HaveCount(1);
        (await ListAsync(query)).Should().HaveCount(1);
    }

    [Fact]
    public async Task List_Forbidden_Throws()
    {
        _server.On(Page(1), Replies.Json(404, ""));

        await FluentActions.Awaiting(() => ListAsync(SteveQuery.All)).Should().ThrowAsync<RancherException>();
    }

    private static string Page(int number) => string.Create(CultureInfo.InvariantCulture, $"{Head}&page={number}&pagesize=1000");

    private static string Items(int first, int count) => string.Join(',', Enumerable.Range(first, count).Select(
        i => $$$"""{"id":"default/cm-{{{i}}}","metadata":{"name":"cm-{{{i}}}","namespace":"default"}}"""));

    private static Reply List(string items, int? count = null, string revision = "1", string more = "") =>
        Replies.Ok($$"""{"type":"collection","revision":"{{revision}}"{{(count is null ? "" : $",\"count\":{count}")}}{{more}},"data":[{{items}}]}""");

    private Task<IReadOnlyList<JObject>> ListAsync(SteveQuery query) => _client.Steve.ListAsync("configmaps", query, CancellationToken.None);
}
