namespace Testing.PowerShell;

/// <summary>What a script did.</summary>
/// <param name="Calls">What the played commands noted, in order.</param>
/// <param name="Output">What the script wrote.</param>
/// <param name="Errors">What PowerShell complained about, an end by exception among it.</param>
/// <param name="ExitCode">The last exit code of a program or script.</param>
public sealed record PowerShellRun(IReadOnlyList<string> Calls, IReadOnlyList<string> Output, IReadOnlyList<string> Errors, int ExitCode);
