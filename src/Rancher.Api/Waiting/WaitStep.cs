namespace Rancher.Api.Waiting;

/// <summary>What one look at an awaited object means.</summary>
public abstract record WaitStep
{
    private WaitStep()
    {
    }

    /// <summary>The wait is over.</summary>
    public static WaitStep Done { get; } = new DoneStep();

    /// <summary>Not there yet.</summary>
    public static WaitStep Waiting(string description) => new WaitingStep(description);

    /// <summary>It failed. A passing failure is one that Rancher may still get over, such as a node that does not answer yet.</summary>
    public static WaitStep Failed(string description, bool passing) => new FailedStep(description, passing);

    internal sealed record DoneStep : WaitStep;

    internal sealed record WaitingStep(string Description) : WaitStep;

    internal sealed record FailedStep(string Description, bool Passing) : WaitStep;
}
