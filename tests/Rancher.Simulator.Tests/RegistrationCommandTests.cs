using Newtonsoft.Json.Linq;
using Rancher.Simulator.Agent;

namespace Rancher.Simulator.Tests;

public sealed class RegistrationCommandTests
{
    [Theory]
    [InlineData("2.2.8", "sudo docker run -d --privileged --restart=unless-stopped --net=host -v /etc/kubernetes:/etc/kubernetes -v /var/run:/var/run rancher/rancher-agent:master --server S --token T --ca-checksum C")]
    [InlineData("2.4.18", "sudo docker run -d --privileged --restart=unless-stopped --net=host -v /etc/kubernetes:/etc/kubernetes -v /var/run:/var/run rancher/rancher-agent:master-head --server S --token T --ca-checksum C")]
    [InlineData("2.11.16", "sudo docker run -d --privileged --restart=unless-stopped --net=host -v /etc/kubernetes:/etc/kubernetes -v /var/run:/var/run  rancher/rancher-agent:v2.11.16 --server S --token T --ca-checksum C")]
    public async Task Linux_command_is_that_of_the_version(string version, string expected)
    {
        var (command, _) = await Commands(version);
        command.Should().Be(expected);
    }

    [Theory]
    [InlineData("2.2.8", "PowerShell -Sta -NoLogo -NonInteractive -Command \"& {docker run --rm -v C:/:C:/host --isolation hyperv rancher/rancher-agent:master-nanoserver-1803 -server S -token T -caChecksum C; if($?){& c:/etc/rancher/run.ps1;}}\"")]
    [InlineData("2.4.18", "PowerShell -NoLogo -NonInteractive -Command \"& {docker run -v c:\\:c:\\host rancher/rancher-agent:master-head bootstrap --server S --token T --ca-checksum C | iex}\"")]
    public async Task Windows_command_is_that_of_the_version(string version, string expected)
    {
        var (_, command) = await Commands(version);
        command.Should().Be(expected);
    }

    [Fact]
    public void Agent_stops_reading_at_the_first_flag_it_does_not_know()
    {
        var node = StandInNode.FromCommand(
            "sudo docker run -d rancher/rancher-agent:x --server https://s --token t", "--etcd", "--worekr", "--worker", "--node-name", "lost");
        node.Roles.Should().Be("etcd");
        node.NodeName.Should().NotBe("lost");
    }

    [Fact]
    public void Windows_agent_reads_flags_inside_the_braces_and_is_always_a_worker()
    {
        var node = StandInNode.FromCommand(
            "PowerShell -NoLogo -NonInteractive -Command \"& {docker run -v c:\\:c:\\host rancher/rancher-agent:x bootstrap --server https://s --token t --etcd --node-name WIN-1 | iex}\"");
        node.Roles.Should().Be("worker");
        node.NodeName.Should().Be("win-1");
        node.Token.Should().Be("t");
    }

    private static async Task<(string Linux, string Windows)> Commands(string version)
    {
        await using var rancher = await SimulatedRancher.StartAsync(new SimulatorOptions { RancherVersion = version, Tls = true, ManualClock = true }, CancellationToken.None);
        using var client = new ApiClient(rancher.Url, rancher.AdminToken, Rancher.Simulator.Transcripts.TrustingHandler.For(rancher.CaPem));
        var cluster = await client.PostAsync("/v3/clusters", new JObject { ["name"] = "c", ["rancherKubernetesEngineConfig"] = new JObject() });
        var token = await client.PostAsync("/v3/clusterregistrationtokens", new JObject { ["clusterId"] = cluster["id"], ["name"] = "join" });
        ((string?)token["nodeCommand"] is null).Should().Be(version == "2.11.16", "only later servers fill the commands in after the answer");
        rancher.Advance(TimeSpan.FromSeconds(1));
        token = await client.GetAsync($"/v3/clusterregistrationtokens/{token["id"]}");
        var sum = StandInNode.FromCommand((string)token["nodeCommand"]!).Checksum;
        sum.Should().MatchRegex("^[0-9a-f]{64}$");
        string Plain(string name) => ((string)token[name]!).Replace(rancher.Url, "S", StringComparison.Ordinal)
            .Replace((string)token["token"]!, "T", StringComparison.Ordinal).Replace(sum, "C", StringComparison.Ordinal);
        return (Plain("nodeCommand"), Plain("windowsNodeCommand"));
    }
}
