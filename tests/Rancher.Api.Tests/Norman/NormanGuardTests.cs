using System.Net.Http;
using Newtonsoft.Json.Linq;
using Rancher.Api.Norman;
using Rancher.Api.Tests.Support;

namespace Rancher.Api.Tests.Norman;

public sealed class NormanGuardTests
{
    [Theory]
    [InlineData("/v3/clusters/c-a", """{"name":"x","rancherKubernetesEngineConfig":null}""", "crashes")]
    [InlineData("/v3/Clusters/c-a?_replace=true", """{"name":"x"}""", "_replace=true")]
    [InlineData("/v3/users/u-a?_replace=true", """{"name":"x"}""", "principalIds")]
    [InlineData("/v3/clusterRegistrationTokens/c-a:system", """{"clusterId":"c-a"}""", "clusterId")]
    [InlineData("/v3/projects/c-a:p-b", """{"clusterId":"c-other"}""", "clusterId")]
    [InlineData("/v3/clusters/c-a/projects/c-a:p-b", """{"clusterId":null}""", "clusterId")]
    [InlineData("/v3/projects/c-a:p-b?_replace=true", """{"clusterId":"c-other"}""", "clusterId")]
    public void Rejects_PutThatDestroys(string path, string body, string reason) =>
        FluentActions.Invoking(() => NormanGuard.Check(HttpMethod.Put, path, JObject.Parse(body))).Should().Throw<InvalidOperationException>().WithMessage($"*{reason}*");

    [Theory]
    [InlineData("/v3/clusters/c-a", """{"name":"x","rancherKubernetesEngineConfig":{"network":null}}""")]
    [InlineData("/v3/settings/server-url?_replace=true", """{"value":"x"}""")]
    [InlineData("/v3/nodePools/c-a:np-b", """{"clusterId":"c-a"}""")]
    [InlineData("/v3/projects/c-a:p-b", """{"name":"x"}""")]
    [InlineData("/v3/projects/c-a%3Ap-b?_replace=true", """{"name":"x","clusterId":"c-a"}""")]
    public void Accepts_OtherPuts(string path, string body) =>
        FluentActions.Invoking(() => NormanGuard.Check(HttpMethod.Put, path, JObject.Parse(body))).Should().NotThrow();

    [Fact]
    public void Accepts_ClusterIdInACreation() =>
        FluentActions.Invoking(() => NormanGuard.Check(HttpMethod.Post, "/v3/projects", JObject.Parse("""{"clusterId":"c-a"}"""))).Should().NotThrow();

    [Fact]
    public async Task Update_Guarded_SendsNothing()
    {
        await using var server = await ScriptedServer.StartAsync();
        using var client = TestClient.Of(server);

        var call = () => client.Norman.UpdateAsync("projects", "c-a:p-b", new JObject { ["clusterId"] = "c-a" }, CancellationToken.None);

        await call.Should().ThrowAsync<InvalidOperationException>();
        server.Received.Should().BeEmpty();
    }
}
