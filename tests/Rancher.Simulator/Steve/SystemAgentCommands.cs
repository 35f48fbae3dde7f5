using Newtonsoft.Json.Linq;
using Rancher.Simulator.Clusters;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Steve;

/// <summary>The command lines that join a host to a provisioning cluster. The blank at their start is the servers' own.</summary>
internal static class SystemAgentCommands
{
    public static bool AreFor(string clusterId) => clusterId.StartsWith("c-m-", StringComparison.Ordinal);

    public static void Add(World world, JObject view, string server, string token)
    {
        var sum = RegistrationCommands.Checksum(world.Setting("cacerts"));
        string Linux(string insecure) => $" curl {insecure}-fL {server}/system-agent-install.sh | sudo  sh -s - --server {server} --label 'cattle.io/os=linux' "
            + $"--token {token}{(sum.Length == 0 ? "" : $" --ca-checksum {sum}")}";
        string Windows(string insecure) => $" curl.exe {insecure}-fL {server}/wins-agent-install.ps1 -o install.ps1; Set-ExecutionPolicy Bypass -Scope Process -Force; "
            + $"./install.ps1 -Server {server} -Label 'cattle.io/os=windows' -Token {token} -Worker{(sum.Length == 0 ? "" : $" -CaChecksum {sum}")}";
        view["nodeCommand"] = Linux("");
        view["insecureNodeCommand"] = Linux("--insecure ");
        view["windowsNodeCommand"] = Windows("");
        view["insecureWindowsNodeCommand"] = Windows("--insecure ");
    }
}
