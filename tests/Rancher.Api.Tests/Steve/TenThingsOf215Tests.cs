using Newtonsoft.Json.Linq;
using Rancher.Api.Norman;
using Rancher.Api.Steve;
using Rancher.Api.Tests.Support;

namespace Rancher.Api.Tests.Steve;

/// <summary>What breaks a client written for Rancher 2.14 on 2.15, by number; the answers are recorded ones of 2.15.0.</summary>
public sealed class TenThingsOf215Tests : IAsyncLifetime
{
    private const string Version = "2.15.0";
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

    [SharedFolderFact]
    public async Task Thing1_Rke1IsDroppedWithoutAWord_AndItsSchemaSaysSo()
    {
        _server.On("GET /v3/schemas/rancherKubernetesEngineConfig", Transcript.Of(Version, "2495").Reply());

        (await _client.Capabilities.HasNormanTypeAsync("rancherKubernetesEngineConfig", CancellationToken.None)).Should().BeFalse();
    }

    [SharedFolderFact]
    public async Task Thing2_TokensExpire_SoOneThatHasIsNotTakenWhileThereIsAnother()
    {
        var token = Transcript.Of(Version, "134").Object;
        RegistrationTokens.ExpiresAt(token).Should().Be(DateTimeOffset.Parse("2026-12-23T19:34:56Z", System.Globalization.CultureInfo.InvariantCulture));
        var expired = (JObject)token.DeepClone();
        expired["expiresAt"] = "2020-01-01T00:00:00Z";
        expired["id"] = "c-v9lx8:default-token";
        token["expiresAt"] = "2999-01-01T00:00:00Z";
        _server.On("GET /v3/clusterregistrationtokens?clusterId=c-v9lx8", Replies.Ok($$"""{"data":[{{expired}},{{token}}]}"""));

        var found = await _client.RegistrationTokens.FindAsync("c-v9lx8", "c-v9lx8:default-token", CancellationToken.None);

        ((string?)found!["id"]).Should().Be((string?)token["id"]);
    }

    [Fact]
    public async Task Thing2_OnlyAnExpiredTokenThere_EnsureWaitsForTheNewOne()
    {
        const string List = "GET /v3/clusterregistrationtokens?clusterId=c-a";
        static string Token(string end) => $$"""{"id":"c-a:default-token","clusterId":"c-a","token":"t","nodeCommand":"curl --token t","expiresAt":"{{end}}"}""";
        _server.On(List, Replies.Ok($$"""{"data":[{{Token("2020-01-01T00:00:00Z")}}]}"""), Replies.Ok($$"""{"data":[{{Token("2020-01-01T00:00:00Z")}}]}"""), Replies.Ok($$"""{"data":[{{Token("2999-01-01T00:00:00Z")}}]}"""));

        var token = await _client.RegistrationTokens.EnsureAsync("c-a", TimeSpan.FromMinutes(1), CancellationToken.None);

        _client.RegistrationTokens.IsExpired(token).Should().BeFalse();
    }

    [SharedFolderTheory]
    [InlineData("GET", "01")]
    [InlineData("POST", "3011")]
    public async Task Thing3_RootsRedirect_SoTheSlashIsAdded(string method, string number)
    {
        _server.On($"{method} /v3", Transcript.Of(Version, number).Reply()).On($"{method} /v3/", Replies.Ok("""{"type":"apiRoot"}"""));

        var response = await _client.Http.SendAsync(new System.Net.Http.HttpMethod(method), "/v3", null, CancellationToken.None);

        response.Status.Should().Be(200);
    }

    [SharedFolderFact]
    public async Task Thing3_RootOfAClusterThatIsNotConnected_RedirectsToo()
    {
        _server.On("GET /k8s/clusters/c-m-kw9rmn6m/v1", Transcript.Of(Version, "296").Reply())
            .On("GET /k8s/clusters/c-m-kw9rmn6m/v1/", Replies.Text(500, "text/plain", "lost connection to cluster: failed to find Session for client stv-cluster-c-m-kw9rmn6m"));

        (await FluentActions.Awaiting(() => _client.Steve.OfCluster("c-m-kw9rmn6m").TypesAsync(CancellationToken.None)).Should().ThrowAsync<RancherException>())
            .Which.Error.IsClusterUnavailable.Should().BeTrue();
    }

    [Theory]
    [InlineData("https://elsewhere.example/v3/")]
    [InlineData("/login/")]
    [InlineData("/v3")]
    public async Task Thing3_OtherRedirects_AreStillRefused(string location)
    {
        _server.On("GET /v3", Replies.Text(307, "text/html", "", ("Location", location)));

        await FluentActions.Awaiting(() => _client.Http.SendAsync(System.Net.Http.HttpMethod.Get, "/v3", null, CancellationToken.None))
            .Should().ThrowAsync<RancherTransportException>();
        _server.Received.Should().HaveCount(1);
    }

    [SharedFolderTheory]
    [InlineData("2.11.16", "178")]
    [InlineData("2.14.4", "351")]
    [InlineData("2.15.0", "244")]
    public async Task Thing4_TheRootOfSteveIsAList_AndBothShapesAreRead(string version, string number)
    {
        _server.On("GET /v1", Transcript.Of(version, number).Reply());

        (await _client.Steve.TypesAsync(CancellationToken.None)).Should().Contain("provisioning.cattle.io.clusters").And.Contain("secrets");
    }

    [SharedFolderFact]
    public async Task Thing5_StevePatchesInNamespacesNow_ButThePathThatWorksEverywhereIsUsed()
    {
        var recorded = Transcript.Of(Version, "2116");
        _server.On("GET /v1/configmaps/default/probe-cm", Replies.Ok(recorded.Body)).On("PATCH /api/v1/namespaces/default/configmaps/probe-cm", recorded.Reply());

        await _client.Steve.PatchAsync("configmaps", "default", "probe-cm", new JObject(), PatchKind.Merge, CancellationToken.None);

        _server.Received[^1].Headers["Content-Type"].Should().StartWith("application/merge-patch+json", "plain JSON is refused with 415");
    }

    [Fact]
    public async Task Thing6_ListsOfTheExtGroupHangInSteve_SoTheyAreReadFromKubernetes()
    {
        _server.On("GET /apis/ext.cattle.io/v1/tokens?limit=1000", Replies.Ok("""{"kind":"TokenList","metadata":{"continue":"more"},"items":[{"metadata":{"name":"token-a"}}]}"""))
            .On("GET /apis/ext.cattle.io/v1/tokens?limit=1000&continue=more", Replies.Ok("""{"kind":"TokenList","metadata":{},"items":[{"metadata":{"name":"token-b"}}]}"""));

        var tokens = await _client.Steve.ListAsync("ext.cattle.io.tokens", SteveQuery.All, CancellationToken.None);

        tokens.Select(token => (string?)token["metadata"]!["name"]).Should().Equal("token-a", "token-b");
    }

    [SharedFolderFact]
    public void Thing10_V3ClustersNameTheirTwin()
    {
        var twin = ProvisioningClusters.TwinOf(Transcript.Of(Version, "3227").Object);

        twin.Should().Be(("fleet-default", "probe-winv2"));
    }
}
