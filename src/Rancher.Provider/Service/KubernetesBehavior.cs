using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Api.Steve;
using Rancher.Api.Waiting;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Service;

/// <summary>
/// Life of a Kubernetes object: it is there when the server says so, is ready when its controllers say so, and is gone when nothing holds it back any more.
/// </summary>
internal class KubernetesBehavior : ResourceBehavior
{
    /// <summary>A creator gets the rights on a new object a moment later; on large installations within a minute.</summary>
    protected static readonly TimeSpan AccessGrace = TimeSpan.FromSeconds(60);

    /// <summary>Judges how far an object has come; null for types without a controller.</summary>
    public Func<JObject, WaitStep>? Ready { get; init; }

    public override async Task<JObject> CreateAsync(OperationContext op, JObject body, Action<JObject> created, CancellationToken ct)
    {
        var made = await op.Store.CreateAsync(body, ct);
        created(made);
        if (Ready is not null)
        {
            made = await WaitAsync(op, (string)made["id"]!, made, ct);
            created(made);
        }

        return made;
    }

    public override async Task<JObject?> UpdateAsync(OperationContext op, Func<JObject, JObject> change, CancellationToken ct)
    {
        var changed = await op.Store.UpdateAsync(op.Id, change, ct);
        return changed is null || Ready is null ? changed : await WaitAsync(op, op.Id, changed, ct);
    }

    public override async Task DeleteAsync(OperationContext op, CancellationToken ct)
    {
        var type = (SteveCollection)op.Definition.Api!;
        var address = SteveAddress.Parse(type, op.Id);
        if (await new SteveClusters(op.Rancher()).FindAsync(address.ClusterId, ct) is { } steve)
        {
            await new SteveWaits(steve, op.Rancher().Waiter).DeleteAsync(type.Name, address.Namespace, address.Name, op.Timeout, ct);
        }
    }

    private Task<JObject> WaitAsync(OperationContext op, string id, JObject written, CancellationToken ct) => op.Rancher().Waiter.WaitAsync(
        new WaitPlan($"{op.Subject} to be ready", op.Timeout) { AccessGrace = AccessGrace },
        async inner => await op.Store.FindAsync(id, inner) ?? throw new OperationFailedException($"{op.Subject} vanished while it was awaited; somebody removed it."),
        item => IsOld(item, written) ? WaitStep.Waiting("the change is not visible yet") : Ready!(item),
        ct);

    // Reads may come from a cache that has not heard of the write.
    private static bool IsOld(JObject item, JObject written) =>
        (long?)item["metadata"].At("generation") is { } seen && (long?)written["metadata"].At("generation") is { } sent && seen < sent;
}
