using System.Text.RegularExpressions;

namespace Rancher.Provider.Windows.Facts;

/// <summary>What a machine runs at its first start: a script, or a document that has one.</summary>
internal sealed partial record FirstStartFacts(string Text, string Path)
{
    /// <summary>The registration commands in it, each up to the end of its own command.</summary>
    public IReadOnlyList<CommandFacts> Commands =>
    [
        .. LinuxInstaller().Matches(Text).Select(m => new CommandFacts(m.Groups["options"].Value, "linux") { Path = Path }),
        .. WindowsInstaller().Matches(Text).Select(m => new CommandFacts(m.Groups["options"].Value, "windows") { Path = Path }),
    ];

    // As Rancher writes them: "… | sudo sh -s - --server …" and "./install.ps1 -Server …".
    [GeneratedRegex(@"\bsh\s+-s\s+-\s+(?<options>--server\s[^\n;|&]*)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex LinuxInstaller();

    [GeneratedRegex(@"\binstall\.ps1\s+(?<options>-Server\s[^\n;|&]*)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex WindowsInstaller();
}
