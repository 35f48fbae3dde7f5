using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>How an object is changed.</summary>
public abstract record UpdateMethod
{
    /// <summary>For the documentation; null for the ordinary way.</summary>
    public virtual string? Description => null;

    /// <summary>Changes the object; <paramref name="change"/> makes the request body of the object as the server has it.</summary>
    /// <returns>The changed object, or null when it does not exist any more.</returns>
    public abstract Task<JObject?> RunAsync(OperationContext op, Func<JObject, JObject> change, CancellationToken ct);
}
