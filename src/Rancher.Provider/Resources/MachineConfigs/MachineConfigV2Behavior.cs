using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Api.Steve;
using Rancher.Api.Waiting;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.MachineConfigs;

/// <summary>Life of a machine configuration, whose Kubernetes type is that of its driver.</summary>
internal sealed class MachineConfigV2Behavior : KubernetesBehavior
{
    public override async Task<JObject> CreateAsync(OperationContext op, JObject body, Action<JObject> created, CancellationToken ct)
    {
        var driver = MachineDriver.OfKind((string?)body["kind"] ?? "");
        await RequireAsync(op, driver, ct);
        MachineName.Give(body);
        var store = op.StoreOf(driver.Collection);
        var made = await store.CreateAsync(body, ct);
        created(made);
        // An administrator may change it at once, and the answer says so.
        return made["links"].At("update") is null ? await WithRightsAsync(op, store, (string)made["id"]!, ct) : made;
    }

    public override async Task<JObject?> ReadAsync(OperationContext op, CancellationToken ct) =>
        await (op.Prior["kind"].StringOrNull() is { Length: > 0 } ? StoreOf(op).FindAsync(op.Id, ct) : SearchAsync(op, ct)) is { } found ? MachineName.Tell(found) : null;

    public override Task<JObject?> UpdateAsync(OperationContext op, Func<JObject, JObject> change, CancellationToken ct) => StoreOf(op).UpdateAsync(op.Id, change, ct);

    public override async Task DeleteAsync(OperationContext op, CancellationToken ct)
    {
        var type = TypeOf(op);
        var address = SteveAddress.Parse(type, op.Id);
        await op.Rancher().SteveWaits.DeleteAsync(type.Name, address.Namespace, address.Name, op.Timeout, ct);
    }

    // The creator's own rights come a moment later, with bindings that a controller makes.
    private static Task<JObject> WithRightsAsync(OperationContext op, IObjectStore store, string id, CancellationToken ct) => op.Rancher().Waiter.WaitAsync(
        new WaitPlan($"the right to read {op.Subject}", op.Timeout) { AccessGrace = AccessGrace },
        async inner => await store.FindAsync(id, inner) ?? throw new OperationFailedException($"{op.Subject} vanished right after it was created; somebody removed it."),
        _ => WaitStep.Done,
        ct);

    private static IObjectStore StoreOf(OperationContext op) => op.StoreOf(TypeOf(op));

    private static SteveCollection TypeOf(OperationContext op) => MachineDriver.OfKind(op.Prior["kind"].StringOrNull() ?? "").Collection;

    private static async Task RequireAsync(OperationContext op, MachineDriver driver, CancellationToken ct)
    {
        if (!await op.Rancher().Capabilities.HasSteveTypeAsync(driver.Collection.Schema, ct))
        {
            throw new OperationFailedException(
                $"Rancher has no machine driver \"{driver.Name}\" that is active, or the token may not see it. Activate it, for example with rancher2_node_driver, and apply again.");
        }
    }

    // An import names no kind; whichever type has an object of that name is the one.
    private static async Task<JObject?> SearchAsync(OperationContext op, CancellationToken ct)
    {
        foreach (var driver in (await op.Rancher().Steve.TypesAsync(ct)).Select(MachineDriver.OfType).OfType<MachineDriver>())
        {
            if (await op.StoreOf(driver.Collection).FindAsync(op.Id, ct) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
