namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>Keeps the object when an argument is <c>keep</c>.</summary>
/// <param name="Argument">The argument.</param>
/// <param name="Otherwise">What becomes of the object else.</param>
public sealed record KeepWhenAsked(string Argument, DeleteMethod Otherwise) : DeleteMethod
{
    public override string Description => $"{Otherwise.Description}; with `{Argument} = \"keep\"` it is only removed from the state";

    public override bool NeedsPrevious => Otherwise.NeedsPrevious;

    public override Task RunAsync(OperationContext op, CancellationToken ct) =>
        op.Prior[Argument].StringOrNull() == "keep" ? Task.CompletedTask : Otherwise.RunAsync(op, ct);
}
