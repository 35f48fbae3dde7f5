using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>When a new or changed object is ready. Several must all be reached.</summary>
public abstract record Readiness
{
    /// <summary>How long it is waited for before the object is taken as it is; null where the operation fails without it.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>For messages and documentation, after "to": <c>be active</c>.</summary>
    public abstract string Description { get; }

    public abstract WaitOutcome Judge(ObjectStatus status, JObject item);
}
