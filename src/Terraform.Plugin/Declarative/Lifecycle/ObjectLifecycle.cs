using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>
/// The life of an object as its definition declares it, in a fixed order. Each step that created or changed something reports the object before the next
/// begins, so that whatever ends the operation leaves what exists in the state.
/// </summary>
internal static class ObjectLifecycle
{
    /// <summary>A creator gets the rights on a new object a moment later; on large installations within a minute.</summary>
    private static readonly TimeSpan AccessGrace = TimeSpan.FromSeconds(60);

    /// <summary>Requirements, creation, attributes that actions set, readiness, related objects.</summary>
    public static async Task<JObject> CreateAsync(OperationContext op, JObject body, Action<JObject> created, CancellationToken ct)
    {
        var definition = op.Definition;
        foreach (var requirement in definition.Requires)
        {
            await requirement.MeetAsync(op, ct);
        }

        body = WithoutActions(op, body, isNew: true);
        foreach (var (path, value) in definition.Create.Constants)
        {
            ApiTree.Set(body, body, path, value.DeepClone());
        }

        var item = await definition.Create.RunAsync(new CreateContext(op, body), ct);
        created(item);
        var id = IdOf(item);
        if (await ActAsync(op, id, item, first: null, ct))
        {
            item = await LookAsync(op, id, [ReadyWhen.Readable], item, ct);
            created(item);
        }

        if (definition.ReadyWhen.Count > 0)
        {
            item = await LookAsync(op, id, definition.ReadyWhen, item, ct);
            created(item);
        }

        return await JoinedAfterCreationAsync(op, item, ct);
    }

    /// <summary>The object with its related objects; null when it is gone.</summary>
    public static async Task<JObject?> ReadAsync(OperationContext op, CancellationToken ct)
    {
        if (await FindAsync(op, ct) is not { } item)
        {
            return null;
        }

        await JoinAsync(op.Definition, op.Services, op.Prior, item, ct);
        if (op.Definition.ReplaceWhen is { } rule && op.Definition.Fields.FirstOrDefault(f => f.Name == rule.Flag) is { } flag)
        {
            ApiTree.Set(item, item, flag.Location, rule.IsDue(item, op.Prior, op.Services.Clock.GetUtcNow()));
        }

        return item;
    }

    /// <summary>Actions that come first, the change, attributes that actions set, readiness.</summary>
    public static async Task<JObject?> UpdateAsync(OperationContext op, Func<JObject, JObject> change, CancellationToken ct)
    {
        var definition = op.Definition;
        if (definition.Fields.Any(f => f.Action is { ComesFirst: true }))
        {
            if (await op.Store.FindAsync(op.Id, ct) is not { } before)
            {
                return null;
            }

            await ActAsync(op, op.Id, before, first: true, ct);
        }

        var wrote = false;
        var item = await definition.Update.RunAsync(
            op,
            server =>
            {
                var body = WithoutActions(op, change(server), isNew: false);
                wrote |= body.Count > 0;
                return body;
            },
            ct);
        if (item is null)
        {
            return null;
        }

        var acted = await ActAsync(op, op.Id, item, first: false, ct);
        return (wrote || acted) && definition.ReadyWhen.Count > 0 ? await LookAsync(op, op.Id, definition.ReadyWhen, item, ct)
            : acted ? await LookAsync(op, op.Id, [ReadyWhen.Readable], item, ct)
            : item;
    }

    /// <summary>Joins what fields need beside the object.</summary>
    public static async Task JoinAsync(ResourceDefinition definition, IProviderServices services, TfValue state, JObject item, CancellationToken ct)
    {
        foreach (var related in definition.Related)
        {
            await related.JoinAsync(new RelatedContext(services, state), item, ct);
        }
    }

    /// <summary>The body that creates what the plan says.</summary>
    public static JObject BodyOf(OperationContext op) =>
        WithoutActions(op, Expander.ForCreate(ImplicitAttributes.FieldsOf(op.Definition), op.Planned), isNew: true);

    /// <summary>The body that makes an object that nobody managed into what the plan says.</summary>
    public static JObject ForUpdate(OperationContext op, JObject server) => WithoutActions(
        op,
        Expander.ForUpdate(ImplicitAttributes.FieldsOf(op.Definition), server, op.Prior, op.Planned, op.Definition.Address?.ReplacesWholeObject == true),
        isNew: op.Prior.IsNull);

    private static async Task<JObject?> FindAsync(OperationContext op, CancellationToken ct)
    {
        var address = op.Definition.Address ?? throw new InvalidOperationException($"{op.Definition.TypeName} names no API collection.");
        foreach (var collection in op.IsImport ? await address.SearchAsync(op.Services, op.Prior, ct) : [address.Resolve(op.Prior)])
        {
            if (await op.StoreOf(collection).FindAsync(op.Id, ct) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    // The object is there and as it was wanted. That something beside it cannot be read now is no reason to make another.
    private static async Task<JObject> JoinedAfterCreationAsync(OperationContext op, JObject item, CancellationToken ct)
    {
        try
        {
            await JoinAsync(op.Definition, op.Services, op.Planned, item, ct);
        }
        catch (Exception error) when (op.Services.Explain(error) is { } fault)
        {
            op.Diagnostics.Warning(
                $"{op.Subject} was created, but not all of it could be read",
                $"{fault.Reason}\n\nThe object is complete. The attributes that are missing now are read in the next refresh.");
        }

        return item;
    }

    /// <summary>Runs the actions that are due.</summary>
    /// <param name="op">The operation.</param>
    /// <param name="id">Id of the object.</param>
    /// <param name="item">The object as the server has it.</param>
    /// <param name="first">Whether those that come before other changes, or those that come after; null for all.</param>
    /// <param name="ct">Stops the calls.</param>
    /// <returns>Whether there were any.</returns>
    internal static async Task<bool> ActAsync(OperationContext op, string id, JObject item, bool? first, CancellationToken ct)
    {
        var acted = false;
        foreach (var field in op.Definition.Fields.Where(f => f.Action is { } action && (first is null || action.ComesFirst == first)))
        {
            if (field.Action!.Next(field, op.Prior, op.Planned, item) is var (action, input))
            {
                await InvokeAsync(op, id, field, action, input, ct);
                acted = true;
            }
        }

        return acted;
    }

    // The argument that an action could not set is at fault, not the object.
    private static async Task InvokeAsync(OperationContext op, string id, Field field, string action, JObject? input, CancellationToken ct)
    {
        try
        {
            await op.Store.InvokeAsync(id, action, input, ct);
        }
        catch (Exception refused) when (op.KindOf(refused) != ServiceErrorKind.AnswerLost && op.Services.Explain(refused) is { } fault)
        {
            throw new OperationFailedException($"The action \"{action}\", which sets {field.Name}, was refused. {fault.Reason}", TfPath.Of(field.Name));
        }
    }

    private static JObject WithoutActions(OperationContext op, JObject body, bool isNew)
    {
        foreach (var field in op.Definition.Fields.Where(f => f.Action is not null))
        {
            var isMember = isNew && field.Action!.IsMemberOfNew && ApiTree.Find(body, body, field.Location) is not null;
            var member = isMember ? field.Action!.MemberOf(field, op.Planned[field.Name]) : null;
            ApiTree.Set(body, body, field.Location, member is { Type: not JTokenType.Null } ? member : null);
        }

        return body;
    }

    private static async Task<JObject> LookAsync(OperationContext op, string id, IReadOnlyList<Readiness> ready, JObject written, CancellationToken ct)
    {
        var store = op.Store;
        var generation = store.StatusOf(written).Generation;
        var started = op.Services.Clock.GetTimestamp();
        return (await op.Services.WaitAsync(
            new WaitRequest($"{op.Subject} to {string.Join(" and ", ready.Select(r => r.Description))}", op.Timeout) { AccessGrace = AccessGrace },
            inner => store.FindAsync(id, inner),
            item =>
            {
                var status = item is null ? ObjectStatus.None : store.StatusOf(item);
                return item is null
                    ? throw new OperationFailedException($"{op.Subject} was deleted by something else while Terraform waited for it.")
                    // Reads may come from a cache that has not heard of the write.
                    : status.Generation < generation ? WaitOutcome.Waiting("the change is not visible yet")
                    : ready.Where(r => r.Patience is not { } limit || op.Services.Clock.GetElapsedTime(started) < limit)
                        .Select(r => r.Judge(status, item)).FirstOrDefault(o => o.Kind != WaitOutcomeKind.Done) ?? WaitOutcome.Done;
            },
            ct))!;
    }

    private static string IdOf(JObject item) => item["id"] is JValue { Value: string { Length: > 0 } id }
        ? id
        : throw new OperationFailedException("The server accepted the object and answered without its id. "
        + "Look for it there, and import or remove it before applying again.");
}
