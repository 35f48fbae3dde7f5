using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Tests.Provisioning;

/// <summary>What a server says of a cluster whose agent it cannot reach.</summary>
public sealed class TunnelTests
{
    [Fact]
    public async Task A_cut_tunnel_is_noticed_and_forgotten()
    {
        await using var rancher = await SimulatedRancher.StartAsync(
            new SimulatorOptions { RancherVersion = "2.14.4", ManualClock = true, UnreachableHosts = true }, CancellationToken.None);
        using var client = ApiClient.For(rancher);
        await client.PostAsync("/v1/provisioning.cattle.io.clusters", JObject.Parse("""
            {"metadata":{"namespace":"fleet-default","name":"web"},"spec":{"kubernetesVersion":"v1.34.1+rke2r1","rkeConfig":{}}}
            """));
        rancher.Advance(TimeSpan.FromSeconds(5));
        var id = (string)(await client.GetAsync("/v1/provisioning.cattle.io.clusters/fleet-default/web"))["status"]!["clusterName"]!;
        await MachineHost.AllRoles("first", "linux-1").RegisterAsync(rancher, rancher.RegistrationTokens(id)[0]);
        rancher.Advance(TimeSpan.FromSeconds(2));
        rancher.RunMachines(id);
        rancher.Advance(TimeSpan.FromSeconds(3));
        (await StateAsync()).Should().Be(("active", "active"));

        rancher.CutTunnels(id);

        (await client.SendAsync(HttpMethod.Get, $"/k8s/clusters/{id}/api/v1/nodes")).Status.Should().Be(500);
        (await client.SendAsync(HttpMethod.Get, $"/k8s/clusters/{id}/v1/nodes")).Status.Should().Be(500);
        rancher.Advance(TimeSpan.FromSeconds(6));
        (await StateAsync()).Should().Be(("unavailable", "active"), "the provisioning cluster does not say so");

        rancher.OpenTunnels(id);

        (await client.SendAsync(HttpMethod.Get, $"/k8s/clusters/{id}/v1/nodes")).Status.Should().Be(200);
        rancher.Advance(TimeSpan.FromSeconds(23));
        (await StateAsync()).Should().Be(("active", "active"));

        async Task<(string?, string?)> StateAsync() => (
            (string?)(await client.GetAsync("/v3/clusters/" + id))["state"],
            (string?)(await client.GetAsync("/v1/provisioning.cattle.io.clusters/fleet-default/web"))["metadata"]!["state"]!["name"]);
    }
}
