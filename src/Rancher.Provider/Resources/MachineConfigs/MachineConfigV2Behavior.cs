using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Api.Steve;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.MachineConfigs;

/// <summary>Life of a machine configuration, whose Kubernetes type is that of its driver.</summary>
internal sealed class MachineConfigV2Behavior : ResourceBehavior
{
    public override async Task<JObject> CreateAsync(OperationContext op, JObject body, Action<JObject> created, CancellationToken ct)
    {
        var driver = DriverOf(op.Planned) ?? throw new OperationFailedException("One of the blocks with a driver's fields must be given.");
        await RequireAsync(op, driver, ct);
        MachineConfigShape.Name(body);
        body["kind"] = driver.Kind;
        var made = await op.StoreOf(driver.Collection).CreateAsync(MachineConfigShape.Flatten(body, driver), ct);
        var nested = MachineConfigShape.Nest(made, driver, IsAny(op.Planned, driver));
        created(nested);
        return nested;
    }

    public override async Task<JObject?> ReadAsync(OperationContext op, CancellationToken ct)
    {
        if (op.Prior["kind"].AsText() is { Length: > 0 } kind)
        {
            var driver = MachineDriver.OfKind(kind);
            return await op.StoreOf(driver.Collection).FindAsync(op.Id, ct) is { } found ? MachineConfigShape.Nest(found, driver, IsAny(op.Prior, driver)) : null;
        }

        return await SearchAsync(op, ct);
    }

    public override async Task<JObject?> UpdateAsync(OperationContext op, Func<JObject, JObject> change, CancellationToken ct)
    {
        var driver = MachineDriver.OfKind(op.Prior["kind"].AsText() ?? "");
        var asAny = IsAny(op.Planned, driver);
        var changed = await op.StoreOf(driver.Collection).UpdateAsync(op.Id, server => Changed(op, server, driver, asAny, change), ct);
        return changed is null ? null : MachineConfigShape.Nest(changed, driver, asAny);
    }

    public override async Task DeleteAsync(OperationContext op, CancellationToken ct)
    {
        var type = MachineDriver.OfKind(op.Prior["kind"].AsText() ?? "").Collection;
        var address = SteveAddress.Parse(type, op.Id);
        await op.Rancher().SteveWaits.DeleteAsync(type.Name, address.Namespace, address.Name, op.Timeout, ct);
    }

    private static MachineDriver? DriverOf(TfValue config) =>
        config[MachineConfigV2Resource.AnyBlock].Items is [var any, ..] && any["driver"].AsText() is { } name ? new MachineDriver(name)
        : MachineDriver.Blocks.Where(b => config[b.Key].Items.Count > 0).Select(b => new MachineDriver(b.Value)).FirstOrDefault();

    private static bool IsAny(TfValue config, MachineDriver driver) => config[MachineConfigV2Resource.AnyBlock].Items.Count > 0 || !driver.IsTyped;

    private static JObject Changed(OperationContext op, JObject server, MachineDriver driver, bool asAny, Func<JObject, JObject> change)
    {
        var nested = MachineConfigShape.Nest(server, driver, asAny);
        var changes = change(nested);
        if (!asAny)
        {
            return WithRemovals(MachineConfigShape.Flatten(changes, driver), nested[driver.Member] as JObject, changes[driver.Member] as JObject);
        }

        // The document owns what it names; what it named before and does not any more is taken away.
        var flat = MachineConfigShape.Flatten(changes, driver);
        return WithRemovals(flat, Document(op.Prior), Document(op.Planned));
    }

    private static JObject WithRemovals(JObject changes, JObject? before, JObject? after)
    {
        foreach (var gone in after is null ? [] : (before ?? []).Properties().Select(p => p.Name).Where(name => after.Property(name) is null))
        {
            changes[gone] = JValue.CreateNull();
        }

        return changes;
    }

    private static JObject? Document(TfValue state) =>
        state[MachineConfigV2Resource.AnyBlock].Items is [var any, ..] && Yaml.TryParse(any["config"].AsText() ?? "", out var document, out _) ? document as JObject : null;

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
                return MachineConfigShape.Nest(found, driver, !driver.IsTyped);
            }
        }

        return null;
    }
}
