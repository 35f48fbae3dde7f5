using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Tests;

public sealed class ConventionTests
{
    [Fact]
    public async Task Without_a_token_the_401_has_a_status_of_text_and_no_code()
    {
        await using var rancher = await Start("2.4.18");
        using var nobody = new ApiClient(rancher.Url, null);
        var (status, body) = await nobody.SendAsync(HttpMethod.Get, "/v3/clusters");
        status.Should().Be(401);
        body.Should().HaveCount(3);
        body["status"]!.Type.Should().Be(JTokenType.String);
    }

    [Fact]
    public async Task A_PUT_replaces_a_map_whole_and_keeps_what_it_does_not_send()
    {
        await using var rancher = await Start("2.2.8");
        using var client = ApiClient.For(rancher);
        var sent = JObject.Parse("""{"name":"a","description":"d","rancherKubernetesEngineConfig":{"network":{"plugin":"flannel","options":{"one":"1","two":"2"}}}}""");
        var id = (string)(await client.PostAsync("/v3/clusters", sent))["id"]!;
        rancher.Advance(TimeSpan.FromSeconds(3));
        var (_, updated) = await client.PutAsync($"/v3/clusters/{id}", JObject.Parse("""{"name":"a","rancherKubernetesEngineConfig":{"network":{"options":{"two":3}}}}"""));
        updated.SelectToken("rancherKubernetesEngineConfig.network.options")!.ToString(Newtonsoft.Json.Formatting.None).Should().Be("""{"two":"3"}""");
        ((string?)updated.SelectToken("rancherKubernetesEngineConfig.network.plugin")).Should().Be("flannel");
        ((string?)updated["description"]).Should().Be("d");
    }

    [Fact]
    public async Task A_fragment_of_the_RKE_configuration_resets_switches_on_later_servers()
    {
        await using var rancher = await Start("2.11.16");
        using var client = ApiClient.For(rancher);
        var id = (string)(await client.PostAsync("/v3/clusters", JObject.Parse("""{"name":"a","rancherKubernetesEngineConfig":{}}""")))["id"]!;
        var (_, updated) = await client.PutAsync($"/v3/clusters/{id}", JObject.Parse("""{"name":"a","rancherKubernetesEngineConfig":{"addonJobTimeout":60,"network":null}}"""));
        updated.SelectToken("rancherKubernetesEngineConfig.ignoreDockerVersion")!.Type.Should().Be(JTokenType.Null);
        updated.SelectToken("rancherKubernetesEngineConfig.network")!.Type.Should().Be(JTokenType.Object);
    }

    [Fact]
    public async Task Lists_ignore_unknown_filters_and_are_paged()
    {
        await using var rancher = await Start("2.4.18");
        using var client = ApiClient.For(rancher);
        var page = await client.GetAsync("/v3/roleTemplates?limit=2&nope=1");
        page["data"]!.Should().HaveCount(2);
        ((bool)page.SelectToken("pagination.partial")!).Should().BeTrue();
        var next = ((string)page.SelectToken("pagination.next")!)[rancher.Url.Length..];
        ((string?)(await client.GetAsync(next))["data"]![0]!["id"]).Should().NotBe((string?)page["data"]![0]!["id"]);
    }

    [Fact]
    public async Task Loaded_objects_are_answered_as_they_are()
    {
        await using var rancher = await Start("2.4.18");
        using var client = ApiClient.For(rancher);
        var cluster = JObject.Parse("""{"baseType":"cluster","type":"cluster","id":"c-abcde","name":"loaded","links":{"self":"https://elsewhere/v3/clusters/c-abcde"},"odd":1}""");
        var tokens = JObject.Parse("""{"type":"collection","data":[{"baseType":"clusterRegistrationToken","id":"c-abcde:system","clusterId":"c-abcde","token":"t"}]}""");
        rancher.LoadObjects(new JObject { ["/v3/clusters/c-abcde"] = cluster, ["/v3/clusterregistrationtokens?clusterId=c-abcde"] = tokens });

        JToken.DeepEquals(await client.GetAsync("/v3/clusters/c-abcde"), cluster).Should().BeTrue();
        JToken.DeepEquals(await client.GetAsync("/v3/clusterregistrationtokens?clusterId=c-abcde"), tokens).Should().BeTrue();
        ((string?)(await client.GetAsync("/v3/clusterregistrationtokens/c-abcde:system"))["token"]).Should().Be("t");
    }

    [Fact]
    public async Task Tokens_show_their_secret_once_and_live_at_most_as_long_as_the_setting_allows()
    {
        await using var rancher = await Start("2.11.16");
        using var client = ApiClient.For(rancher);
        var created = await client.PostAsync("/v3/tokens", new JObject { ["description"] = "d" });
        ((long)created["ttl"]!).Should().Be(7776000000);
        using var other = new ApiClient(rancher.Url, (string)created["token"]!);
        (await other.SendAsync(HttpMethod.Get, "/v3/users?me=true")).Status.Should().Be(200);
        (await client.GetAsync($"/v3/tokens/{created["id"]}"))["token"].Should().BeNull();
        (await client.DeleteAsync($"/v3/tokens/{created["id"]}")).Status.Should().Be(204);
        (await other.SendAsync(HttpMethod.Get, "/v3/users?me=true")).Status.Should().Be(401);
    }

    [Fact]
    public async Task A_user_without_rights_gets_403_for_what_does_not_exist_and_empty_lists()
    {
        await using var rancher = await Start("2.4.18");
        using var admin = ApiClient.For(rancher);
        var user = await admin.PostAsync("/v3/users", new JObject { ["username"] = "limited", ["password"] = "limited-password" });
        await admin.PostAsync("/v3/globalrolebindings", new JObject { ["userId"] = user["id"], ["globalRoleId"] = "user" });
        var login = await admin.PostAsync("/v3-public/localProviders/local?action=login", new JObject { ["username"] = "limited", ["password"] = "limited-password" });
        using var client = new ApiClient(rancher.Url, (string)login["token"]!);

        (await client.SendAsync(HttpMethod.Get, "/v3/clusters/c-nope0")).Status.Should().Be(403);
        (await client.GetAsync("/v3/projects"))["data"]!.Should().BeEmpty();
        var cluster = await client.PostAsync("/v3/clusters", new JObject { ["name"] = "own" });
        (await client.SendAsync(HttpMethod.Get, $"/v3/clusters/{cluster["id"]}")).Status.Should().Be(403, "the owner's binding is made a moment later");
        rancher.Advance(TimeSpan.FromSeconds(1));
        (await client.SendAsync(HttpMethod.Get, $"/v3/clusters/{cluster["id"]}")).Status.Should().Be(200);
    }

    private static Task<SimulatedRancher> Start(string version) =>
        SimulatedRancher.StartAsync(new SimulatorOptions { RancherVersion = version, ManualClock = true }, CancellationToken.None);
}
