namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>How an object goes away.</summary>
public abstract record DeleteMethod
{
    /// <summary>For the documentation, after "on destroy it is".</summary>
    public abstract string Description { get; }

    /// <summary>Whether the destruction may need what an adopted object had before, so that the creation has to remember it.</summary>
    public virtual bool NeedsPrevious => false;

    public abstract Task RunAsync(OperationContext op, CancellationToken ct);

    /// <summary>An object for which the attribute is true is only taken out of the state.</summary>
    /// <param name="attribute">The attribute, such as <c>builtin</c>.</param>
    /// <param name="reason">A sentence that says why, for the warning.</param>
    public DeleteMethod KeepWhen(string attribute, string reason) => new KeepWhenTrue(attribute, reason, this);

    /// <summary>With that argument set to <c>keep</c>, the object is only taken out of the state.</summary>
    public DeleteMethod UnlessKept(string argument) => new KeepWhenAsked(argument, this);

    /// <summary>With that argument, an adopted object gets back what it had before.</summary>
    public DeleteMethod OrRestorePrevious(string argument) => new RestorePrevious(argument, this);
}
