using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Clusters;

/// <summary>The command lines that join a host to a cluster, character for character as each server version writes them.</summary>
internal sealed class RegistrationCommands(World world)
{
    private const string Docker = "sudo docker run -d --privileged --restart=unless-stopped --net=host -v /etc/kubernetes:/etc/kubernetes -v /var/run:/var/run";

    public void Add(JObject view, string clusterId, string token, string requestUrl)
    {
        var server = world.Setting("server-url");
        if (server.Length == 0)
        {
            if (world.Version.RegistrationTokensAreAsynchronous)
            {
                return;
            }

            server = requestUrl;
        }

        var manifest = world.Version.Minor >= 6 ? $"{server}/v3/import/{token}_{clusterId}.yaml" : $"{server}/v3/import/{token}.yaml";
        view["manifestUrl"] = manifest;
        view["command"] = $"kubectl apply -f {manifest}";
        view["insecureCommand"] = $"curl --insecure -sfL {manifest} | kubectl apply -f -";
        if (!world.Version.HasRke || Steve.SystemAgentCommands.AreFor(clusterId))
        {
            Steve.SystemAgentCommands.Add(world, view, clusterId, server, token);
            return;
        }

        view["nodeCommand"] = Linux(clusterId, server, token);
        view["windowsNodeCommand"] = Windows(server, token, clusterId);
        if (world.Version.Minor >= 6)
        {
            view["insecureNodeCommand"] = "";
            view["insecureWindowsNodeCommand"] = "";
        }
    }

    /// <summary>Lower-case SHA-256 of the setting cacerts with exactly one newline at its end; empty without a private authority.</summary>
    public static string Checksum(string cacerts) => cacerts.Trim() is { Length: > 0 } pem
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(pem + "\n")))
        : "";

    private string Linux(string clusterId, string server, string token)
    {
        var command = new StringBuilder(Docker).Append(' ');
        if (world.Version.Minor >= 6)
        {
            // The place of the agent's environment stays when there is none: two blanks.
            command.Append(AgentEnvironment(clusterId)).Append(' ');
        }

        command.Append($"{Image(clusterId)} --server {server} --token {token}");
        return command.Append(Flag(" --ca-checksum ")).ToString();
    }

    private string Windows(string server, string token, string clusterId)
    {
        if (world.Version.Minor <= 2)
        {
            return "PowerShell -Sta -NoLogo -NonInteractive -Command \"& {docker run --rm -v C:/:C:/host --isolation hyperv "
                + $"{world.Setting("windows-agent-image")} -server {server} -token {token}{Flag(" -caChecksum ")}; if($?){{& c:/etc/rancher/run.ps1;}}}}\"";
        }

        var image = Image(clusterId);
        var environment = image == world.Setting("agent-image") ? "" : $"-e AGENT_IMAGE={image} ";
        return $"PowerShell -NoLogo -NonInteractive -Command \"& {{docker run -v c:\\:c:\\host {environment}{image} bootstrap "
            + $"--server {server} --token {token}{Flag(" --ca-checksum ")}{PrefixPath(clusterId)} | iex}}\"";
    }

    private string Flag(string name) => Checksum(world.Setting("cacerts")) is { Length: > 0 } sum ? name + sum : "";

    private string Image(string clusterId)
    {
        var image = world.Setting("agent-image");
        var registries = world.Version.Minor > 2
            ? world.Store.Find("cluster", clusterId)?.Body.SelectToken("rancherKubernetesEngineConfig.privateRegistries") as JArray
            : null;
        var registry = (string?)registries?.FirstOrDefault(r => r["isDefault"] is JValue { Value: true })?["url"] ?? world.Setting("system-default-registry");
        return registry.Length == 0 ? image : $"{registry}/{image}";
    }

    private string PrefixPath(string clusterId)
    {
        var rke = world.Store.Find("cluster", clusterId)?.Body["rancherKubernetesEngineConfig"];
        var path = (string?)rke?["winPrefixPath"] is { Length: > 0 } windows ? windows : (string?)rke?["prefixPath"];
        return string.IsNullOrEmpty(path) ? "" : $" --prefix-path {path}";
    }

    private string AgentEnvironment(string clusterId)
    {
        var variables = world.Store.Find("cluster", clusterId)?.Body["agentEnvVars"] as JArray ?? [];
        return string.Join(' ', variables.Select(v => $"-e \"{(string?)v["name"]}={(string?)v["value"]}\""));
    }
}
