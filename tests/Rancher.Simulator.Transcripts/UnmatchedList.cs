using System.Reflection;

namespace Rancher.Simulator.Transcripts;

/// <summary>The recorded requests in scope that the simulator does not answer alike, each with its reason.</summary>
public static class UnmatchedList
{
    public static IReadOnlyDictionary<string, string> For(string version)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"unmatched/{version}.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n')
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(cells => cells.Length == 2 && char.IsAsciiDigit(cells[0][0]))
            .ToDictionary(cells => cells[0], cells => cells[1]);
    }
}
