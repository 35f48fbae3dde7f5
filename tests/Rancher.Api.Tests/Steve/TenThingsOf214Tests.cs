using System.Net.Http;
using Newtonsoft.Json.Linq;
using Rancher.Api.Http;
using Rancher.Api.Norman;
using Rancher.Api.Steve;
using Rancher.Api.Tests.Support;

namespace Rancher.Api.Tests.Steve;

/// <summary>What breaks a client written for Rancher 2.11 on 2.14, by number; the answers are recorded ones of 2.14.4.</summary>
public sealed class TenThingsOf214Tests : IAsyncLifetime
{
    private const string Version = "2.14.4";
    private const string Clusters = "provisioning.cattle.io.clusters";
    private const string Head = "GET /v1/provisioning.cattle.io.clusters?exclude=metadata.managedFields";
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
    public async Task Thing1_Rke1IsAcceptedInSilence_SoTheClientKnowsBetterThanTheSchemaOfClusters()
    {
        _server.On("GET /v3/settings/server-version", Replies.Ok("""{"id":"server-version","value":"v2.14.4"}"""))
            .On("GET /v3/schemas/rancherKubernetesEngineConfig", Transcript.Of(Version, "1192").Reply());
        foreach (var other in new[] { "server-url", "cacerts", "k8s-version" })
        {
            _server.On($"GET /v3/settings/{other}", Replies.Error(403, "Forbidden"));
        }

        (await _client.Capabilities.HasNormanTypeAsync("rancherKubernetesEngineConfig", CancellationToken.None)).Should().BeTrue("the schema is still there");
        (await _client.Capabilities.WhyMissingAsync(ServerFeature.Rke1, CancellationToken.None)).Should().NotBeNull();
    }

    [SharedFolderFact]
    public async Task Thing2_SelectorsAreIgnored_SoEveryElementIsCompared()
    {
        var recorded = Transcript.Of(Version, "422").Object;
        var wanted = JObject.Parse("""{"id":"fleet-default/wanted","metadata":{"name":"wanted","namespace":"fleet-default","labels":{"probe":"one"}}}""");
        ((JArray)recorded["data"]!).Add(wanted);
        var query = new SteveQuery { Labels = new Dictionary<string, string> { ["probe"] = "one" } };
        _server.On(Head + "&labelSelector=probe%3Done&page=1&pagesize=1000", Replies.Ok(recorded.ToString()));

        var found = await _client.Steve.ListAsync(Clusters, query, CancellationToken.None);

        ((JArray)recorded["data"]!).Count.Should().BeGreaterThan(1);
        found.Select(item => (string?)item["id"]).Should().Equal("fleet-default/wanted");
    }

    [SharedFolderTheory]
    [InlineData("409")]
    [InlineData("427")]
    public async Task Thing3_LimitIsIgnoredAndNextLoops_SoPagesAreCountedAndLinksNotFollowed(string number)
    {
        var recorded = Transcript.Of(Version, number);
        _server.On(Head + "&page=1&pagesize=1000", recorded.Reply());

        (await _client.Steve.ListAsync(Clusters, SteveQuery.All, CancellationToken.None)).Should().HaveCount(recorded.Object["data"]!.OfType<JObject>().Count());
        _server.Received.Should().HaveCount(1);
    }

    [SharedFolderFact]
    public async Task Thing4_FiltersAreExactAndOfIndexedFieldsOnly_SoOnlyNamesAndLabelsAreFilteredByTheServer()
    {
        _server.On(Head + "&fieldSelector=metadata.name%3Dprobe-rke2&filter=metadata.name%3Dprobe-rke2&page=1&pagesize=1000", Transcript.Of(Version, "413").Reply());

        (await _client.Steve.ListAsync(Clusters, new SteveQuery { Name = "probe-rke2" }, CancellationToken.None)).Should().HaveCount(1);
        var refused = Transcript.Of(Version, "421");
        ErrorReader.Read(new RancherRequest(HttpMethod.Get, "/v1/x"), new RancherResponse(refused.Status, refused.Object, refused.Body)).IsUnknownType.Should().BeFalse();
    }

    [SharedFolderFact]
    public void Thing6_TokensLiveInASecret_SoAnswersToWritesAreNotTakenForCommands()
    {
        RegistrationTokens.HasCommands(Transcript.Of(Version, "245").Object).Should().BeFalse("a POST answers without commands");
        RegistrationTokens.HasCommands(Transcript.Of(Version, "256").Object).Should().BeFalse("a PUT answers with placeholders");
        RegistrationTokens.IsMasked(Transcript.Of(Version, "256").Object).Should().BeTrue();
        RegistrationTokens.HasCommands(Transcript.Of(Version, "247").Object).Should().BeTrue("a later read has them");
    }

    [SharedFolderFact]
    public async Task Thing6_EnsureReadsUntilThePlaceholderIsGone()
    {
        const string List = "GET /v3/clusterregistrationtokens?clusterId=c-lc5r5";
        var masked = Transcript.Of(Version, "256").Body;
        _server.On(List, Replies.Ok($$"""{"data":[{{masked}}]}"""), Replies.Ok($$"""{"data":[{{masked}}]}"""), Replies.Ok($$"""{"data":[{{Transcript.Of(Version, "247").Body}}]}"""));

        var token = await _client.RegistrationTokens.EnsureAsync("c-lc5r5", TimeSpan.FromMinutes(1), CancellationToken.None);

        RegistrationTokens.HasCommands(token).Should().BeTrue();
        _server.Received.Should().OnlyContain(r => r.Method == "GET");
    }

    [SharedFolderFact]
    public async Task Thing7_DeletedTokensAreStillListed_SoTheyAreNotTaken()
    {
        var removing = Transcript.Of(Version, "257");
        removing.Status.Should().Be(200);
        _server.On("GET /v3/clusterregistrationtokens?clusterId=c-lc5r5", Replies.Ok($$"""{"data":[{{removing.Body}}]}"""))
            .On("DELETE /v3/clusterregistrationtokens/c-lc5r5:probe-crt", removing.Reply());

        (await _client.Norman.DeleteAsync("clusterregistrationtokens", "c-lc5r5:probe-crt", CancellationToken.None)).Should().BeFalse("it is still there for a second");
        (await _client.RegistrationTokens.FindAsync("c-lc5r5", null, CancellationToken.None)).Should().BeNull();
    }

    [SharedFolderTheory]
    [InlineData("2.14.4", "524", false)]
    [InlineData("2.14.4", "711", false)]
    [InlineData("2.14.4", "1217", true)]
    [InlineData("2.15.0", "3188", false)]
    public void Thing8_MachinesAreV1beta2_SoWhatBothVersionsHaveDecides(string version, string number, bool expected)
    {
        var machine = Transcript.Of(version, number).Object;

        SteveMachines.IsRunning(machine).Should().Be(expected);
        SteveMachines.ClusterName(machine).Should().NotBeNullOrEmpty();
    }

    [SharedFolderTheory]
    [InlineData("2.14.4", "881")]
    [InlineData("2.15.0", "3503")]
    [InlineData("2.15.0", "2437")]
    public void Thing9_DuplicateBindingsAreRefused_AndThatIsNoLostRace(string version, string number)
    {
        var recorded = Transcript.Of(version, number);

        var error = ErrorReader.Read(new RancherRequest(HttpMethod.Post, "/v3/x"), new RancherResponse(recorded.Status, recorded.Object, recorded.Body));

        error.IsAlreadyExists.Should().BeTrue();
        error.IsAlreadyExists.Should().BeTrue();
    }

    [SharedFolderTheory]
    [InlineData("221")]
    [InlineData("223")]
    public void Thing10_BodiesOverOneMebibyteAreRefused_AndTheMessageSaysWhichSettingRules(string number)
    {
        var recorded = Transcript.Of(Version, number);

        ErrorReader.Read(new RancherRequest(HttpMethod.Post, "/v1/x"), new RancherResponse(recorded.Status, recorded.Object, recorded.Body))
            .Message.Should().Contain("request body too large").And.Contain("public-api-body-limit");
    }
}
