using System.Text;
using Newtonsoft.Json.Linq;
using Rancher.Api;

namespace Rancher.Provider.Registration;

/// <summary>
/// Takes the commands of a registration token apart: they have everything that machines need to join, settings of the server among it that not every user may
/// read.
/// </summary>
internal static class RegistrationReader
{
    /// <param name="token">The token as Rancher shows it, its commands filled.</param>
    /// <param name="version">Version of the server.</param>
    /// <param name="distribution">Distribution of the cluster, for those whose commands are alike: <c>rke2</c> or <c>k3s</c>.</param>
    /// <returns>Null while the token has no command for nodes.</returns>
    public static NodeRegistration? Read(JObject token, RancherVersion version, string distribution = "rke2")
    {
        var linux = Words((string?)token["nodeCommand"] ?? "");
        if (After(linux, "--server") is not { } server || After(linux, "--token") is not { } secret)
        {
            return null;
        }

        var isRke1 = linux.Contains("docker");
        var windows = WindowsWords((string?)token["windowsNodeCommand"] ?? "");
        return new NodeRegistration
        {
            Distribution = isRke1 ? "rke1" : distribution,
            Rancher = version.IsUnknown && isRke1 ? Generation((string?)token["windowsNodeCommand"] ?? "", version) : version,
            Server = server,
            Token = (string?)token["token"] is { Length: > 0 } own ? own : secret,
            CaChecksum = After(linux, "--ca-checksum"),
            AgentImage = isRke1 ? Before(linux, "--server") : null,
            WindowsAgentImage = isRke1 ? Before(windows, "bootstrap") ?? Before(windows, "-server") : null,
            WindowsPrefixPath = isRke1 ? After(windows, "--prefix-path") : null,
            Environment = [.. (isRke1 ? linux.Where((_, i) => i > 0 && linux[i - 1] == "-e") : linux.TakeWhile(w => w != "curl"))
                .Select(Pair).OfType<KeyValuePair<string, string>>()],
        };
    }

    /// <summary>The same as the attribute <c>registration</c> shows it.</summary>
    public static JObject View(NodeRegistration registration) => new()
    {
        ["agentImage"] = registration.AgentImage,
        ["caChecksum"] = registration.CaChecksum,
        ["distribution"] = registration.Distribution,
        ["environment"] = registration.Environment.Count == 0 ? null : new JObject(registration.Environment.Select(e => new JProperty(e.Key, e.Value))),
        ["rancherVersion"] = registration.Rancher.Text,
        ["server"] = registration.Server,
        ["token"] = registration.Token,
        ["windowsAgentImage"] = registration.WindowsAgentImage,
        ["windowsPrefixPath"] = registration.WindowsPrefixPath,
    };

    /// <summary>The release line of a build that does not tell its version, by how it starts the agent on Windows.</summary>
    private static RancherVersion Generation(string windows, RancherVersion unknown) =>
        windows.Contains("run.ps1", StringComparison.Ordinal) ? RancherVersion.Parse("v2.2")
        : windows.Contains("c:/:c:/host", StringComparison.Ordinal) ? RancherVersion.Parse("v2.3")
        : unknown;

    private static List<string> WindowsWords(string command)
    {
        var open = command.IndexOf("& {", StringComparison.Ordinal);
        return open < 0 ? [] : Words(command[(open + 3)..].TrimEnd('"', '}'));
    }

    private static string? After(List<string> words, string word) =>
        words.IndexOf(word) is >= 0 and var at && at + 1 < words.Count ? words[at + 1].TrimEnd(';') : null;

    private static string? Before(List<string> words, string word) => words.IndexOf(word) is > 0 and var at ? words[at - 1] : null;

    private static KeyValuePair<string, string>? Pair(string word) =>
        word.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? KeyValuePair.Create(word[..at], word[(at + 1)..]) : null;

    // Rancher puts values between quotation marks as they are, and escapes nothing.
    private static List<string> Words(string command)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (quote, inWord) = ('\0', false);
        foreach (var c in command)
        {
            if (quote != '\0' ? c == quote : c is '"' or '\'')
            {
                (quote, inWord) = (quote == '\0' ? c : '\0', true);
            }
            else if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (inWord)
                {
                    words.Add(word.ToString());
                    word.Clear();
                }

                inWord = false;
            }
            else
            {
                word.Append(c);
                inWord = true;
            }
        }

        return inWord ? [.. words, word.ToString()] : words;
    }
}
