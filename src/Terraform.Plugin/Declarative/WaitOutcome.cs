namespace Terraform.Plugin.Declarative;

/// <summary>What one look at an awaited object means.</summary>
/// <param name="Kind">Whether the wait goes on.</param>
/// <param name="Description">What was seen.</param>
public sealed record WaitOutcome(WaitOutcomeKind Kind, string Description)
{
    public static WaitOutcome Done { get; } = new(WaitOutcomeKind.Done, "");

    public static WaitOutcome Waiting(string description) => new(WaitOutcomeKind.Waiting, description);

    /// <summary>A failure that counts once it has lasted.</summary>
    public static WaitOutcome Failing(string description) => new(WaitOutcomeKind.Failing, description);
}

public enum WaitOutcomeKind
{
    Done,
    Waiting,
    Failing,
}
