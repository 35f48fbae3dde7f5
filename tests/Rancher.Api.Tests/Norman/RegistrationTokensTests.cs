using Rancher.Api.Tests.Support;
using Rancher.Api.Waiting;

namespace Rancher.Api.Tests.Norman;

public sealed class RegistrationTokensTests : IAsyncLifetime
{
    private const string List = "GET /v3/clusterregistrationtokens?clusterId=c-a";
    private const string Create = "POST /v3/clusterregistrationtokens";
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
    [InlineData(null, "c-a:default-token")]
    [InlineData("c-a:mine", "c-a:mine")]
    [InlineData("c-a:deleted", "c-a:default-token")]
    public async Task Find_SeveralTokens_PrefersTheKnownThenTheDefault(string? preferred, string expected)
    {
        _server.On(List, Replies.Ok($$"""{"data":[{{Token("mine")}},{{Token("system")}},{{Token("default-token")}}]}"""));

        ((string?)(await _client.RegistrationTokens.FindAsync("c-a", preferred, CancellationToken.None))!["id"]).Should().Be(expected);
    }

    [Fact]
    public async Task Find_WithoutDefault_TakesSystem()
    {
        _server.On(List, Replies.Ok($$"""{"data":[{{Token("another")}},{{Token("system")}}]}"""));

        ((string?)(await _client.RegistrationTokens.FindAsync("c-a", null, CancellationToken.None))!["id"]).Should().Be("c-a:system");
    }

    [Fact]
    public async Task Find_None_ReturnsNullAndWritesNothing()
    {
        _server.On(List, Replies.Ok("""{"data":[]}"""));

        (await _client.RegistrationTokens.FindAsync("c-a", null, CancellationToken.None)).Should().BeNull();
        _server.Received.Should().OnlyContain(r => r.Method == "GET");
    }

    [Fact]
    public async Task Ensure_Present_OnlyReads()
    {
        _server.On(List, Replies.Ok($$"""{"data":[{{Token("default-token")}}]}"""));

        await _client.RegistrationTokens.EnsureAsync("c-a", TimeSpan.FromMinutes(5), CancellationToken.None);

        _server.Received.Should().HaveCount(1);
    }

    [Fact]
    public async Task Ensure_OldServer_MakesOne()
    {
        _server.On(List, Replies.Ok("""{"data":[]}""")).On(Create, Replies.Json(201, Token("default-token")));

        var token = await _client.RegistrationTokens.EnsureAsync("c-a", TimeSpan.FromMinutes(5), CancellationToken.None);

        ((string?)token["nodeCommand"]).Should().Be("sudo docker run");
        _server.Received.Single(r => r.Method == "POST").Body.Should().Be("""{"type":"clusterRegistrationToken","clusterId":"c-a","name":"default-token"}""");
    }

    [Fact]
    public async Task Ensure_ControllerWasFaster_TakesItsToken()
    {
        _server.On(List, Replies.Ok("""{"data":[]}"""), Replies.Ok("""{"data":[]}"""), Replies.Ok($$"""{"data":[{{Token("default-token")}}]}"""))
            .On(Create, Replies.Error(409, "AlreadyExists"));

        var token = await _client.RegistrationTokens.EnsureAsync("c-a", TimeSpan.FromMinutes(5), CancellationToken.None);

        ((string?)token["id"]).Should().Be("c-a:default-token");
    }

    [Fact]
    public async Task Ensure_CommandsComeLater_WaitsForThem()
    {
        _server.On(List, Replies.Ok("""{"data":[]}"""), Replies.Ok("""{"data":[]}"""), Replies.Ok($$"""{"data":[{{Token("default-token", "")}}]}"""), Replies.Ok($$"""{"data":[{{Token("default-token")}}]}"""))
            .On(Create, Replies.Json(201, """{"id":"c-a:default-token","clusterId":"c-a","token":"t"}"""));

        var token = await _client.RegistrationTokens.EnsureAsync("c-a", TimeSpan.FromMinutes(5), CancellationToken.None);

        ((string?)token["nodeCommand"]).Should().NotBeEmpty();
        _server.Received.Count(r => r.Method == "POST").Should().Be(1);
    }

    [Fact]
    public async Task Ensure_RightsComeLater_ToleratesForbidden()
    {
        _server.On(List, Replies.Ok("""{"data":[]}""")).On(Create, Replies.Error(403, "Forbidden"), Replies.Json(201, Token("default-token")));

        await _client.RegistrationTokens.EnsureAsync("c-a", TimeSpan.FromMinutes(5), CancellationToken.None);

        _server.Received.Count(r => r.Method == "POST").Should().Be(2);
    }

    [Fact]
    public async Task Ensure_CommandsNeverCome_NamesTheSetting()
    {
        _server.On(List, Replies.Ok($$"""{"data":[{{Token("default-token", "")}}]}"""));

        var call = () => _client.RegistrationTokens.EnsureAsync("c-a", TimeSpan.FromMinutes(1), CancellationToken.None);

        (await call.Should().ThrowAsync<WaitTimedOutException>()).WithMessage("*registration token of cluster c-a*1 min*server-url*");
    }

    private static string Token(string name, string command = "sudo docker run") =>
        $$"""{"id":"c-a:{{name}}","clusterId":"c-a","name":"{{name}}","nodeCommand":"{{command}}","command":"{{command}}"}""";
}
