namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>Takes the object out of the state and leaves it as it is.</summary>
public sealed record ForgetObject : DeleteMethod
{
    public override string Description => "only removed from the state";

    public override Task RunAsync(OperationContext op, CancellationToken ct) => Task.CompletedTask;
}
