namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>What must be there before an object is created.</summary>
public abstract record Requirement
{
    /// <summary>For the documentation, after "needs": <c>an active cluster</c>; null when the documentation says it elsewhere.</summary>
    public abstract string? Description { get; }

    /// <summary>Reports what can be known while planning. A service that cannot be asked is no error.</summary>
    public virtual Task CheckPlanAsync(PlanContext plan, IProviderServices? services, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Meets the requirement before the object is created, or says why it cannot be met.</summary>
    /// <exception cref="OperationFailedException">It cannot be met.</exception>
    public virtual Task MeetAsync(OperationContext op, CancellationToken ct) => Task.CompletedTask;
}
