using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Provider.Registration;

namespace Rancher.Provider.Tests.Registration;

/// <summary>What servers write is taken apart and written again.</summary>
public sealed class RegistrationReaderTests
{
    private const string Docker = "sudo docker run -d --privileged --restart=unless-stopped --net=host -v /etc/kubernetes:/etc/kubernetes -v /var/run:/var/run";

    public static TheoryData<string, string, string> Servers => new()
    {
        {
            "v2.2.8",
            $"{Docker} rancher/rancher-agent:v2.2.8 --server https://r.example.com --token T --ca-checksum C",
            "PowerShell -Sta -NoLogo -NonInteractive -Command \"& {docker run --rm -v C:/:C:/host --isolation hyperv rancher/rancher-agent:v2.2.8-nanoserver-1803 -server https://r.example.com -token T -caChecksum C; if($?){& c:/etc/rancher/run.ps1;}}\""
        },
        {
            "v2.4.18",
            $"{Docker} registry.example.com/rancher/rancher-agent:v2.4.18 --server https://r.example.com --token T",
            "PowerShell -NoLogo -NonInteractive -Command \"& {docker run -v c:\\:c:\\host -e AGENT_IMAGE=registry.example.com/rancher/rancher-agent:v2.4.18 registry.example.com/rancher/rancher-agent:v2.4.18 bootstrap --server https://r.example.com --token T --prefix-path c:\\data | iex}\""
        },
        {
            "v2.11.16",
            $"{Docker} -e HTTP_PROXY=http://proxy:3128 -e NO_PROXY=10.0.0.0/8 rancher/rancher-agent:v2.11.16 --server https://r.example.com --token T --ca-checksum C",
            "PowerShell -NoLogo -NonInteractive -Command \"& {docker run -v c:\\:c:\\host rancher/rancher-agent:v2.11.16 bootstrap --server https://r.example.com --token T --ca-checksum C | iex}\""
        },
        {
            "v2.14.4",
            "HTTP_PROXY=http://proxy:3128 curl -fL https://r.example.com/system-agent-install.sh | sudo HTTP_PROXY=http://proxy:3128 sh -s - --server https://r.example.com --label 'cattle.io/os=linux' --token T --ca-checksum C",
            "$env:HTTP_PROXY='http://proxy:3128'; curl.exe -fL https://r.example.com/wins-agent-install.ps1 -o install.ps1; Set-ExecutionPolicy Bypass -Scope Process -Force; ./install.ps1 -Server https://r.example.com -Label 'cattle.io/os=windows' -Token T -Worker -CaChecksum C"
        },
    };

    [Theory]
    [MemberData(nameof(Servers))]
    public void Commands_TakenApart_AreWrittenTheSame(string version, string linux, string windows)
    {
        // Servers write values between double quotation marks, and leave blanks where there is nothing.
        var token = new JObject { ["nodeCommand"] = $" {linux.Replace("NO_PROXY=10.0.0.0/8", "\"NO_PROXY=10.0.0.0/8\"", StringComparison.Ordinal)}", ["windowsNodeCommand"] = windows };

        var registration = RegistrationReader.Read(token, RancherVersion.Parse(version))!;

        LinuxNodeCommand.Write(registration, new NodeOptions { Os = "linux" }).Should().Be(linux);
        var written = WindowsNodeCommand.Write(registration, new NodeOptions { Os = "windows" });
        if (version == "v2.2.8")
        {
            // Written for cmd.exe; PowerShell takes it encoded.
            written = windows.Split("& {")[0] + "& {" + System.Text.Encoding.Unicode.GetString(Convert.FromBase64String(written.Split(' ')[^1]))[3..] + "\"";
        }

        written.Should().Be(windows);
    }

    [Theory]
    [InlineData("docker run -v c:/:c:/host I bootstrap", "v2.3")]
    [InlineData("docker run I -server S; if($?){& c:/etc/rancher/run.ps1;}", "v2.2")]
    [InlineData("docker run -v c:\\:c:\\host I bootstrap", "dev")]
    public void Generation_OfABuildWithoutAVersion_IsThatOfItsCommands(string windows, string version)
    {
        var token = new JObject { ["nodeCommand"] = $"{Docker} I --server https://r --token T", ["windowsNodeCommand"] = windows };

        RegistrationReader.Read(token, RancherVersion.Parse("dev"))!.Rancher.Text.Should().Be(version);
    }

    [Theory]
    [InlineData("")]
    [InlineData("kubectl apply -f https://r.example.com/v3/import/x.yaml")]
    public void TokenWithoutACommandForNodes_IsNoRegistration(string command) =>
        RegistrationReader.Read(new JObject { ["nodeCommand"] = command }, RancherVersion.Parse("v2.11.16")).Should().BeNull();
}
