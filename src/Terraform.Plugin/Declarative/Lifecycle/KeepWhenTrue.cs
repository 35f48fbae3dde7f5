using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>Keeps objects for which an attribute is true, such as roles that the server brought along.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Reason">A sentence that says why.</param>
/// <param name="Otherwise">What becomes of the others.</param>
public sealed record KeepWhenTrue(string Attribute, string Reason, DeleteMethod Otherwise) : DeleteMethod
{
    public override string Description => $"{Otherwise.Description}; with `{Attribute}` true it is only removed from the state";

    public override bool NeedsPrevious => Otherwise.NeedsPrevious;

    public override Task RunAsync(OperationContext op, CancellationToken ct)
    {
        if (!op.Prior[Attribute].Equals(TfValue.True))
        {
            return Otherwise.RunAsync(op, ct);
        }

        op.Diagnostics.Warning($"{op.Subject} stays on the server", $"{Reason} It was taken out of the state and not removed.");
        return Task.CompletedTask;
    }
}
