using System.Net;
using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Tests;

/// <summary>What 2.14 and 2.15 do otherwise than the servers before them.</summary>
public sealed class LaterVersionTests
{
    [Theory]
    [InlineData("2.11.16", true)]
    [InlineData("2.14.4", false)]
    [InlineData("2.15.0", false)]
    public async Task Login_answer_has_the_user_only_up_to_2_11(string version, bool hasUser)
    {
        await using var rancher = await Start(version);
        using var client = new ApiClient(rancher.Url, null);
        var login = await client.PostAsync("/v3-public/localProviders/local?action=login", new JObject { ["username"] = "admin", ["password"] = "admin" });
        ((string?)login["token"]).Should().StartWith((string)login["id"]! + ":");
        login.ContainsKey("userId").Should().Be(hasUser);
        using var user = new ApiClient(rancher.Url, (string)login["token"]!);
        (await user.GetAsync("/v3/users?me=true"))["data"]!.Single()["username"]!.Value<string>().Should().Be("admin");
    }

    [Theory]
    [InlineData("""{"type":"localProvider","username":"admin","password":"admin"}""", 201)]
    [InlineData("""{"username":"admin","password":"admin"}""", 422)]
    [InlineData("""{"type":"local","username":"admin","password":"admin"}""", 422)]
    [InlineData("""{"type":"localProvider","username":"admin","password":"wrong"}""", 401)]
    [InlineData("""{"type":"githubProvider","code":"x"}""", 500)]
    public async Task Login_by_the_type_of_the_provider(string body, int expected)
    {
        await using var rancher = await Start("2.14.4");
        using var client = new ApiClient(rancher.Url, null);
        var (status, answer) = await client.SendAsync(HttpMethod.Post, "/v1-public/login", JObject.Parse(body));
        status.Should().Be(expected);
        answer.ContainsKey("message").Should().Be(expected == 401, "only a wrong password is put into words");
    }

    [Theory]
    [InlineData("2.14.4")]
    [InlineData("2.15.0")]
    public async Task Registration_token_is_shown_by_reads_only(string version)
    {
        await using var rancher = await Start(version);
        using var client = ApiClient.For(rancher);
        var cluster = (string)(await client.PostAsync("/v3/clusters", new JObject { ["name"] = "c" }))["id"]!;
        var made = await client.PostAsync("/v3/clusterregistrationtokens", new JObject { ["clusterId"] = cluster, ["name"] = "join" });
        made.ContainsKey("token").Should().BeFalse();
        made.ContainsKey("nodeCommand").Should().BeFalse();

        rancher.Advance(TimeSpan.FromSeconds(2));
        var path = "/v3/clusterregistrationtokens/" + (string)made["id"]!;
        var read = await client.GetAsync(path);
        var token = (string)read["token"]!;
        ((string?)read["nodeCommand"]).Should().Contain($"--token {token}").And.StartWith(" curl -fL");
        ((string?)read["tokenSecretName"]).Should().Be("crt-token-join");

        var (_, put) = await client.PutAsync(path, new JObject { ["labels"] = new JObject { ["a"] = "b" } });
        ((string?)put["token"]).Should().BeEmpty();
        ((string?)put["windowsNodeCommand"]).Should().Contain("-Token {token} -Worker");
        ((string?)(await client.GetAsync(path))["token"]).Should().Be(token);

        var (status, removed) = await client.DeleteAsync(path);
        status.Should().Be(200);
        ((string?)removed["state"]).Should().Be("removing");
        rancher.Advance(TimeSpan.FromSeconds(1));
        (await client.SendAsync(HttpMethod.Get, path)).Status.Should().Be(404);
    }

    [Fact]
    public async Task RKE_clusters_are_accepted_by_2_14_and_never_come_to_life()
    {
        await using var rancher = await Start("2.14.4");
        using var client = ApiClient.For(rancher);
        var body = new JObject { ["name"] = "c", ["rancherKubernetesEngineConfig"] = new JObject() };
        var made = await client.PostAsync("/v3/clusters", body);
        ((string?)made["state"]).Should().Be("provisioning");
        rancher.Advance(TimeSpan.FromHours(1));
        var later = await client.GetAsync($"/v3/clusters/{made["id"]}");
        ((string?)later["state"]).Should().Be("provisioning");
        later["rancherKubernetesEngineConfig"].Should().NotBeNull();
        (await client.SendAsync(HttpMethod.Get, "/v3/schemas/nodeTemplate")).Status.Should().Be(404);
    }

    [Fact]
    public async Task RKE_configuration_is_dropped_by_2_15_without_a_word()
    {
        await using var rancher = await Start("2.15.0");
        using var client = ApiClient.For(rancher);
        var made = await client.PostAsync("/v3/clusters", new JObject { ["name"] = "c", ["rancherKubernetesEngineConfig"] = new JObject() });
        made.ContainsKey("rancherKubernetesEngineConfig").Should().BeFalse();
        rancher.Advance(TimeSpan.FromSeconds(3));
        var later = await client.GetAsync($"/v3/clusters/{made["id"]}");
        ((string?)later["state"]).Should().Be("pending");
        ((string?)later["info"]!["machineProvider"]).Should().Be("imported");
        var (status, error) = await client.SendAsync(HttpMethod.Post, $"/v3/clusters/{made["id"]}?action=rotateCertificates", new JObject());
        status.Should().Be(422);
        ((string?)error["code"]).Should().Be("InvalidAction");
    }

    [Fact]
    public async Task Roots_of_2_15_redirect_to_themselves_with_a_slash()
    {
        await using var rancher = await Start("2.15.0");
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await http.GetAsync(new Uri(rancher.Url + "/v3"));
        answer.StatusCode.Should().Be(HttpStatusCode.TemporaryRedirect);
        answer.Headers.Location!.OriginalString.Should().Be("/v3/");
        using var login = await http.GetAsync(new Uri(rancher.Url + "/v3/"));
        login.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("2.11.16", 201)]
    [InlineData("2.14.4", 422)]
    public async Task Bodies_over_one_MiB_are_refused_from_2_14(string version, int expected)
    {
        await using var rancher = await Start(version);
        using var client = ApiClient.For(rancher);
        var body = new JObject { ["name"] = "c", ["description"] = new string('x', 1_100_000) };
        (await client.SendAsync(HttpMethod.Post, "/v3/clusters", body)).Status.Should().Be(expected);
    }

    [Theory]
    [InlineData("2.11.16", 201, null)]
    [InlineData("2.14.4", 409, "Conflict")]
    [InlineData("2.15.0", 409, "AlreadyExists")]
    public async Task Second_binding_of_a_role_in_a_cluster(string version, int expected, string? code)
    {
        await using var rancher = await Start(version);
        using var client = ApiClient.For(rancher);
        var cluster = (string)(await client.PostAsync("/v3/clusters", new JObject { ["name"] = "c" }))["id"]!;
        rancher.Advance(TimeSpan.FromSeconds(3));
        var user = (string)(await client.PostAsync("/v3/users", new JObject { ["username"] = "u", ["password"] = "a-long-password" }))["id"]!;
        var binding = new JObject { ["clusterId"] = cluster, ["roleTemplateId"] = "cluster-member", ["userId"] = user };
        await client.PostAsync("/v3/clusterroletemplatebindings", binding);
        rancher.Advance(TimeSpan.FromSeconds(1));
        var (status, answer) = await client.SendAsync(HttpMethod.Post, "/v3/clusterroletemplatebindings", binding);
        status.Should().Be(expected);
        if (code is not null)
        {
            ((string?)answer["code"]).Should().Be(code);
        }
    }

    private static Task<SimulatedRancher> Start(string version) =>
        SimulatedRancher.StartAsync(new SimulatorOptions { RancherVersion = version, ManualClock = true }, CancellationToken.None);
}
