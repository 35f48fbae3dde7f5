using Rancher.Api.Tests.Support;

namespace Rancher.Api.Tests.Servers;

public sealed class CapabilitiesTests : IAsyncLifetime
{
    private const string NoSchema = """{"type":"error","status":404,"code":"NotFound","message":"no such schema"}""";
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
    public async Task HasType_AskedOften_IsLookedUpOnce()
    {
        _server.On("GET /v3/schemas/nodeTemplate", Replies.Ok("{}")).On("GET /v1/schemas/provisioning.cattle.io.cluster", Replies.Json(404, NoSchema));

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _client.Capabilities.HasNormanTypeAsync("nodeTemplate", CancellationToken.None)));

        answers.Should().OnlyContain(yes => yes);
        (await _client.Capabilities.HasSteveTypeAsync("provisioning.cattle.io.cluster", CancellationToken.None)).Should().BeFalse();
        _server.Received.Should().HaveCount(2);
    }

    [Fact]
    public async Task HasType_ServerInTrouble_IsNotRememberedAsNo()
    {
        _server.On("GET /v3/schemas/nodeTemplate", Replies.Error(500, "ServerError"), Replies.Ok("{}"));
        await FluentActions.Awaiting(() => _client.Capabilities.HasNormanTypeAsync("nodeTemplate", CancellationToken.None)).Should().ThrowAsync<RancherException>();

        (await _client.Capabilities.HasNormanTypeAsync("nodeTemplate", CancellationToken.None)).Should().BeTrue();
    }

    [Theory]
    [InlineData("v2.11.16", true, null)]
    [InlineData("v2.14.4", true, "RKE1 exists until Rancher 2.11; this server is 2.14.4: use rancher2_cluster_v2")]
    [InlineData("v2.12.0-rc3", true, "RKE1 exists until Rancher 2.11; this server is 2.12.0-rc3: use rancher2_cluster_v2")]
    [InlineData("v2.11.16", false, null)]
    [InlineData("dev", true, null)]
    [InlineData("dev", false, "RKE1 exists until Rancher 2.11; this server is of an unknown version (dev): use rancher2_cluster_v2")]
    public async Task WhyMissing_Rke1_SaysUntilWhenAndWhatInstead(string version, bool hasType, string? expected)
    {
        Version(version);
        _server.On("GET /v3/schemas/nodeTemplate", hasType ? Replies.Ok("{}") : Replies.Json(404, NoSchema));

        (await _client.Capabilities.WhyMissingAsync(ServerFeature.Rke1, CancellationToken.None)).Should().Be(expected);
    }

    [Theory]
    [InlineData("v2.5.9", "rancher2_cluster_v2 exists since Rancher 2.6; this server is 2.5.9: use rancher2_cluster")]
    [InlineData("v2.11.16", null)]
    public async Task WhyMissing_ClusterV2_SaysSinceWhen(string version, string? expected)
    {
        Version(version);
        _server.On("GET /v1/schemas/provisioning.cattle.io.cluster", Replies.Ok("{}"));

        (await _client.Capabilities.WhyMissingAsync(ServerFeature.ProvisioningClusters, CancellationToken.None)).Should().Be(expected);
    }

    [Fact]
    public async Task Kubernetes_Releases_AreThoseForThisServer()
    {
        Version("v2.14.4");
        _server.On("GET /v1-rke2-release/releases", Replies.Ok("""
            {"data":[{"version":"v1.34.1+rke2r1","minChannelServerVersion":"v2.13.0-alpha1","maxChannelServerVersion":"v2.15.99"},
                     {"version":"v1.33.10+rke2r1","minChannelServerVersion":"v2.12.0-alpha1","maxChannelServerVersion":"v2.14.99"},
                     {"version":"v1.33.5+rke2r1","minChannelServerVersion":"v2.12.0-alpha1","maxChannelServerVersion":"v2.14.99"},
                     {"version":"v1.28.14+rke2r1","minChannelServerVersion":"v2.8.3-alpha1","maxChannelServerVersion":"v2.11.99"}]}
            """));

        var versions = await _client.Capabilities.KubernetesAsync(KubernetesDistribution.Rke2, CancellationToken.None);

        versions.Offered.Should().Equal("v1.33.5+rke2r1", "v1.33.10+rke2r1", "v1.34.1+rke2r1");
        versions.Has("v1.28.14+rke2r1").Should().BeFalse();
    }

    [Fact]
    public async Task Kubernetes_Rke1_ComesFromTheSetting()
    {
        Version("v2.11.16");
        _server.On("GET /v3/settings/k8s-versions-current", Replies.Ok("""{"id":"k8s-versions-current","value":"v1.31.1-rancher1-1,v1.30.5-rancher1-1"}"""));

        (await _client.Capabilities.KubernetesAsync(KubernetesDistribution.Rke1, CancellationToken.None)).Offered.Should().Equal("v1.30.5-rancher1-1", "v1.31.1-rancher1-1");
    }

    [Fact]
    public async Task Kubernetes_ServerDoesNotSay_AnythingGoes()
    {
        Version("v2.4.18");
        _server.On("GET /v1-k3s-release/releases", Replies.Text(404, "text/plain", "404 page not found"));

        (await _client.Capabilities.KubernetesAsync(KubernetesDistribution.K3s, CancellationToken.None)).Has("v1.2.3+k3s1").Should().BeTrue();
    }

    [SharedFolderTheory]
    [InlineData("2.11.16", "271", "v1.29.9+rke2r1")]
    [InlineData("2.14.4", "349", "v1.34.1+rke2r1")]
    public async Task Kubernetes_RecordedReleases_AreRead(string version, string number, string expected)
    {
        Version("v" + version);
        _server.On("GET /v1-rke2-release/releases", Transcript.Of(version, number).Reply());

        (await _client.Capabilities.KubernetesAsync(KubernetesDistribution.Rke2, CancellationToken.None)).Offered.Should().Contain(expected);
    }

    [Theory]
    [InlineData("v1.33.7+rke2r1", "v1.33.10+rke2r2", "v1.33.10+rke2r1", "v1.33.5+rke2r1")]
    [InlineData("v1.35.0+rke2r1", "v1.34.1+rke2r1", "v1.33.10+rke2r2", "v1.33.10+rke2r1")]
    [InlineData("nonsense", "v1.34.1+rke2r1", "v1.33.10+rke2r2", "v1.33.10+rke2r1")]
    public void Nearest_PrefersTheSameMinorThenTheNewest(string wanted, params string[] expected) =>
        new KubernetesVersions(["v1.28.14+rke2r1", "v1.33.5+rke2r1", "v1.33.10+rke2r1", "v1.33.10+rke2r2", "v1.34.1+rke2r1"]).Nearest(wanted, 3).Should().Equal(expected);

    private void Version(string version)
    {
        _server.On("GET /v3/settings/server-version", Replies.Ok($$"""{"id":"server-version","value":"{{version}}"}"""));
        foreach (var other in new[] { "server-url", "cacerts", "k8s-version" })
        {
            _server.On($"GET /v3/settings/{other}", Replies.Error(404, "NotFound", $"settings.management.cattle.io {other} not found"));
        }
    }
}
