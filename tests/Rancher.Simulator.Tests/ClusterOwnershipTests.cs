using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Tests;

/// <summary>What a standard user may do with a cluster he made: nothing, then read it, then all.</summary>
public sealed class ClusterOwnershipTests
{
    private const string Clusters = "/v1/provisioning.cattle.io.clusters";

    [Theory]
    [InlineData("2.11.16")]
    [InlineData("2.14.4")]
    public async Task Rights_in_a_cluster_come_one_after_the_other(string version)
    {
        await using var rancher = await Start(version);
        using var user = await StandardUser(rancher);
        var made = await user.PostAsync(Clusters, New());
        ((JObject)made["links"]!).ContainsKey("view").Should().Be(version == "2.11.16");
        (await user.SendAsync(HttpMethod.Get, $"{Clusters}/fleet-default/own")).Status.Should().Be(403);

        rancher.Advance(TimeSpan.FromSeconds(1.1));
        var bound = await user.GetAsync($"{Clusters}/fleet-default/own");
        ((JObject)bound["links"]!).ContainsKey("update").Should().BeFalse();
        (await user.SendAsync(HttpMethod.Delete, $"{Clusters}/fleet-default/own")).Status.Should().Be(403);
    }

    [Theory]
    [InlineData("2.11.16")]
    [InlineData("2.14.4")]
    [InlineData("2.15.0")]
    public async Task Who_made_a_cluster_owns_it_in_the_end(string version)
    {
        await using var rancher = await Start(version);
        using var user = await StandardUser(rancher);
        await user.PostAsync(Clusters, New());
        rancher.Advance(TimeSpan.FromSeconds(5));
        var owned = await user.GetAsync($"{Clusters}/fleet-default/own");
        ((JObject)owned["links"]!).ContainsKey("update").Should().BeTrue();
        var token = await user.GetAsync($"/v1/management.cattle.io.clusterregistrationtokens/{(string?)owned["status"]!["clusterName"]}/default-token");
        ((string?)token["links"]!["update"]).Should().Be("blocked");
        (await user.SendAsync(HttpMethod.Delete, $"{Clusters}/fleet-default/own")).Status.Should().Be(200);
    }

    private static JObject New() => JObject.Parse(
        """{"metadata":{"name":"own","namespace":"fleet-default"},"spec":{"kubernetesVersion":"v1.34.1+rke2r1","rkeConfig":{}}}""");

    private static async Task<ApiClient> StandardUser(SimulatedRancher rancher)
    {
        using var admin = ApiClient.For(rancher);
        var login = new JObject { ["username"] = "someone", ["password"] = "a-long-password" };
        var id = (string)(await admin.PostAsync("/v3/users", login))["id"]!;
        await admin.PostAsync("/v3/globalrolebindings", new JObject { ["userId"] = id, ["globalRoleId"] = "user" });
        return new ApiClient(rancher.Url, (string)(await admin.PostAsync("/v3-public/localProviders/local?action=login", login))["token"]!);
    }

    private static Task<SimulatedRancher> Start(string version) =>
        SimulatedRancher.StartAsync(new SimulatorOptions { RancherVersion = version, ManualClock = true }, CancellationToken.None);
}
