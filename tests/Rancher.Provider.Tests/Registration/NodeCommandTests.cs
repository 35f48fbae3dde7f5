using System.Text;
using Newtonsoft.Json.Linq;
using Rancher.Provider.Windows;
using Rancher.Provider.Windows.Facts;
using Terraform.Plugin.Declarative;
using Testing.PowerShell;

namespace Rancher.Provider.Tests.Registration;

/// <summary>The commands that make machines nodes, run by real shells against stand-ins for what they call.</summary>
public sealed class NodeCommandTests
{
    private const string Checksum = "4a8f276d1f0dd5ec5a2b2fd0ec7bd1e0a3e6d52b3f8f46f1c1f2f2f0e6ec6c19";

    public static TheoryData<string, string, string> Generations => new()
    {
        { "linux", "rke1", "2.2.8" }, { "linux", "rke1", "2.4.18" }, { "linux", "rke1", "2.11.16" }, { "linux", "rke2", "2.6.4" }, { "linux", "rke2", "2.14.4" }, { "linux", "k3s", "2.15.0" },
        { "windows", "rke1", "2.2.8" }, { "windows", "rke1", "2.3.11" }, { "windows", "rke1", "2.4.18" }, { "windows", "rke1", "2.11.16" }, { "windows", "rke2", "2.6.4" }, { "windows", "rke2", "2.14.4" },
    };

    [Theory]
    [MemberData(nameof(Generations))]
    public void Command_IsTheOneOfTheGeneration(string os, string distribution, string version)
    {
        var command = Command(os, distribution, version, Node(os, distribution, version));

        Golden.Match(command + "\n" + Decoded(command), $"tests/Rancher.Provider.Tests/Registration/commands/{os}_{distribution}_{version}.txt");
        WindowsRules.Check(new CommandFacts(command + Decoded(command), os)).Should().BeEmpty();
        if (os == "windows")
        {
            PowerShellEngine.ParseErrors(command).Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData("2.2.8", false)]
    [InlineData("2.4.18", true)]
    public async Task Linux_Rke1_RunsTheAgentWithEveryValueAsGiven(string version, bool taints)
    {
        using var host = new LinuxHost();

        var calls = await host.RunAsync(Command("linux", "rke1", version, Node("linux", "rke1", version), Nasty));

        calls.Select(c => c[0]).Should().Equal("sudo", "docker");
        calls[1].Should().ContainInOrder(
            "docker", "run", "-d", "--privileged", "--restart=unless-stopped", "-e", $"HTTP_PROXY={NastyText}", $"rancher/rancher-agent:v{version}", "--server", "https://rancher.example.com", "--token", "the-token",
            "--ca-checksum", Checksum, "--etcd", "--worker", "--node-name", "node-1", "--address", "Ethernet 2", "--label", "team=web");
        calls[1].Contains("--taints").Should().Be(taints);
    }

    [Fact]
    public async Task Linux_Rke2_RunsTheInstallerWithEveryValueAsGiven()
    {
        using var host = new LinuxHost();

        var calls = await host.RunAsync(Command("linux", "rke2", "2.14.4", Node("linux", "rke2", "2.14.4"), Nasty));

        calls.Select(c => c[0]).Should().BeEquivalentTo("curl", "sudo", "installer");
        calls.Single(c => c[0] == "curl").Should().Equal("curl", "-fL", "https://rancher.example.com/system-agent-install.sh", $"proxy={NastyText}");
        calls.Single(c => c[0] == "installer").Should().Equal(
            "installer", "--server", "https://rancher.example.com", "--label", "cattle.io/os=linux", "--token", "the-token", "--ca-checksum", Checksum, "--etcd", "--worker", "--node-name", "node-1",
            "--address", "Ethernet 2", "--internal-address", "10.0.0.5", "--label", "example.com/zone=a", "--label", "team=web", "--taint", "dedicated=db:NoSchedule", "--taint", "spot:NoExecute",
            "id=tf-0123456789abcdef", "token=", $"proxy={NastyText}");
    }

    [Theory]
    [InlineData("2.2.8")]
    [InlineData("2.4.18")]
    [InlineData("2.11.16")]
    public void Windows_Rke1_RunsTheAgentWithEveryValueAsGiven(string version)
    {
        using var host = new WindowsHost();

        var run = host.Run(Command("windows", "rke1", version, Node("windows", "rke1", version)));

        run.Errors.Should().BeEmpty();
        run.Calls[0].Split('|').Should().ContainInOrder("the-token", Checksum, "node-1", "Ethernet 2", "10.0.0.5");
        run.Calls[0].Should().StartWith("docker|run").And.Contain("team=web").And.NotContain("iex");
        run.Calls[1].Should().Be(version == "2.2.8" ? "run.ps1" : "printed");
    }

    [Fact]
    public void Windows_TextThatQuotationMarksCannotHold_IsEncoded()
    {
        using var host = new WindowsHost();
        var registration = Registration("rke1", "2.4.18");
        registration["windows_prefix_path"] = NastyText;
        var command = FunctionCall.Text("windows_node_command", registration, Node("windows", "rke1", "2.4.18"));

        var run = host.Run(command);

        command.Should().Contain("-EncodedCommand").And.NotContain("the-token");
        run.Errors.Should().BeEmpty();
        run.Calls[0].Should().Contain($"--prefix-path|{NastyText}|--node-name");
    }

    [Theory]
    [InlineData("2.6.4")]
    [InlineData("2.14.4")]
    public void Windows_Rke2_RunsTheInstallerWithEveryValueAsGiven(string version)
    {
        using var host = new WindowsHost();
        var command = Command("windows", "rke2", version, Node("windows", "rke2", version), Nasty);

        var run = host.Run(command);

        run.Errors.Should().BeEmpty();
        run.Calls.Should().HaveCount(2);
        run.Calls[0].Should().Be($"curl|-fL|https://rancher.example.com/wins-agent-install.ps1|-o|install.ps1|proxy={NastyText}");
        run.Calls[1].Should().Be(
            $"installer|https://rancher.example.com|cattle.io/os=windows,example.com/zone=a,team=web|the-token|worker=True|{Checksum}|node-1|Ethernet 2|10.0.0.5|dedicated=db:NoSchedule,spot:NoExecute|id=tf-0123456789abcdef|proxy={NastyText}");
    }

    [Theory]
    [InlineData("linux", """{"distribution":"rke1","rancher_version":"2.12.1"}""", """{"roles":["worker"]}""", 1, "has no RKE1 any more")]
    [InlineData("linux", """{"distribution":"rke2","rancher_version":"2.5.9"}""", """{"roles":["worker"]}""", 1, "since 2.6")]
    [InlineData("windows", """{"distribution":"k3s","rancher_version":"2.11.16"}""", "{}", 1, "W-25")]
    [InlineData("windows", """{"distribution":"rke2","rancher_version":"2.11.16"}""", """{"roles":["worker","etcd"]}""", 1, "(W-19)")]
    [InlineData("windows", """{"distribution":"rke2","rancher_version":"2.11.16"}""", """{"name":"Win_1"}""", 1, "(W-38)")]
    [InlineData("linux", """{"distribution":"rke2","rancher_version":"2.11.16"}""", """{"roles":["worker"],"labels":{"kubernetes.io/os":"linux"}}""", 1, "(W-53)")]
    [InlineData("linux", """{"distribution":"rke2","rancher_version":"2.11.16"}""", """{"roles":["worker"],"labels":{"team":"a b"}}""", 1, "(W-53)")]
    [InlineData("linux", """{"distribution":"rke2","rancher_version":"2.11.16"}""", """{"roles":["worker"],"taints":["x"]}""", 1, "(W-53)")]
    [InlineData("linux", """{"distribution":"rke1","rancher_version":"2.2.8"}""", """{"roles":["worker"],"taints":["a=b:NoSchedule"]}""", 1, "take no taints")]
    [InlineData("linux", """{"distribution":"rke1","rancher_version":"2.4.18"}""", """{"roles":["worker"],"id":"x"}""", 1, "take no id")]
    [InlineData("linux", """{"distribution":"rke2","rancher_version":"2.11.16"}""", """{"roles":[]}""", 1, "\"roles\" is empty")]
    [InlineData("linux", """{"distribution":"rke2","rancher_version":"2.11.16"}""", """{"roles":["master"]}""", 1, "is no role")]
    [InlineData("linux", """{"distribution":"rke2","rancher_version":"2.11.16"}""", """{"roles":["worker"],"address":"10.0.0.1; reboot"}""", 1, "neither an IP address")]
    [InlineData("linux", """{"distribution":"rke2","rancher_version":"2.11.16"}""", """{"roles":["worker"],"role":"x"}""", 1, "Did you mean \"roles\"?")]
    [InlineData("linux", """{"distribution":"rke2","rancher_version":"2.11.16","server":"rancher"}""", """{"roles":["worker"]}""", 0, "must be the address of Rancher")]
    [InlineData("linux", """{"distribution":"rke2","rancher_version":"2.11.16","environment":{"A B":"c"}}""", """{"roles":["worker"]}""", 0, "environment variable")]
    public void WhatCannotWork_IsRefused(string os, string registration, string node, int argument, string says)
    {
        var parts = new JObject { ["server"] = "https://rancher.example.com", ["token"] = "the-token" };
        parts.Merge(JObject.Parse(registration));

        var error = FluentActions.Invoking(() => FunctionCall.Text($"{os}_node_command", parts, JObject.Parse(node))).Should().Throw<FunctionArgumentException>().Which;

        error.Argument.Should().Be(argument);
        error.Message.Should().Contain(says).And.NotContain("the-token");
    }

    private static string Decoded(string command) => command.Split("-EncodedCommand ") is [_, var encoded] ? Encoding.Unicode.GetString(Convert.FromBase64String(encoded)) + "\n" : "";

    private const string NastyText = "http://u:p'a\"$HOME`%PATH%‘’&;|\\@proxy";

    private static JObject Nasty => new() { ["proxy"] = NastyText };

    private static string Command(string os, string distribution, string version, JObject node, JObject? more = null)
    {
        var registration = Registration(distribution, version);
        registration.Merge(more ?? []);
        return FunctionCall.Text($"{os}_node_command", registration, node);
    }

    private static JObject Registration(string distribution, string version) => new()
    {
        ["distribution"] = distribution,
        ["rancher_version"] = version,
        ["server"] = "https://rancher.example.com/",
        ["token"] = "the-token",
        ["ca_checksum"] = Checksum,
    };

    private static JObject Node(string os, string distribution, string version)
    {
        var node = new JObject
        {
            ["name"] = "node-1",
            ["roles"] = os == "windows" ? new JArray("worker") : new JArray("etcd", "worker"),
            ["labels"] = new JObject { ["team"] = "web", ["example.com/zone"] = "a" },
            ["address"] = "Ethernet 2",
            ["internal_address"] = "10.0.0.5",
        };
        if (version != "2.2.8")
        {
            node["taints"] = new JArray("dedicated=db:NoSchedule", "spot:NoExecute");
        }

        if (distribution != "rke1")
        {
            node["id"] = "tf-0123456789abcdef";
        }

        return node;
    }
}
