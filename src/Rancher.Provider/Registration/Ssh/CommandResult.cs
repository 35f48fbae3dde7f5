namespace Rancher.Provider.Registration.Ssh;

/// <summary>What a command on a machine left behind.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    /// <summary>Whether the connection broke, or the time was over, before the command had ended; what it did is not known then.</summary>
    public bool IsLost { get; init; }

    /// <summary>Whether the time was over.</summary>
    public bool IsLate { get; init; }

    /// <summary>The values of lines <c>name=value</c>.</summary>
    public IReadOnlyDictionary<string, string> Values => Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('=', 2)).Where(parts => parts.Length == 2)
        .GroupBy(parts => parts[0], StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last()[1], StringComparer.Ordinal);
}
