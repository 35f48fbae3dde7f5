using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative;

/// <summary>
/// What create, read, update and delete of a resource do in the API. The base is a plain object with an id; a resource that differs overrides
/// one verb. Bodies and answers are API objects: mapping is the engine's alone.
/// </summary>
public class ResourceBehavior
{
    public static ResourceBehavior PlainObject { get; } = new();

    /// <summary>
    /// Creates the object. Whatever has an <c>id</c> must be reported through <paramref name="created"/> as soon as it exists, so that an
    /// interrupted or failed operation leaves it in state and never orphaned.
    /// </summary>
    public virtual async Task<JObject> CreateAsync(OperationContext op, JObject body, Action<JObject> created, CancellationToken ct)
    {
        var answer = await op.Store.CreateAsync(body, ct);
        created(answer);
        return answer;
    }

    /// <summary>The object with whatever lookups its fields need, or null when it is gone. Never changes anything.</summary>
    public virtual Task<JObject?> ReadAsync(OperationContext op, CancellationToken ct) => op.Store.FindAsync(op.Id, ct);

    /// <summary>Changes the object; <paramref name="change"/> makes the request body of the object as the server has it at that moment.</summary>
    /// <returns>The changed object, or null when it does not exist any more. Lookups are not needed.</returns>
    public virtual Task<JObject?> UpdateAsync(OperationContext op, Func<JObject, JObject> change, CancellationToken ct) =>
        op.Store.UpdateAsync(op.Id, change, ct);

    /// <summary>Removes the object and waits until it is gone.</summary>
    public virtual Task DeleteAsync(OperationContext op, CancellationToken ct) => op.Store.DeleteAsync(op.Id, ct);

    /// <summary>The id of the object a user imports by this text.</summary>
    public virtual Task<string> ResolveImportAsync(OperationContext op, string importId, CancellationToken ct) => Task.FromResult(importId);
}
