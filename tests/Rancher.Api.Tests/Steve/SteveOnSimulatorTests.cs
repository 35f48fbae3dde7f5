using System.Net.Http;
using Newtonsoft.Json.Linq;
using Rancher.Api.Norman;
using Rancher.Api.Steve;
using Rancher.Api.Waiting;
using Rancher.Simulator;

namespace Rancher.Api.Tests.Steve;

/// <summary>The client and the simulated server, which know each other only by what real servers answered.</summary>
public sealed class SteveOnSimulatorTests
{
    private const string Clusters = ProvisioningClusters.Type;
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<string> Versions => ["2.11.16", "2.14.4", "2.15.0"];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Cluster_FromItsCreationToActive(string version)
    {
        await using var rancher = await StartAsync(version);
        using var client = ClientOf(rancher);
        var created = await client.Steve.CreateAsync(Clusters, Cluster("web"), None);
        SteveConditions.IsObserved(created.Item).Should().BeFalse("the state of a POST answer means nothing");

        var named = await WaitAsync(client, "web", c => ProvisioningClusters.ManagementId(c) is null ? WaitStep.Waiting("no id") : WaitStep.Done);
        var id = ProvisioningClusters.ManagementId(named)!;
        var waiting = await WaitAsync(client, "web", c =>
            SteveConditions.State(c).Message.EndsWith("to be registered", StringComparison.Ordinal) ? WaitStep.Done : WaitStep.Waiting(SteveConditions.Describe(c)));
        SteveConditions.State(waiting).Name.Should().Be("updating");
        (await client.ProvisioningClusters.FindByManagementIdAsync(id, None))!["id"]!.ToString().Should().Be("fleet-default/web");

        var token = await client.RegistrationTokens.EnsureAsync(id, TimeSpan.FromSeconds(30), None);
        ((string?)token["nodeCommand"]).Should().Contain("system-agent-install.sh");
        await JoinAsync(rancher, (string)token["token"]!, "linux-1", "Etcd", "Control-Plane", "Worker");
        await JoinAsync(rancher, (string)token["token"]!, "windows-1", "Worker");

        var active = await WaitAsync(client, "web", c =>
            SteveConditions.IsActive(c, SteveConditions.ReadySteps) ? WaitStep.Done : WaitStep.Waiting(SteveConditions.Describe(c)));
        SteveConditions.State(active).Message.Should().Be("Resource is Ready");
        var query = new SteveQuery { Namespace = "fleet-default", Labels = new Dictionary<string, string> { ["rke.cattle.io/cluster-name"] = "web" } };
        var machines = await client.Steve.ListAsync(SteveMachines.Type, query, None);
        machines.Should().HaveCount(2).And.OnlyContain(machine => SteveMachines.IsRunning(machine));

        await client.SteveWaits.DeleteAsync(Clusters, "fleet-default", "web", TimeSpan.FromSeconds(60), None);
        (await client.Steve.FindAsync(Clusters, "fleet-default", "web", None)).Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task TwoWriters_AtTheSameTime_LoseNothing(string version)
    {
        await using var rancher = await StartAsync(version);
        using var client = ClientOf(rancher);
        await client.Steve.CreateAsync(Clusters, Cluster("web"), None);

        // Each adds and changes something of its own; the controllers write between them.
        var writers = Enumerable.Range(0, 4).Select(i => client.Steve.UpdateAsync(
            Clusters,
            "fleet-default",
            "web",
            cluster =>
            {
                var labels = cluster["metadata"]!["labels"] as JObject ?? [];
                labels[$"writer-{i}"] = "was here";
                cluster["metadata"]!["labels"] = labels;
                ((JArray)cluster["spec"]!["agentEnvVars"]!).Add(new JObject { ["name"] = $"VAR_{i}", ["value"] = "x" });
                return cluster;
            },
            None));
        var written = await Task.WhenAll(writers);

        written.Should().OnlyContain(w => w.Sent);
        var now = await client.Steve.GetAsync(Clusters, "fleet-default", "web", None);
        ((JObject)now["metadata"]!["labels"]!).Properties().Select(p => p.Name).Should().BeEquivalentTo("writer-0", "writer-1", "writer-2", "writer-3");
        now["spec"]!["agentEnvVars"]!.Select(v => (string?)v["name"]).Should().BeEquivalentTo("BASE", "VAR_0", "VAR_1", "VAR_2", "VAR_3");
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Secret_KeepsItsTypeThroughCreateAndUpdate(string version)
    {
        await using var rancher = await StartAsync(version);
        using var client = ClientOf(rancher);
        var item = JObject.Parse("""{"_type":"kubernetes.io/basic-auth","metadata":{"name":"login","namespace":"default"},"stringData":{"username":"u"}}""");

        var created = await client.Steve.CreateAsync("secrets", item, None);
        await client.Steve.UpdateAsync("secrets", "default", "login", s => Put(s, "bg=="), None);

        ((string?)created.Item["_type"]).Should().Be("kubernetes.io/basic-auth");
        created.Warnings.Should().BeEmpty();
        var now = await client.Steve.GetAsync("secrets", "default", "login", None);
        ((string?)now["_type"], (string?)now["data"]!["n"], (string?)now["data"]!["username"]).Should().Be(("kubernetes.io/basic-auth", "bg==", "dQ=="));
        (await client.Steve.DeleteAsync("secrets", "default", "login", None)).Should().BeTrue();

        static JObject Put(JObject secret, string value)
        {
            secret["data"]!["n"] = value;
            return secret;
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Lists_ByNameAndLabel_AreExact(string version)
    {
        await using var rancher = await StartAsync(version);
        using var client = ClientOf(rancher);
        foreach (var name in new[] { "cm", "cm-1", "cm-10" })
        {
            var item = new JObject { ["metadata"] = new JObject { ["name"] = name, ["namespace"] = "default", ["labels"] = new JObject { ["a.b/c"] = name } } };
            await client.Steve.CreateAsync("configmaps", item, None);
        }

        (await client.Steve.ListAsync("configmaps", new SteveQuery { Name = "cm-1" }, None)).Should().HaveCount(1);
        var labelled = new SteveQuery { Labels = new Dictionary<string, string> { ["a.b/c"] = "cm-1" } };
        (await client.Steve.ListAsync("configmaps", labelled, None)).Should().HaveCount(1);
        (await client.Steve.ListAsync("configmaps", labelled, None)).Should().HaveCount(1);
        (await client.Steve.ListAsync("configmaps", SteveQuery.All with { Namespace = "nowhere" }, None)).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Patch_InANamespace_WorksOnEveryVersion(string version)
    {
        await using var rancher = await StartAsync(version);
        using var client = ClientOf(rancher);
        await client.Steve.CreateAsync("configmaps", JObject.Parse("""{"metadata":{"name":"cm","namespace":"default"},"data":{"a":"1","b":"2"}}"""), None);

        await client.Steve.PatchAsync("configmaps", "default", "cm", JObject.Parse("""{"data":{"a":null,"c":"3"}}"""), PatchKind.Merge, None);

        (await client.Steve.GetAsync("configmaps", "default", "cm", None))["data"]!.ToString(Newtonsoft.Json.Formatting.None).Should().Be("""{"b":"2","c":"3"}""");
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Refusals_NameTheField(string version)
    {
        await using var rancher = await StartAsync(version);
        using var client = ClientOf(rancher);
        var noReference = Cluster("web");
        noReference["spec"]!["rkeConfig"]!["machinePools"] = new JArray(new JObject { ["name"] = "p1" });
        var wrongType = Cluster("web");
        wrongType["spec"]!["rkeConfig"]!["machineGlobalConfig"] = "text";

        (await RefusedAsync(noReference)).FieldName.Should().Be("spec.rkeConfig.machinePools[0].machineConfigRef");
        var undecodable = await RefusedAsync(wrongType);
        undecodable.FieldName.Should().Be("spec.rkeConfig.machineGlobalConfig");
        undecodable.Message.Should().NotContain("AdmissionReview").And.NotContain("BASE");

        async Task<RancherError> RefusedAsync(JObject cluster) =>
            (await FluentActions.Awaiting(() => client.Steve.CreateAsync(Clusters, cluster, None)).Should().ThrowAsync<RancherException>()).Which.Error;
    }

    [Fact]
    public async Task Types_UnknownOnes_AreErrorsAndMissingObjectsAreNot()
    {
        await using var rancher = await StartAsync("2.15.0");
        using var client = ClientOf(rancher);

        (await client.Steve.TypesAsync(None)).Should().Contain(Clusters);
        (await client.Capabilities.HasSteveTypeAsync("provisioning.cattle.io.cluster", None)).Should().BeTrue();
        (await client.Capabilities.HasSteveTypeAsync("nope.cattle.io.thing", None)).Should().BeFalse();
        (await client.Steve.FindAsync(Clusters, "fleet-default", "nope", None)).Should().BeNull();
        (await FluentActions.Awaiting(() => client.Steve.FindAsync("nope.cattle.io.things", "default", "nope", None)).Should().ThrowAsync<RancherException>())
            .WithMessage("*is unknown to this server, or this user may not see it*");
    }

    private static JObject Cluster(string name) => JObject.Parse($$$"""
        {"metadata":{"name":"{{{name}}}","namespace":"fleet-default"},
         "spec":{"kubernetesVersion":"v1.31.1+rke2r1","agentEnvVars":[{"name":"BASE","value":"1"}],"rkeConfig":{"machineGlobalConfig":{"cni":"flannel"} } } }
        """);

    private static Task<SimulatedRancher> StartAsync(string version) =>
        SimulatedRancher.StartAsync(new SimulatorOptions { RancherVersion = "2.11.16", SteveVersion = version, ClockSpeed = 10 }, None);

    private static RancherClient ClientOf(SimulatedRancher rancher) => new(new RancherConnection
    {
        Url = new Uri(rancher.Url),
        Credential = RancherCredential.FromTokenKey(rancher.AdminToken),
    });

    private static Task<JObject> WaitAsync(RancherClient client, string name, Func<JObject, WaitStep> judge) => client.SteveWaits.UntilAsync(
        Clusters, "fleet-default", name, new WaitPlan($"cluster {name}", TimeSpan.FromSeconds(30)) { LongestPause = TimeSpan.FromMilliseconds(300) }, judge, None);

    private static async Task JoinAsync(SimulatedRancher rancher, string token, string name, params string[] roles)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, rancher.Url + "/v3/connect/agent");
        request.Headers.Add("Authorization", "Bearer " + token);
        request.Headers.Add("X-Cattle-Id", "id-of-" + name);
        request.Headers.Add("X-Cattle-Node-Name", name);
        foreach (var role in roles)
        {
            request.Headers.Add("X-Cattle-Role-" + role, "true");
        }

        using var answer = await http.SendAsync(request);
        ((int)answer.StatusCode).Should().Be(200, await answer.Content.ReadAsStringAsync());
    }
}
