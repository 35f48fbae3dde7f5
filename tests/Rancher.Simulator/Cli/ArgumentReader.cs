namespace Rancher.Simulator.Cli;

/// <summary>Walks over command line words.</summary>
internal sealed class ArgumentReader(IReadOnlyList<string> words)
{
    private int _at;

    public ArgumentReader Skip(int count) => new(words.Skip(count).ToList());

    public string? Next() => _at < words.Count ? words[_at++] : null;

    public string Value(string option) => Next() ?? throw new ArgumentException($"{option} needs a value.");
}
