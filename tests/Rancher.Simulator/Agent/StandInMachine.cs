using System.Net.Http.Headers;
using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Agent;

/// <summary>A machine that runs the command of Rancher's installer for RKE2 and K3s, as far as its registration: the life of the node is the server's part.</summary>
public sealed class StandInMachine
{
    private static readonly string[] Flags = ["etcd", "controlplane", "worker"];

    private readonly Dictionary<string, string> _options = new(StringComparer.OrdinalIgnoreCase);

    private StandInMachine(string command)
    {
        IsWindows = command.Contains("wins-agent-install.ps1", StringComparison.Ordinal);
        var words = CommandWords.Split(command.Replace(";", " ; ", StringComparison.Ordinal));
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i].Replace("$env:", "", StringComparison.Ordinal);
            var name = word.TrimStart('-').Replace("-", "", StringComparison.Ordinal);
            if (word.Split('=', 2) is ["CATTLE_ID", var id])
            {
                _options["id"] = id;
            }
            else if (word.StartsWith('-') && name.Length > 1)
            {
                _options[name] = Flags.Contains(name.ToLowerInvariant()) || i + 1 == words.Count ? "true" : words[++i];
            }
        }
    }

    public bool IsWindows { get; }

    public string NodeName => Option("nodename") ?? "stand-in";

    public string Server => Option("server") ?? throw new AgentException("The command names no server.");

    /// <summary>Whether a command is one of that installer; others start agents of RKE1.</summary>
    public static bool Runs(string command) => command.Contains("agent-install.", StringComparison.Ordinal);

    public static StandInMachine FromCommand(string command) => new(command);

    /// <summary>Registers, and returns the name that Rancher gave the machine.</summary>
    public async Task<string> JoinAsync(CancellationToken ct)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, Server + "/v3/connect/agent");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Option("token"));
        request.Headers.Add("X-Cattle-Id", Option("id") ?? NodeName);
        request.Headers.Add("X-Cattle-Node-Name", NodeName);
        request.Headers.Add("X-Cattle-Labels", Option("label") ?? $"cattle.io/os={(IsWindows ? "windows" : "linux")}");
        foreach (var (header, option) in new[] { ("Taints", "taint"), ("Taints", "taints"), ("Address", "address"), ("Internal-Address", "internaladdress") })
        {
            if (Option(option) is { } value)
            {
                request.Headers.Add("X-Cattle-" + header, value);
            }
        }

        foreach (var (header, option) in new[] { ("Etcd", "etcd"), ("Control-Plane", "controlplane"), ("Worker", "worker") })
        {
            if (Option(option) is not null)
            {
                request.Headers.Add("X-Cattle-Role-" + header, "true");
            }
        }

        using var answer = await client.SendAsync(request, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        return answer.IsSuccessStatusCode
            ? ((string)JObject.Parse(text)["secretName"]!).Replace("-machine-plan", "", StringComparison.Ordinal)
            : throw new AgentException($"{Server} answered the registration of {NodeName} with {(int)answer.StatusCode}: {text}");
    }

    private string? Option(string name) => _options.GetValueOrDefault(name);
}
