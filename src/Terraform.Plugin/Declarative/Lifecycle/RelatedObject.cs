using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>
/// What fields need beside the object itself, joined into it under a name of its own. Resource and data source use it alike; it only reads.
/// </summary>
public abstract record RelatedObject
{
    /// <summary>Adds it to the object.</summary>
    public abstract Task JoinAsync(RelatedContext context, JObject item, CancellationToken ct);
}
