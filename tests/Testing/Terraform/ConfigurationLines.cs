using System.Text.RegularExpressions;

namespace Testing;

/// <summary>
/// Tells which attribute a line of formatted configuration sets. Terraform's JSON has a line where the provider gave a path; tests want the path.
/// Knows blocks that open and close on lines of their own, as <c>terraform fmt</c> writes them.
/// </summary>
internal static partial class ConfigurationLines
{
    public static string PathAt(string file, int line)
    {
        if (line < 1 || !File.Exists(file))
        {
            return "";
        }

        var blocks = new Stack<OpenBlock>();
        var root = new OpenBlock("");
        foreach (var text in File.ReadLines(file).Take(line).Select((l, i) => (Text: l.Trim(), Number: i + 1)))
        {
            var inner = blocks.TryPeek(out var top) ? top : root;
            if (text.Number == line)
            {
                return string.Join('.', blocks.Reverse().Skip(1).Select(b => b.Step).Append(StepOf(text.Text, inner)).Where(s => s.Length > 0));
            }

            Follow(text.Text, blocks, inner);
        }

        return "";
    }

    private static void Follow(string text, Stack<OpenBlock> blocks, OpenBlock inner)
    {
        if (text.StartsWith('}') || text.StartsWith(']'))
        {
            _ = blocks.TryPop(out _);
        }
        else if (text.EndsWith('{') || text.EndsWith('['))
        {
            blocks.Push(new OpenBlock(StepOf(text, inner)));
        }
    }

    /// <summary><c>network {</c> is <c>network[0]</c> the first time, <c>plugin = "x"</c> is <c>plugin</c>; the resource line itself is nothing.</summary>
    private static string StepOf(string text, OpenBlock inner)
    {
        var name = Name().Match(text).Value;
        if (text.Contains('=', StringComparison.Ordinal))
        {
            return name;
        }

        return text.EndsWith('{') && !text.Contains('"', StringComparison.Ordinal) && name.Length > 0 ? $"{name}[{inner.CountUp(name)}]" : "";
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_-]*")]
    private static partial Regex Name();

    private sealed class OpenBlock(string step)
    {
        private readonly Dictionary<string, int> _seen = [];

        public string Step => step;

        public int CountUp(string name)
        {
            var count = _seen.GetValueOrDefault(name);
            _seen[name] = count + 1;
            return count;
        }
    }
}
