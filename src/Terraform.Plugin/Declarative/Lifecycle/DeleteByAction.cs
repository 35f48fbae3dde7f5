using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Mapping;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>Ends the object's use with an action, such as <c>disable</c>; the object itself stays.</summary>
/// <param name="Action">The action.</param>
public sealed record DeleteByAction(string Action) : DeleteMethod
{
    /// <summary>Member that is false once the action was run; null when the action may be run again.</summary>
    public string? Flag { get; init; }

    public override string Description => $"ended with the action `{Action}`";

    public override async Task RunAsync(OperationContext op, CancellationToken ct)
    {
        if (await op.Store.FindAsync(op.Id, ct) is not { } item || (Flag is not null && ApiTree.Find(item, item, Flag) is not JValue { Value: true }))
        {
            return;
        }

        await op.Store.InvokeAsync(op.Id, Action, null, ct);
    }
}
