namespace Rancher.Simulator.Agent;

/// <summary>
/// What an agent's own script reads from its command line. Like the real scripts it stops without a word at the first flag it does
/// not know, so everything after that is lost.
/// </summary>
internal sealed class AgentCommand
{
    public string Server { get; private set; } = "";

    public string Token { get; private set; } = "";

    public string Checksum { get; private set; } = "";

    public string? NodeName { get; private set; }

    public string? Address { get; private set; }

    public string? InternalAddress { get; private set; }

    public List<string> Labels { get; } = [];

    public List<string> Taints { get; } = [];

    public HashSet<string> Roles { get; } = [];

    public bool IsWindows { get; private init; }

    /// <summary>Finds the agent's part of a command line the server wrote, with further flags in it or behind it.</summary>
    public static AgentCommand Parse(string command, IEnumerable<string> furtherFlags)
    {
        var (words, windows, old) = AgentPart(command);
        var parsed = new AgentCommand { IsWindows = windows };
        parsed.Read([.. words, .. furtherFlags], old);
        if (parsed.Server.Length == 0 || parsed.Token.Length == 0)
        {
            throw new AgentException("The command names no server and token.");
        }

        return parsed;
    }

    private static (List<string> Words, bool Windows, bool Old) AgentPart(string command)
    {
        var opening = command.IndexOf("& {", StringComparison.Ordinal);
        if (opening >= 0)
        {
            var inner = command[(opening + 3)..].TrimEnd('"', '}', ' ');
            var old = inner.Contains("; if($?)", StringComparison.Ordinal);
            inner = inner.Split(old ? "; if($?)" : " | iex")[0];
            var words = CommandWords.Split(inner);
            var first = words.FindIndex(w => old ? w == "-server" : w == "bootstrap");
            return first < 0
                ? throw new AgentException("The Windows command starts no agent.")
                : (words[(old ? first : first + 1)..], true, old);
        }

        var all = CommandWords.Split(command);
        var image = all.FindIndex(w => w == "--server");
        return image < 0 || !all.Contains("docker") ? throw new AgentException("The command starts no agent container.") : (all[image..], false, false);
    }

    private void Read(List<string> words, bool old)
    {
        for (var i = 0; i < words.Count; i++)
        {
            string Value() => ++i < words.Count ? words[i] : "";
            var flag = old && words[i].StartsWith('-') && !words[i].StartsWith("--", StringComparison.Ordinal) ? "-" + words[i] : words[i];
            switch (flag)
            {
                case "--server" or "-s": Server = Value(); break;
                case "--token" or "-t": Token = Value(); break;
                case "--ca-checksum" or "-c" or "--caChecksum": Checksum = Value(); break;
                case "--node-name" or "--nodeName": NodeName = Value(); break;
                case "-n" when !IsWindows: NodeName = Value(); break;
                case "-r" when IsWindows: NodeName = Value(); break;
                case "--address": Address = Value(); break;
                case "--internal-address" or "-i" or "--internalAddress": InternalAddress = Value(); break;
                case "--label" or "-l": Labels.Add(Value()); break;
                case "--taints" when !old: Taints.Add(Value()); break;
                case "--etcd" or "-e" when !old: Roles.Add("etcd"); break;
                case "--controlplane" or "-p" when !old: Roles.Add("controlplane"); break;
                case "--worker" or "-w" when !old: Roles.Add("worker"); break;
                case "--all-roles" or "-a" when !old: Roles.UnionWith(["etcd", "controlplane", "worker"]); break;
                default: return;
            }
        }
    }
}
