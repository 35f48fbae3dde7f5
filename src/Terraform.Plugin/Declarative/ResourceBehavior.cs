using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Lifecycle;

namespace Terraform.Plugin.Declarative;

/// <summary>
/// What create, read, update and delete of a resource do in the API. The base does what the definition declares; a resource whose life the words of a
/// definition cannot say overrides one verb. Bodies and answers are API objects: mapping is the engine's alone.
/// </summary>
public class ResourceBehavior
{
    /// <summary>The life that the definition declares.</summary>
    public static ResourceBehavior Declared { get; } = new();

    /// <summary>
    /// Creates the object. Whatever has an <c>id</c> must be reported through <paramref name="created"/> as soon as it exists, so that an
    /// interrupted or failed operation leaves it in state and never orphaned.
    /// </summary>
    public virtual Task<JObject> CreateAsync(OperationContext op, JObject body, Action<JObject> created, CancellationToken ct) =>
        ObjectLifecycle.CreateAsync(op, body, created, ct);

    /// <summary>The object with its related objects, or null when it is gone. Never changes anything.</summary>
    public virtual Task<JObject?> ReadAsync(OperationContext op, CancellationToken ct) => ObjectLifecycle.ReadAsync(op, ct);

    /// <summary>Changes the object; <paramref name="change"/> makes the request body of the object as the server has it at that moment.</summary>
    /// <returns>The changed object, or null when it does not exist any more. Related objects are not needed.</returns>
    public virtual Task<JObject?> UpdateAsync(OperationContext op, Func<JObject, JObject> change, CancellationToken ct) =>
        ObjectLifecycle.UpdateAsync(op, change, ct);

    /// <summary>Removes the object and waits until it is gone.</summary>
    public virtual Task DeleteAsync(OperationContext op, CancellationToken ct) => op.Definition.Delete.RunAsync(op, ct);

    /// <summary>The object a user imports by this text.</summary>
    public virtual Task<ImportTarget> ResolveImportAsync(OperationContext op, string importId, CancellationToken ct) =>
        ObjectImport.ResolveAsync(op, importId, ct);
}
