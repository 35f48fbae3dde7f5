namespace Rancher.Provider.Windows.Facts;

/// <summary>A registration command as it is about to be run on a machine.</summary>
internal sealed record CommandFacts(string Text, string Os)
{
    /// <summary>The attribute that has the command.</summary>
    public string Path { get; init; } = "";

    public IReadOnlyList<string> Words { get; } = Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public int Count(string word) => Words.Count(w => string.Equals(w, word, StringComparison.OrdinalIgnoreCase));
}
