using System.Text.RegularExpressions;

namespace Rancher.Provider.AcceptanceTests.Nodes;

/// <summary>What users read when a machine does not become a node, compared with approved files: a changed sentence is seen in a review.</summary>
internal static partial class NodeMessages
{
    /// <param name="result">What terraform said.</param>
    /// <param name="name">Name of the approved file.</param>
    /// <param name="own">What is another one in each run, and a word for it.</param>
    public static void ShouldBeAsApproved(this TerraformResult result, string name, params (string Value, string Word)[] own)
    {
        var text = string.Join("\n\n", result.Diagnostics.Select(d => $"{d.Severity}: {d.Summary}{(d.Path.Length == 0 ? "" : $" (at {d.Path})")}\n\n{d.Detail}"));
        foreach (var (value, word) in own)
        {
            text = text.Replace(value, word, StringComparison.Ordinal);
        }

        // How long was waited is a busy machine's business too.
        text = Waited().Replace(text, "after (time)");
        text = Ids().Replace(Fingerprint().Replace(LocalPort().Replace(text, "127.0.0.1:PORT"), "SHA256:FINGERPRINT"), match => match.Groups[1].Value + "…");
        Golden.Match(text, $"tests/Rancher.Provider.AcceptanceTests/Nodes/messages/{name}.txt");
    }

    [GeneratedRegex("127\\.0\\.0\\.1(:| port )\\d+")]
    private static partial Regex LocalPort();

    [GeneratedRegex(@"\bafter (\d+ min )?\d+(\.\d+)? s\b")]
    private static partial Regex Waited();

    [GeneratedRegex("SHA256:[A-Za-z0-9+/]+")]
    private static partial Regex Fingerprint();

    [GeneratedRegex("\\b(c-m-|c-|m-|custom-)[a-z0-9]{5,12}\\b")]
    private static partial Regex Ids();
}
