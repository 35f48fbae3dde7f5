using Rancher.Api.Tests.Support;

namespace Rancher.Api.Tests.Norman;

public sealed class LookUpTests : IAsyncLifetime
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

    [Fact]
    public async Task Projects_OfCluster_AreFoundByLabelAndNotByName()
    {
        _server.On("GET /v3/projects?clusterId=c-a", Replies.Ok("""
            {"data":[{"id":"c-a:p-1","clusterId":"c-a","name":"System"},
                     {"id":"c-a:p-2","clusterId":"c-a","name":"renamed","labels":{"authz.management.cattle.io/system-project":"true"}},
                     {"id":"c-a:p-3","clusterId":"c-a","labels":{"authz.management.cattle.io/default-project":"true"}}]}
            """));

        var projects = await _client.Projects.OfClusterAsync("c-a", CancellationToken.None);

        projects.DefaultId.Should().Be("c-a:p-3");
        projects.SystemId.Should().Be("c-a:p-2");
    }

    [Fact]
    public async Task Kubeconfigs_Generate_ReturnsTheYaml()
    {
        _server.On("POST /v3/clusters/c-a?action=generateKubeconfig", Replies.Ok("""{"type":"generateKubeConfigOutput","config":"apiVersion: v1\n"}"""));

        (await _client.Kubeconfigs.GenerateAsync("c-a", CancellationToken.None)).Should().Be("apiVersion: v1\n");
    }

    [Fact]
    public async Task Server_AskedByManyAtOnce_IsFetchedOnce()
    {
        _server.On("GET /v3/settings/server-version", Replies.Ok("""{"id":"server-version","value":"v2.4.18"}"""))
            .On("GET /v3/settings/server-url", Replies.Ok("""{"id":"server-url","value":"https://r.example"}"""))
            .On("GET /v3/settings/cacerts", Replies.Ok("""{"id":"cacerts","value":""}"""))
            .On("GET /v3/settings/k8s-version", Replies.Error(404, "NotFound", "settings k8s-version not found"));

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _client.ServerAsync(CancellationToken.None)));

        all.Distinct().Should().ContainSingle().Which.Should().Be(new ServerInfo(RancherVersion.Parse("v2.4.18"), "https://r.example", null, null));
        _server.Received.Should().HaveCount(4);
    }

    [Fact]
    public async Task Server_FirstFetchFails_IsNotRemembered()
    {
        _server.On("GET /v3/settings/server-version", Replies.Error(401, "Unauthorized"), Replies.Ok("""{"id":"server-version","value":"dev"}"""))
            .On("GET /v3/settings/server-url", Replies.Error(403, "Forbidden"))
            .On("GET /v3/settings/cacerts", Replies.Ok("""{"id":"cacerts","value":null}"""))
            .On("GET /v3/settings/k8s-version", Replies.Ok("""{"id":"k8s-version","value":"v1.18.20-rancher1-1"}"""));
        await FluentActions.Awaiting(() => _client.ServerAsync(CancellationToken.None)).Should().ThrowAsync<RancherException>();

        var server = await _client.ServerAsync(CancellationToken.None);

        server.Version.IsUnknown.Should().BeTrue();
        server.ServerUrl.Should().BeNull();
        server.DefaultKubernetesVersion.Should().Be("v1.18.20-rancher1-1");
    }
}
