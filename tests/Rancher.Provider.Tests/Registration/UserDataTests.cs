using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Testing.PowerShell;

namespace Rancher.Provider.Tests.Registration;

/// <summary>What machines run at their first start.</summary>
public sealed class UserDataTests
{
    // Top-level keys that cloud-init knows; it ignores others without a word.
    private static readonly string[] CloudConfigKeys = ["hostname", "preserve_hostname", "ssh_authorized_keys", "package_update", "packages", "write_files", "runcmd"];

    [Theory]
    [InlineData("prepare", """{"hostname":"node-1","ssh_authorized_keys":["ssh-ed25519 AAAA me@example.com"],"packages":["docker.io"],"commands":["echo \"it's ready\""]}""")]
    [InlineData("join_rke2", """{"registration":{"distribution":"rke2","rancher_version":"2.14.4","server":"https://rancher.example.com","token":"the-token"},"node":{"name":"node-1","roles":["worker"],"id":"tf-1"}}""")]
    public void Linux_IsACloudConfig(string golden, string options)
    {
        var text = FunctionCall.Text("linux_user_data", JObject.Parse(options));

        Golden.Match(text, $"tests/Rancher.Provider.Tests/Registration/user_data/linux_{golden}.yaml");
        text.Should().StartWith("#cloud-config\n");
        Document(text).Properties().Select(p => p.Name).Should().BeSubsetOf(CloudConfigKeys);
    }

    [Theory]
    [InlineData("rke1", "2.4.18", "docker")]
    [InlineData("rke2", "2.14.4", "installer")]
    public async Task Linux_WithARegistration_JoinsAndForgetsTheToken(string distribution, string version, string agent)
    {
        using var host = new LinuxHost();
        var text = FunctionCall.Text("linux_user_data", new JObject { ["registration"] = Registration(distribution, version), ["node"] = new JObject { ["roles"] = new JArray("worker"), ["name"] = "node-1" } });
        var files = Document(text)["write_files"]!.ToDictionary(f => (string)f["path"]!, f => f);

        await host.RunAsync((string)files["/usr/local/sbin/rancher-node-prepare"]["content"]!);
        var calls = await host.RunAsync((string)files["/usr/local/sbin/rancher-node-join"]["content"]!);

        ((string?)files["/usr/local/sbin/rancher-node-join"]["permissions"]).Should().Be("0700");
        Document(text)["runcmd"]!.Select(c => (string)c[1]!).Should().Equal("/usr/local/sbin/rancher-node-prepare", "/usr/local/sbin/rancher-node-join");
        var joined = calls[^1];
        joined[0].Should().Be(agent);
        joined.Should().ContainInOrder("--worker", "--node-name", "node-1").And.Contain("token=the-token").And.NotContain("--token");
        File.Exists(host.File("script")).Should().BeFalse("the script removes itself, since it has the token");
    }

    [Fact]
    public void Linux_WithoutARegistration_HasNoToken() =>
        FunctionCall.Text("linux_user_data", new JObject()).Should().NotContain("CATTLE_TOKEN").And.NotContain("rancher-node-join");

    public static TheoryData<string> Platforms => ["aws", "azure", "gce", "vsphere", "raw"];

    [Theory]
    [MemberData(nameof(Platforms))]
    public void Windows_NewMachine_IsPreparedAndRestarts(string platform)
    {
        using var host = new WindowsHost();
        var text = Windows(platform, new JObject { ["hostname"] = "win-1", ["ssh_authorized_keys"] = new JArray("ssh-ed25519 AAAA it's mine") });

        Golden.Match(Readable(text), $"tests/Rancher.Provider.Tests/Registration/user_data/windows_{platform}.txt");
        var run = host.Run(Body(platform, text));

        run.Errors.Should().BeEmpty();
        run.Calls.Should().ContainInOrder("Rename-Computer|win-1", "Install-WindowsFeature|Containers", "Firewall|Inbound|Allow|TCP|22|LocalSubnet", "Start-Service|sshd", "Firewall|Inbound|Allow|UDP|4789", "Firewall|Inbound|Allow|TCP|10250");
        if (platform == "vsphere")
        {
            run.ExitCode.Should().Be(1003);
        }
        else
        {
            run.Calls[^1].Should().Be("Restart-Computer");
        }

        File.ReadAllText(host.File("ProgramData/ssh/administrators_authorized_keys")).Should().Be("ssh-ed25519 AAAA it's mine\n");
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public void Windows_PreparedMachine_JoinsOnce(string platform)
    {
        using var host = new WindowsHost { HasContainers = true, ComputerName = "WIN-1" };
        var text = Windows(platform, new JObject { ["registration"] = Registration("rke2", "2.14.4"), ["node"] = new JObject { ["name"] = "win-1", ["id"] = "tf-1" }, ["commands"] = new JArray("Note 'mine'") });

        var first = host.Run(Body(platform, text));
        var second = host.Run(Body(platform, text));

        first.Errors.Should().BeEmpty();
        first.Calls.Should().NotContain(c => c.StartsWith("Rename", StringComparison.Ordinal) || c.StartsWith("Restart", StringComparison.Ordinal) || c.StartsWith("Install", StringComparison.Ordinal));
        first.Calls.SkipWhile(c => c != "mine").Skip(1).Select(c => c.Split('|')[0]).Take(2).Should().Equal("curl", "installer");
        first.Calls.Single(c => c.StartsWith("installer", StringComparison.Ordinal)).Should().Contain("|the-token|worker=True|").And.Contain("|win-1|").And.Contain("id=tf-1");
        File.ReadAllText(host.File("etc/rancher/wins/cattle-id")).Should().Be("tf-1");
        second.Calls.Should().NotContain(c => c.StartsWith("installer", StringComparison.Ordinal));
    }

    [Fact]
    public void Windows_OpensSshForKeysAlone_AndForTheAddressesThatAreGiven()
    {
        using var host = new WindowsHost();

        host.Run(Windows("gce", [])).Calls.Should().NotContain(c => c.EndsWith("|TCP|22", StringComparison.Ordinal) || c.Contains("|TCP|22|", StringComparison.Ordinal));
        host.Run(Windows("gce", new JObject { ["ssh_authorized_keys"] = new JArray("ssh-ed25519 AAAA"), ["ssh_from"] = new JArray("203.0.113.7", "10.0.0.0/8") }))
            .Calls.Should().Contain("Firewall|Inbound|Allow|TCP|22|203.0.113.7|10.0.0.0/8");
    }

    [Theory]
    [InlineData("azure")]
    [InlineData("raw")]
    public void Windows_WhereNobodyRunsItAgain_ATaskDoes(string platform)
    {
        using var host = new WindowsHost();
        var text = Windows(platform, []);

        var run = host.Run(text);

        run.Errors.Should().BeEmpty();
        run.Calls.Should().Contain("Register|rancher-node|SYSTEM").And.Contain("Start|rancher-node");
        File.ReadAllText(host.File("ProgramData/rancher-node/prepare.ps1")).Should().Contain("Unregister-ScheduledTask");
    }

    [Theory]
    [InlineData("linux", """{"node":{"roles":["worker"]}}""", "joins none")]
    [InlineData("linux", """{"registration":{"distribution":"rke2","rancher_version":"2.14.4","server":"https://r","token":"the-token"}}""", "which roles")]
    [InlineData("linux", """{"hostname":"Node_1"}""", "cannot be the name")]
    [InlineData("windows", """{"hostname":"a-very-long-name-1","platform":"raw"}""", "W-38")]
    [InlineData("windows", """{"platform":"oci"}""", "\"vsphere\"")]
    [InlineData("windows", """{"platform":"raw","ssh_from":["Any"]}""", "ssh_authorized_keys")]
    [InlineData("windows", "{}", "\"platform\" is missing")]
    public void WhatCannotWork_IsRefused(string os, string options, string says) =>
        FluentActions.Invoking(() => FunctionCall.Text($"{os}_user_data", JObject.Parse(options))).Should().Throw<FunctionArgumentException>().Which.Message
            .Should().Contain(says).And.NotContain("the-token");

    private static JObject Registration(string distribution, string version) =>
        new() { ["distribution"] = distribution, ["rancher_version"] = version, ["server"] = "https://rancher.example.com", ["token"] = "the-token" };

    private static string Windows(string platform, JObject options)
    {
        options["platform"] = platform;
        return FunctionCall.Text("windows_user_data", options);
    }

    /// <summary>The PowerShell that the platform runs, or that a task does.</summary>
    private static string Body(string platform, string text) => platform switch
    {
        "aws" => text.Split("<powershell>\n")[1].Split("</powershell>")[0],
        "vsphere" => text["#ps1_sysnative\n".Length..],
        "gce" => text,
        _ => Encoding.UTF8.GetString(Convert.FromBase64String(Encoded(text))),
    };

    private static string Encoded(string text) => Regex.Match(text, @"\$body = '([^']+)'").Groups[1].Value;

    private static string Readable(string text) => Encoded(text) is { Length: > 0 } encoded
        ? text.Replace(encoded, "…", StringComparison.Ordinal) + "--- encoded ---\n" + Encoding.UTF8.GetString(Convert.FromBase64String(encoded))
        : text;

    private static JObject Document(string text) => Yaml.TryParse(text, out var document, out _) ? (JObject)document : [];
}
