using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Agent;

/// <summary>
/// A host that runs a registration command without containers: it reads the command as the agent's script does, compares the server's
/// authority with the checksum, and registers over HTTP.
/// </summary>
public sealed class StandInNode
{
    private static readonly (string Key, string Value)[] WindowsLabels =
    [
        ("windows-build", "17763"), ("windows-kernel-version", "17763.1.amd64fre.rs5_release.180914-1434"), ("windows-major-version", "10"),
        ("windows-minor-version", "0"), ("windows-release-id", "1809"), ("windows-version", "10.0.17763.1457"),
    ];

    private readonly AgentCommand _command;
    private readonly StandInHost _host;

    private StandInNode(AgentCommand command, StandInHost host)
    {
        _command = command;
        _host = host;
    }

    public string Server => _command.Server;

    public string Token => _command.Token;

    public string Checksum => _command.Checksum;

    /// <summary>Windows hosts are always workers and write their name in lower case.</summary>
    public string NodeName => _command.IsWindows ? RawName.ToLowerInvariant() : RawName;

    public string Roles => string.Join(", ", RoleSet.Order(StringComparer.Ordinal));

    private string RawName => _command.NodeName ?? _host.HostName;

    private IEnumerable<string> RoleSet => _command.IsWindows ? ["worker"] : _command.Roles;

    /// <summary>Reads the nodeCommand or windowsNodeCommand of a registration token; flags may also be given apart, as behind the command.</summary>
    public static StandInNode FromCommand(string command, StandInHost host, IEnumerable<string> flags) => new(AgentCommand.Parse(command, flags), host);

    public static StandInNode FromCommand(string command, params string[] flags) => FromCommand(command, new StandInHost(), flags);

    /// <summary>Registers, and returns what the server answered. The node object exists from then on.</summary>
    public async Task<string> JoinAsync(CancellationToken ct)
    {
        using var client = await ClientAsync(ct);
        using var request = new HttpRequestMessage(HttpMethod.Get, Server + "/v3/connect/register");
        request.Headers.Add("X-API-Tunnel-Token", Token);
        request.Headers.Add("X-API-Tunnel-Params", Convert.ToBase64String(Encoding.UTF8.GetBytes(Describe().ToString(Formatting.None))));
        using var answer = await client.SendAsync(request, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        return text.Contains("not using the websocket protocol", StringComparison.Ordinal) || text.Contains("version != 13", StringComparison.Ordinal)
            ? "registered"
            : throw new AgentException($"{Server} refused {NodeName}: {text}");
    }

    /// <summary>Trusts the authority the server itself shows, once its checksum is that of the command; without one, the system's.</summary>
    private async Task<HttpClient> ClientAsync(CancellationToken ct)
    {
        if (Checksum.Length == 0)
        {
            return new HttpClient();
        }

        var pem = await ShownAuthorityAsync(ct);
        var sum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(pem.Trim() + "\n")));
        if (sum != Checksum)
        {
            throw new AgentException($"The authority of {Server} has the checksum {sum}, the command wants {Checksum}.");
        }

        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPem(pem);
        return new HttpClient(new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } });
    }

    [SuppressMessage("Security", "CA5359", Justification = "As the real agent does: the authority is asked for before it can be trusted, and then compared with the checksum.")]
    private async Task<string> ShownAuthorityAsync(CancellationToken ct)
    {
        using var handler = new SocketsHttpHandler();
        handler.SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, _, _, _) => true };
        using var client = new HttpClient(handler);
        return (string?)JObject.Parse(await client.GetStringAsync(Server + "/v3/settings/cacerts", ct))["value"] ?? "";
    }

    private JObject Describe()
    {
        var labels = new JObject();
        foreach (var label in _command.Labels)
        {
            var pair = label.Split('=', 2);
            labels[pair[0]] = pair.ElementAtOrDefault(1) ?? "";
        }

        if (_command.IsWindows)
        {
            foreach (var (key, value) in WindowsLabels)
            {
                labels["rke.cattle.io/" + key] = value;
            }
        }

        var roles = RoleSet.ToHashSet();
        var address = _command.Address ?? _host.Address;
        return new JObject
        {
            ["node"] = new JObject
            {
                ["customConfig"] = new JObject
                {
                    ["address"] = address,
                    ["internalAddress"] = _command.InternalAddress ?? address,
                    ["roles"] = new JArray(roles),
                    ["label"] = labels,
                    ["taints"] = new JArray(_command.Taints),
                },
                ["etcd"] = roles.Contains("etcd"),
                ["controlPlane"] = roles.Contains("controlplane"),
                ["worker"] = roles.Contains("worker"),
                ["requestedHostname"] = NodeName,
                ["dockerInfo"] = new JObject
                {
                    ["OSType"] = _command.IsWindows ? "windows" : "linux",
                    ["OperatingSystem"] = _command.IsWindows ? "Windows Server 2019 Datacenter" : "Ubuntu 20.04.2 LTS",
                    ["Architecture"] = "x86_64",
                },
            },
        };
    }
}
