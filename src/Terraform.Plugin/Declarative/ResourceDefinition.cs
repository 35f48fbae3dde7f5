using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative;

/// <summary>A managed resource as data: its fields, the API objects behind it, and the few behaviours that are its own.</summary>
public sealed record ResourceDefinition(string TypeName, string Description)
{
    /// <summary>Heading under which the documentation lists the resource.</summary>
    public required string Area { get; init; }

    /// <summary>All fields but <c>id</c> and <c>timeouts</c>, which the engine adds.</summary>
    public required IReadOnlyList<Field> Fields { get; init; }

    /// <summary>The objects in the API; null for a resource that is no API object of its own.</summary>
    public ApiCollection? Api { get; init; }

    /// <summary>
    /// An id as a user gives it to <c>terraform import</c>, for the documentation; it makes objects importable and gives them an identity
    /// (<see cref="ResourceIdentity"/>). Null when the resource cannot be imported.
    /// </summary>
    public string? ImportId { get; init; }

    public long SchemaVersion { get; init; }

    /// <summary>Makes state of older versions look like today's, on the raw JSON; one step handles the version it is keyed by and all before it that fall through.</summary>
    public IReadOnlyDictionary<long, Action<JObject>> StateUpgraders { get; init; } = new Dictionary<long, Action<JObject>>();

    /// <summary>How long operations may take unless the user's <c>timeouts</c> block says otherwise; null for a resource that never waits.</summary>
    public Timeouts? Timeouts { get; init; }

    /// <summary>Checks across fields of the configuration; runs without network.</summary>
    public Action<ValidateConfigContext>? Validate { get; init; }

    /// <summary>Derives planned values from others; deterministic, without network.</summary>
    public Action<PlanContext>? ModifyPlan { get; init; }

    /// <summary>
    /// Looks at the finished plan, with the service at hand where the provider is configured, and adds diagnostics; what is planned stays as it is. A service
    /// that cannot be asked must not fail a plan: what only it knows is left unsaid then.
    /// </summary>
    public Func<PlanContext, IProviderServices?, CancellationToken, Task>? CheckPlanAsync { get; init; }

    /// <summary>
    /// Looks at the plan to destroy an object and adds warnings, as <see cref="CheckPlanAsync"/> does for all others. A replacement is none: there the object is
    /// planned as one that changes.
    /// </summary>
    public Func<PlanContext, IProviderServices?, CancellationToken, Task>? CheckDestroyAsync { get; init; }

    /// <summary>Create, read, update and delete, where plain API verbs are not enough.</summary>
    public ResourceBehavior Behavior { get; init; } = ResourceBehavior.PlainObject;
}
