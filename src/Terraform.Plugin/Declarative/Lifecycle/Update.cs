using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>The ways to change an object.</summary>
public static class Update
{
    /// <summary>Sends the members that differ, made from the object as the server has it.</summary>
    public static UpdateMethod Merge { get; } = new MergeUpdate();

    /// <summary>Sends the members that differ, each without the parts that it no longer has, since the server replaces a member as a whole.</summary>
    public static UpdateMethod ShallowMerge { get; } = new ShallowMergeUpdate();

    /// <summary>Sends the whole object, so that what is left out is gone.</summary>
    public static UpdateMethod Replace { get; } = new ReplaceUpdate();

    /// <summary>Objects of the type cannot be changed: every change of an attribute replaces the object.</summary>
    public static UpdateMethod None { get; } = new NoUpdate();

    /// <summary>Gives the whole configuration to an action, as the creation does.</summary>
    public static UpdateMethod Action(ActionMethod action) => new ActionUpdate(action);
}

/// <summary>See <see cref="Update.Merge"/>.</summary>
public sealed record MergeUpdate : UpdateMethod
{
    public override Task<JObject?> RunAsync(OperationContext op, Func<JObject, JObject> change, CancellationToken ct) =>
        op.Store.UpdateAsync(op.Id, change, ct);
}

/// <summary>See <see cref="Update.ShallowMerge"/>.</summary>
public sealed record ShallowMergeUpdate : UpdateMethod
{
    public override Task<JObject?> RunAsync(OperationContext op, Func<JObject, JObject> change, CancellationToken ct) =>
        op.Store.UpdateAsync(op.Id, server => Cleared.Without(change(server)), ct);
}

/// <summary>See <see cref="Update.Replace"/>.</summary>
public sealed record ReplaceUpdate : UpdateMethod
{
    public override string Description => "changed as a whole";

    public override Task<JObject?> RunAsync(OperationContext op, Func<JObject, JObject> change, CancellationToken ct) => op.Store.ReplaceAsync(
        op.Id,
        server =>
        {
            var body = Cleared.Without(change(server));
            if (body.Count > 0)
            {
                var kept = server.Properties().Where(p => !body.ContainsKey(p.Name));
                body = new JObject(kept.Concat(body.Properties().Where(p => p.Value.Type != JTokenType.Null)));
            }

            return body;
        },
        ct);
}

/// <summary>See <see cref="Update.None"/>.</summary>
public sealed record NoUpdate : UpdateMethod
{
    public override string Description => "never changed: a change of an attribute replaces it";

    public override Task<JObject?> RunAsync(OperationContext op, Func<JObject, JObject> change, CancellationToken ct) => op.Store.FindAsync(op.Id, ct);
}

/// <summary>See <see cref="Update.Action"/>.</summary>
public sealed record ActionUpdate(ActionMethod Action) : UpdateMethod
{
    public override async Task<JObject?> RunAsync(OperationContext op, Func<JObject, JObject> change, CancellationToken ct) =>
        await Action.RunAsync(new CreateContext(op, ObjectLifecycle.BodyOf(op)), ct);
}
