using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>
/// Deletes the object and waits until it is gone, since its name is taken and its parent in use until then. Another object of the same name is not waited for.
/// </summary>
public sealed record DeleteAndWait : DeleteMethod
{
    public override string Description => "deleted, and waited for until it is gone";

    public override async Task RunAsync(OperationContext op, CancellationToken ct)
    {
        var store = op.Store;
        if (await store.DeleteAsync(op.Id, ct) is not { } removed)
        {
            return;
        }

        var uid = store.StatusOf(removed).Uid;
        await op.Services.WaitAsync(
            new WaitRequest($"{op.Subject} to be deleted", op.Timeout) { ForbiddenIsGone = true },
            inner => store.FindAsync(op.Id, inner),
            found => found is null || (uid is not null && store.StatusOf(found).Uid is { } now && now != uid)
                ? WaitOutcome.Done
                : WaitOutcome.Waiting(store.StatusOf(found).Description),
            ct);
    }
}
