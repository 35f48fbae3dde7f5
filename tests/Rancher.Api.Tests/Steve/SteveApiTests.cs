using Newtonsoft.Json.Linq;
using Rancher.Api.Steve;
using Rancher.Api.Tests.Support;

namespace Rancher.Api.Tests.Steve;

public sealed class SteveApiTests : IAsyncLifetime
{
    private const string Clusters = "provisioning.cattle.io.clusters";
    private const string Path = "/v1/provisioning.cattle.io.clusters/fleet-default/web";
    private const string Gone = """{"type":"error","links":{},"code":"NotFound","message":"clusters.provisioning.cattle.io \"web\" not found","status":404}""";
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
        _server.On("GET " + Path, Replies.Ok("""{"id":"fleet-default/web"}"""));

        ((string?)(await FindAsync())!["id"]).Should().Be("fleet-default/web");
    }

    [Fact]
    public async Task Find_NamedByTheServerAsMissing_ReturnsNull()
    {
        _server.On("GET " + Path, Replies.Json(404, Gone));

        (await FindAsync()).Should().BeNull();
    }

    [Theory]
    [InlineData("clusters.management.cattle.io \\\"web\\\" not found")]
    [InlineData("clusters.provisioning.cattle.io \\\"other\\\" not found")]
    [InlineData("namespaces \\\"fleet-default\\\" not found")]
    [InlineData("the server could not find the requested resource")]
    [InlineData("no such schema")]
    public async Task Find_SomethingElseIsMissing_Throws(string message)
    {
        _server.On("GET " + Path, Replies.Error(404, "NotFound", message));

        (await FluentActions.Awaiting(FindAsync).Should().ThrowAsync<RancherException>()).Which.Error.IsNotFound.Should().BeTrue();
    }

    [Fact]
    public async Task Find_NotFound_IsGone_AlsoWhenASecretIsAWordOfTheMessage()
    {
        Rancher.Api.Http.SecretValues.Add(["password-and-name"]);
        _server.On(
            "GET " + Path.Replace("web", "password-and-name", StringComparison.Ordinal),
            Replies.Json(404, Gone.Replace("web", "password-and-name", StringComparison.Ordinal)));

        (await _client.Steve.FindAsync(Clusters, "fleet-default", "password-and-name", default)).Should().BeNull();
    }

    [Fact]
    public async Task Find_EmptyNotFound_IsAnInvisibleType()
    {
        _server.On("GET " + Path, Replies.Json(404, ""));

        (await FluentActions.Awaiting(FindAsync).Should().ThrowAsync<RancherException>())
            .WithMessage("*provisioning.cattle.io.clusters is unknown to this server, or this user may not see it*");
    }

    [Fact]
    public async Task Find_Forbidden_Throws()
    {
        _server.On("GET " + Path, Replies.Error(403, "PermissionDenied", "Method GET not supported"));

        (await FluentActions.Awaiting(FindAsync).Should().ThrowAsync<RancherException>()).Which.Error.IsForbidden.Should().BeTrue();
    }

    [Fact]
    public async Task Find_ClusterScoped_HasNoNamespaceInItsPath()
    {
        _server.On("GET /v1/storage.k8s.io.storageclasses/fast", Replies.Ok("""{"id":"fast"}"""));

        (await _client.Steve.FindAsync("storage.k8s.io.storageclasses", null, "fast", CancellationToken.None)).Should().NotBeNull();
    }

    [Fact]
    public async Task Create_Secret_SendsItsTypeByItsOwnNameAndNothingOfSteves()
    {
        _server.On("POST /v1/secrets", Replies.Json(201, """{"id":"default/s","type":"secret","_type":"Opaque"}"""));
        var item = JObject.Parse("""
            {"id":"default/s","type":"secret","links":{},"actions":{},"_type":"kubernetes.io/tls",
             "metadata":{"generateName":"s-","namespace":"default","state":{},"fields":[],"relationships":null,"managedFields":[]},"data":{}}
            """);

        await _client.Steve.CreateAsync("secrets", item, CancellationToken.None);

        SentBody().Should().Be("""{"type":"kubernetes.io/tls","metadata":{"generateName":"s-","namespace":"default"},"data":{}}""");
    }

    [Fact]
    public async Task Create_UnknownFields_AreReported()
    {
        _server.On(
            "POST /v1/" + Clusters, Replies.Json(201, """{"id":"fleet-default/x"}""", ("Warning", "299 - unknown field \"spec.nopeField\""), ("Warning", "299 - \"something \\\"else\\\"\"")));

        var written = await _client.Steve.CreateAsync(Clusters, [], CancellationToken.None);

        written.Warnings.Should().Equal(
            new SteveWarning("unknown field \"spec.nopeField\"", "spec.nopeField"), new SteveWarning("something \"else\"", null));
    }

    [Fact]
    public async Task Create_AnswerLost_IsNotSentAgain()
    {
        _server.On("POST /v1/" + Clusters, Replies.Drop);

        await FluentActions.Awaiting(() => _client.Steve.CreateAsync(Clusters, [], CancellationToken.None)).Should().ThrowAsync<AnswerLostException>();
        _server.Received.Should().HaveCount(1);
    }

    [Theory]
    [InlineData("""{"metadata":{"name":"web","namespace":"fleet-default","labels":{"mark":"1"},"uid":"u"},"spec":{"size":"s"}}""", "")]
    [InlineData("""{"metadata":{"name":"web","namespace":"fleet-default","labels":{"mark":"2"}},"spec":{"size":"s"}}""", "shows another object of that name now")]
    [InlineData("""{"metadata":{"name":"web","namespace":"fleet-default","labels":{"mark":"1"}},"spec":{}}""", "shows another object of that name now")]
    [InlineData("""{"metadata":{"name":"web","namespace":"fleet-default","labels":{"mark":"1"},"deletionTimestamp":"2026-11-23T18:00:00Z"},"spec":{"size":"s"}}""", "shows another object")]
    public async Task CreateOrFind_AnswerLost_AdoptsOnlyWhatIsOurs(string found, string refused)
    {
        _server.On("POST /v1/" + Clusters, Replies.Drop).On("GET " + Path, Replies.Ok(found));
        // A flag that is off may be missing: the server may not know it.
        var item = JObject.Parse("""{"metadata":{"name":"web","namespace":"fleet-default","labels":{"mark":"1"}},"spec":{"size":"s","unknown":false}}""");

        var call = () => _client.Steve.CreateOrFindAsync(Clusters, item, CancellationToken.None);

        if (refused.Length == 0)
        {
            (await call()).Item["metadata"]!["name"]!.ToString().Should().Be("web");
        }
        else
        {
            (await call.Should().ThrowAsync<AnswerLostException>()).WithMessage($"*{refused}*");
        }
    }

    [Fact]
    public async Task CreateOrFind_AnswerLost_LooksAgainWhileTheRightIsMissing()
    {
        const string Made = """{"metadata":{"name":"web","namespace":"fleet-default"}}""";
        _server.On("POST /v1/" + Clusters, Replies.Drop)
            .On("GET " + Path, Replies.Error(403, "PermissionDenied", "Method GET not supported"), Replies.Error(403, "PermissionDenied", "Method GET not supported"), Replies.Ok(Made));

        var written = await _client.Steve.CreateOrFindAsync(Clusters, JObject.Parse(Made), CancellationToken.None);

        written.Item["metadata"]!["name"]!.ToString().Should().Be("web");
        _server.Received.Count(r => r.Method == "POST").Should().Be(1);
    }

    [Fact]
    public async Task Replace_Secret_KeepsTheUnderscoreOfItsType()
    {
        _server.On("PUT /v1/secrets/default/s", Replies.Ok("""{"id":"default/s"}"""));
        var item = JObject.Parse("""{"type":"secret","_type":"Opaque","metadata":{"name":"s","namespace":"default","resourceVersion":"7"}}""");

        await _client.Steve.ReplaceAsync("secrets", item, CancellationToken.None);

        SentBody().Should().Be("""{"_type":"Opaque","metadata":{"name":"s","namespace":"default","resourceVersion":"7"}}""");
    }

    [Theory]
    [InlineData("""{"metadata":{"name":"s","namespace":"default"}}""")]
    [InlineData("""{"metadata":{"resourceVersion":"7"}}""")]
    public async Task Replace_WithoutVersionOrName_IsABug(string item) =>
        await FluentActions.Awaiting(() => _client.Steve.ReplaceAsync("secrets", JObject.Parse(item), CancellationToken.None))
            .Should().ThrowAsync<ArgumentException>();

    [Theory]
    [InlineData(200, """{"metadata":{"deletionTimestamp":"2026-11-23T18:00:00Z"}}""", false)]
    [InlineData(204, "", true)]
    [InlineData(404, Gone, true)]
    public async Task Delete_ByAnswer_TellsWhetherToWait(int status, string body, bool expected)
    {
        _server.On("DELETE " + Path, Replies.Json(status, body));

        (await DeleteAsync()).Should().Be(expected);
    }

    [Theory]
    [InlineData(404, "")]
    [InlineData(403, """{"type":"error","code":"PermissionDenied","message":"Method DELETE not supported","status":403}""")]
    public async Task Delete_NoProofOfAbsence_Throws(int status, string body)
    {
        _server.On("DELETE " + Path, Replies.Json(status, body));

        await FluentActions.Awaiting(DeleteAsync).Should().ThrowAsync<RancherException>();
    }

    [Fact]
    public async Task Action_Unknown_Throws()
    {
        _server.On($"POST {Path}?action=nope", Replies.Error(403, "PermissionDenied", "no such action nope"));

        (await FluentActions.Awaiting(() => _client.Steve.ActionAsync(Clusters, "fleet-default", "web", "nope", null, CancellationToken.None))
            .Should().ThrowAsync<RancherException>()).WithMessage("*no such action nope*");
    }

    [Theory]
    [InlineData(PatchKind.Merge, "application/merge-patch+json")]
    [InlineData(PatchKind.Json, "application/json-patch+json")]
    public async Task Patch_GoesToTheKubernetesPathThatSteveNames(PatchKind kind, string contentType)
    {
        const string Raw = "/apis/provisioning.cattle.io/v1/namespaces/fleet-default/clusters/web";
        _server.On("GET " + Path, Replies.Ok($$$"""{"id":"fleet-default/web","links":{"view":"https://elsewhere.example{{{Raw}}}"}}"""))
            .On("PATCH " + Raw, Replies.Ok("""{"kind":"Cluster"}"""));

        var patched = await _client.Steve.PatchAsync(Clusters, "fleet-default", "web", new JObject { ["spec"] = null }, kind, CancellationToken.None);

        ((string?)patched["kind"]).Should().Be("Cluster");
        _server.Received[^1].Headers["Content-Type"].Should().StartWith(contentType);
    }

    [Fact]
    public async Task OfCluster_Paths_GoThroughTheProxy()
    {
        _server.On("GET /k8s/clusters/c-m-abc/v1/configmaps/default/a", Replies.Ok("""{"id":"default/a","links":{"view":"https://x/k8s/clusters/c-m-abc/api/v1/namespaces/default/configmaps/a"}}"""))
            .On("PATCH /k8s/clusters/c-m-abc/api/v1/namespaces/default/configmaps/a", Replies.Ok("{}"));

        await _client.Steve.OfCluster("c-m-abc").PatchAsync("configmaps", "default", "a", new JObject(), PatchKind.Merge, CancellationToken.None);

        _server.Received.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(500, "text/plain", "lost connection to cluster: failed to find Session for client stv-cluster-c-m-abc")]
    [InlineData(500, "text/plain", "error trying to reach service: cluster agent disconnected")]
    [InlineData(503, "application/json", """{"Code":{"Code":"ClusterUnavailable","Status":503},"Message":"cluster not provisioned","Cause":null,"FieldName":""}""")]
    public async Task OfCluster_NotConnected_SaysSoAndIsNotRepeated(int status, string type, string body)
    {
        _server.On("GET /k8s/clusters/c-m-abc/v1/configmaps/default/a", Replies.Text(status, type, body));

        var call = () => _client.Steve.OfCluster("c-m-abc").FindAsync("configmaps", "default", "a", CancellationToken.None);

        (await call.Should().ThrowAsync<RancherException>()).Which.Error.IsClusterUnavailable.Should().BeTrue();
        _server.Received.Should().HaveCount(1);
    }

    [Fact]
    public async Task OfCluster_ClusterItselfIsGone_IsNoProofThatItsObjectsAre()
    {
        _server.On(
            "GET /k8s/clusters/c-m-abc/v1/configmaps/default/a",
            Replies.Json(404, """{"Code":{"Code":"NotFound","Status":404},"Message":"clusters.management.cattle.io \"c-m-abc\" not found"}"""));

        await FluentActions.Awaiting(() => _client.Steve.OfCluster("c-m-abc").FindAsync("configmaps", "default", "a", CancellationToken.None))
            .Should().ThrowAsync<RancherException>();
    }

    [Theory]
    [InlineData(200, """{"major":"1"}""", true)]
    [InlineData(503, """{"Code":{"Code":"ClusterUnavailable","Status":503},"Message":"cluster not provisioned"}""", false)]
    public async Task IsConnected_AsksThePathThatAnswersAtOnce(int status, string body, bool expected)
    {
        _server.On("GET /k8s/clusters/c-m-abc/version", Replies.Json(status, body));

        (await _client.Steve.OfCluster("c-m-abc").IsConnectedAsync(CancellationToken.None)).Should().Be(expected);
    }

    private string SentBody() => _server.Received[^1].Body;

    private Task<bool> DeleteAsync() => _client.Steve.DeleteAsync(Clusters, "fleet-default", "web", CancellationToken.None);

    private Task<JObject?> FindAsync() => _client.Steve.FindAsync(Clusters, "fleet-default", "web", CancellationToken.None);
}
