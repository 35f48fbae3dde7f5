using System.Text.RegularExpressions;

namespace Rancher.Provider.AcceptanceTests.States;

/// <summary>The top-level blocks of a configuration; enough of HCL for formatted files, where a top-level block ends with a brace in the first column.</summary>
internal static partial class HclBlocks
{
    public static IEnumerable<(string Kind, IReadOnlyList<string> Labels, string Text)> Split(string configuration)
    {
        foreach (Match match in Block().Matches(configuration.ReplaceLineEndings("\n")))
        {
            yield return (match.Groups["kind"].Value, [.. match.Groups["label"].Captures.Select(c => c.Value)], match.Value);
        }
    }

    [GeneratedRegex("""^(?<kind>[a-z]+)(?: "(?<label>[^"]+)")* \{(?:[^\n]*\}\n|[^\n]*\n(?:.*?\n)?\}\n)""", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
