namespace Testing.TerraformCore.Later;

/// <summary>What the core would have ended with, and during which step.</summary>
internal sealed class CoreException(string step, IEnumerable<string> problems) : Exception($"{step}: {string.Join("; ", problems)}")
{
    /// <summary>The errors of the provider.</summary>
    public IReadOnlyList<Tfplugin6.Diagnostic> Errors { get; init; } = [];

    /// <summary>Whether the answer was one that no provider may give, and not an error that the provider reported.</summary>
    public bool IsProviderBug { get; init; }

    /// <summary>The object that the state has after an apply that failed; null when it has none.</summary>
    public ManagedObject? Kept { get; init; }
}
