using Newtonsoft.Json.Linq;
using Rancher.Api.Json;
using Rancher.Api.Norman;
using Rancher.Api.Tests.Support;

namespace Rancher.Api.Tests.Norman;

/// <summary>The API token in a kubeconfig: whose it is, whether it is still accepted, and whether it may be revoked.</summary>
public sealed class KubeconfigTests : IAsyncLifetime
{
    private const string Name = "kubeconfig-user-abcdex2k4p";
    private const string Path = "/v3/tokens/" + Name;
    private const string Yaml = "users:\n- name: web\n  user:\n    token: \"" + Name + ":hunter2-of-this-kubeconfig\"\n";
    private const string Gone = """{"type":"error","status":404,"code":"NotFound","message":"token not found"}""";

    private static readonly DateTimeOffset Now = new(2026, 1, 31, 0, 0, 0, TimeSpan.Zero);

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
    [InlineData(204, "")]
    [InlineData(404, Gone)]
    [InlineData(403, """{"type":"error","status":403,"code":"Forbidden"}""")]
    public async Task Revoke_DeletesTheTokenInIt(int status, string answer)
    {
        _server.On($"GET {Path}", Replies.Ok(Token(""))).On($"DELETE {Path}", Replies.Json(status, answer));

        await _client.Kubeconfigs.RevokeAsync(Yaml, CancellationToken.None);

        _server.Received.Should().HaveCount(2);
    }

    [Fact]
    public async Task Revoke_OfATokenThatOthersHave_LeavesIt()
    {
        _server.On($"GET {Path}", Replies.Ok(Token(""","userId":"user-abcdex2k4p" """)));

        await _client.Kubeconfigs.RevokeAsync(Yaml, CancellationToken.None);

        _server.Received.Should().ContainSingle();
    }

    [Fact]
    public async Task Find_AfterA404_AsksAsTheTokenItself()
    {
        _server.On($"GET {Path}", Replies.Json(404, Gone), Replies.Ok(Token("")));

        var token = await _client.Kubeconfigs.FindTokenAsync(Yaml, CancellationToken.None);

        token!.IsOfAnotherUser.Should().BeTrue();
        token.Item.Should().NotBeNull();
        _server.Received[1].Headers["Authorization"].Should().Be($"Bearer {Name}:hunter2-of-this-kubeconfig");
    }

    [Fact]
    public async Task Find_OfATokenThatRancherDoesNotAccept_IsGone()
    {
        _server.On($"GET {Path}", Replies.Json(404, Gone), Replies.Json(401, """{"type":"error","status":"401","message":"must authenticate"}"""));

        var token = await _client.Kubeconfigs.FindTokenAsync(Yaml, CancellationToken.None);

        token!.WhyDead(Now).Should().Be($"Rancher does not have the API token {Name} any more");
    }

    [Theory]
    [InlineData("")]
    [InlineData("users:\n- user:\n    token: eyJhbGciOi\n")]
    [InlineData("users:\n- user:\n    exec:\n      args:\n        - token\n        - --server=rancher.example.com\n      command: rancher\n")]
    public async Task WithoutATokenOfRancher_NothingIsSent(string kubeconfig)
    {
        await _client.Kubeconfigs.RevokeAsync(kubeconfig, CancellationToken.None);

        (await _client.Kubeconfigs.FindTokenAsync(kubeconfig, CancellationToken.None)).Should().BeNull();
        _server.Received.Should().BeEmpty();
    }

    [Theory]
    [InlineData(""","expiresAt":"" """, null)]
    [InlineData(""","created":"2026-01-25T00:00:00Z","expiresAt":"2026-02-24T00:00:00Z" """, null)]
    [InlineData(""","created":"2026-01-05T00:00:00Z","expiresAt":"2026-02-04T00:00:00Z" """, "expires at 2026-02-04T00:00:00Z")]
    [InlineData(""","created":"2026-01-30T23:50:00Z","expiresAt":"2026-01-31T00:50:00Z" """, null)]
    [InlineData(""","created":"2026-01-30T23:20:00Z","expiresAt":"2026-01-31T00:20:00Z" """, "expires at 2026-01-31T00:20:00Z")]
    [InlineData(""","expiresAt":"2026-01-30T00:00:00Z" """, "has expired at 2026-01-30T00:00:00Z")]
    [InlineData(""","expired":true """, "has expired")]
    [InlineData(""","enabled":false """, "is disabled")]
    [InlineData(""","userId":"user-abcdex2k4p","expiresAt":"2026-02-01T00:00:00Z" """, null)]
    public void WhyRenew_WithinAWeekOrHalfOfItsLife(string members, string? why) =>
        new KubeconfigToken(Name, (JObject?)JsonText.Read(Token(members))).WhyRenew(Now, TimeSpan.FromDays(7))
            .Should().Be(why is null ? null : $"The API token {Name} {why}");

    private static string Token(string members) => $$"""{"type":"token","id":"{{Name}}"{{members}}}""";
}
