using Rancher.Api.Tests.Support;

namespace Rancher.Api.Tests.Steve;

public sealed class SteveApiTests : IAsyncLifetime
{
    private const string Path = "GET /v1/provisioning.cattle.io.clusters/fleet-default/web";
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
        _server.On(Path, Replies.Ok("""{"id":"fleet-default/web"}"""));

        (await FindAsync())!["id"]!.ToString().Should().Be("fleet-default/web");
    }

    [Fact]
    public async Task Find_NamedByTheServerAsMissing_ReturnsNull()
    {
        _server.On(Path, Replies.Error(404, "NotFound", "clusters.provisioning.cattle.io web not found"));

        (await FindAsync()).Should().BeNull();
    }

    [Fact]
    public async Task Find_EmptyNotFound_IsAnInvisibleType()
    {
        _server.On(Path, Replies.Json(404, ""));

        (await FluentActions.Awaiting(FindAsync).Should().ThrowAsync<RancherException>()).WithMessage("*provisioning.cattle.io.clusters is unknown to this server, or this user may not see it*");
    }

    [Fact]
    public async Task Find_Forbidden_Throws()
    {
        _server.On(Path, Replies.Error(403, "PermissionDenied", "Method GET not supported"));

        (await FluentActions.Awaiting(FindAsync).Should().ThrowAsync<RancherException>()).Which.Error.IsForbidden.Should().BeTrue();
    }

    private Task<Newtonsoft.Json.Linq.JObject?> FindAsync() => _client.Steve.FindAsync("provisioning.cattle.io.clusters", "fleet-default", "web", CancellationToken.None);
}
