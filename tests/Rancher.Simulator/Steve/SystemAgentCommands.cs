using Newtonsoft.Json.Linq;
using Rancher.Simulator.Clusters;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Steve;

/// <summary>
/// The command lines that join a host to a provisioning cluster. The agent's environment stands in front of the download and again behind
/// sudo; where there is none, the servers leave the blank at the start and two behind sudo.
/// </summary>
internal static class SystemAgentCommands
{
    /// <summary>Where a management cluster keeps the variables of its provisioning cluster, which it does not show.</summary>
    public const string Environment = "agentEnvVars";

    public static bool AreFor(string clusterId) => clusterId.StartsWith("c-m-", StringComparison.Ordinal);

    public static void Add(World world, JObject view, string clusterId, string server, string token)
    {
        var sum = RegistrationCommands.Checksum(world.Setting("cacerts"));
        var variables = Variables(world, clusterId).ToList();
        var linux = string.Join(' ', variables.Select(v => $"{v.Name}=\"{v.Value}\""));
        var windows = string.Join(' ', variables.Select(v => $"$env:{v.Name}=\"{v.Value}\";"));
        string Linux(string insecure) => $"{linux} curl {insecure}-fL {server}/system-agent-install.sh | sudo {linux} sh -s - --server {server} "
            + $"--label 'cattle.io/os=linux' --token {token}{(sum.Length == 0 ? "" : $" --ca-checksum {sum}")}";
        string Windows(string insecure) => $"{windows} curl.exe {insecure}-fL {server}/wins-agent-install.ps1 -o install.ps1; "
            + $"Set-ExecutionPolicy Bypass -Scope Process -Force; ./install.ps1 -Server {server} -Label 'cattle.io/os=windows' -Token {token} -Worker"
            + (sum.Length == 0 ? "" : $" -CaChecksum {sum}");
        view["nodeCommand"] = Linux("");
        view["insecureNodeCommand"] = Linux("--insecure ");
        view["windowsNodeCommand"] = Windows("");
        view["insecureWindowsNodeCommand"] = Windows("--insecure ");
    }

    private static IEnumerable<(string Name, string Value)> Variables(World world, string clusterId)
    {
        var cluster = world.Store.Find("cluster", clusterId);
        var variables = cluster?.Hidden.GetValueOrDefault(Environment) is { } kept ? JArray.Parse(kept) : cluster?.Body["agentEnvVars"] as JArray ?? [];
        foreach (var variable in variables)
        {
            yield return ((string?)variable["name"] ?? "", (string?)variable["value"] ?? "");
        }
    }
}
