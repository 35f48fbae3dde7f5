using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Testing.TerraformCore.Later;

/// <summary>A resource from its creation to its end, as configurations over time.</summary>
internal sealed record ResourceLife(string Type)
{
    /// <summary>The first configuration.</summary>
    public required JObject Created { get; init; }

    /// <summary>A configuration that changes the object in place.</summary>
    public required JObject Updated { get; init; }

    /// <summary>A configuration that needs another object; null for a type that changes everything in place, which is replaced by command then.</summary>
    public JObject? Replaced { get; init; }

    /// <summary>What a user imports the object by, where that is not its id.</summary>
    public Func<ManagedObject, string> ImportId { get; init; } = item => item.Id;

    /// <summary>Whether the type can be imported, and has an identity for that reason.</summary>
    public bool IsImportable { get; init; } = true;

    /// <summary>
    /// Whether the answer to a create shows a secret that no later answer does. Where that answer is lost, the object that was made is of no use, and cannot be told
    /// from those of others: the error says that it may be there.
    /// </summary>
    public bool IsShownOnce { get; init; }

    /// <summary>Leads the object through create, read, update, import, replace and destroy.</summary>
    /// <exception cref="CoreException">A step ended as it must not.</exception>
    public async Task RunAsync(LaterCore core)
    {
        Expect("has an identity", core.HasIdentity(Type), IsImportable);
        var created = await ChangeAsync(core, null, Created, plan => plan.Prior is null);
        var read = await NextCommandAsync(core, created);
        Expect("the plan after a create is empty", (await core.PlanAsync(Type, read, core.Config(Type, Created))).IsEmpty, true);
        await TakeOverAsync(core, read);

        var updated = await ChangeAsync(core, read, Updated, plan => !plan.Replaces && !plan.IsEmpty);
        Expect("an update keeps the identity", updated.Identity.Equals(created.Identity), true);
        read = await NextCommandAsync(core, updated);
        if (IsImportable)
        {
            await ImportAsync(core, read);
        }

        var last = await ReplaceAsync(core, read);
        var destroy = await core.PlanAsync(Type, last, TfValue.Null);
        Expect("the plan of a destroy keeps the identity", destroy.Identity.Equals(last.Identity), true);
        Expect("nothing is left", await core.ApplyAsync(destroy), null);
    }

    private static async Task<ManagedObject> NextCommandAsync(LaterCore core, ManagedObject item)
    {
        var read = await core.RefreshAsync(await core.ReloadAsync(item)) ?? throw new CoreException($"refresh {item.Type}", ["the object is gone"]);
        Expect("a refresh keeps the identity", read.Identity.Equals(item.Identity), true);
        return read;
    }

    private static void Expect<T>(string what, T actual, T expected)
    {
        if (!EqualityComparer<T>.Default.Equals(actual, expected))
        {
            throw new CoreException("life", [$"{what}: {actual} and not {expected}"]);
        }
    }

    private async Task<ManagedObject> ChangeAsync(
        LaterCore core, ManagedObject? prior, JObject written, Func<PlannedObject, bool> isExpected, bool forceReplace = false)
    {
        var plan = await core.PlanAsync(Type, prior, core.Config(Type, written), forceReplace);
        Expect($"the plan of {Type} does what is expected", isExpected(plan), true);
        return await core.ApplyAsync(plan) ?? throw new CoreException($"apply {Type}", ["no object"]);
    }

    /// <summary>A state that was written without an identity gets the one that the object has; a plan without refresh works from it, too.</summary>
    private async Task TakeOverAsync(LaterCore core, ManagedObject item)
    {
        var older = LaterCore.WithoutIdentity(item);
        var planned = await core.PlanAsync(Type, older, core.Config(Type, Created));
        Expect("a plan gives the identity", planned.Identity.Equals(item.Identity), true);
        Expect("a refresh gives the identity", (await core.RefreshAsync(await core.ReloadAsync(older)))?.Identity.Equals(item.Identity), true);
    }

    private async Task ImportAsync(LaterCore core, ManagedObject item)
    {
        foreach (var imported in new[] { await core.ImportAsync(Type, ImportId(item)), await core.ImportByIdentityAsync(Type, item.Identity) })
        {
            Expect("an import finds the identity", imported.Identity.Equals(item.Identity), true);
            var plan = await core.PlanAsync(Type, imported, core.Config(Type, Updated));
            Expect("an import needs no replacement", plan.Replaces, false);
        }
    }

    private Task<ManagedObject> ReplaceAsync(LaterCore core, ManagedObject item) =>
        ChangeAsync(core, item, Replaced ?? Updated, plan => plan.Replaces, forceReplace: Replaced is null);
}
