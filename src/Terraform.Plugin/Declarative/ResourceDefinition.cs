using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Lifecycle;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>A managed resource as data: its fields, the API objects behind it, and its life around the API's calls.</summary>
public sealed record ResourceDefinition(string TypeName, string Description)
{
    private readonly IdFormat? _id;

    /// <summary>Heading under which the documentation lists the resource.</summary>
    public required string Area { get; init; }

    /// <summary>All fields but <c>id</c> and <c>timeouts</c>, which the engine adds.</summary>
    public required IReadOnlyList<Field> Fields { get; init; }

    /// <summary>Where the objects are in the API; null for a resource that is no API object of its own.</summary>
    public ObjectAddress? Address { get; init; }

    /// <summary>What the id in state is made of; the address says it unless the resource does.</summary>
    public IdFormat Id
    {
        get => _id ?? Address?.Id ?? IdFormat.ServerAssigned;
        init => _id = value;
    }

    /// <summary>
    /// An id as a user gives it to <c>terraform import</c>, for the documentation; it makes objects importable and gives them an identity
    /// (<see cref="ResourceIdentity"/>). Null when the resource cannot be imported.
    /// </summary>
    public string? ImportId { get; init; }

    /// <summary>What <c>terraform import</c> takes beside the id.</summary>
    public IReadOnlyList<ImportForm> ImportForms { get; init; } = [];

    public long SchemaVersion { get; init; }

    /// <summary>
    /// Makes state of older versions look like today's, on the raw JSON; one step handles the version it is keyed by and all before it that fall through.
    /// </summary>
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
    /// Notes beside the state what a later plan wants to know of the configuration that was applied, and the state cannot tell once the object was changed
    /// outside of Terraform.
    /// </summary>
    public Func<TfValue, JObject?>? NoteApplied { get; init; }

    /// <summary>
    /// Looks at the plan to destroy an object and adds warnings, as <see cref="CheckPlanAsync"/> does for all others. A replacement is none: there the
    /// object is planned as one that changes.
    /// </summary>
    public Func<PlanContext, IProviderServices?, CancellationToken, Task>? CheckDestroyAsync { get; init; }

    /// <summary>What must be there before an object is created.</summary>
    public IReadOnlyList<Requirement> Requires { get; init; } = [];

    /// <summary>How an object comes into being.</summary>
    public CreateMethod Create { get; init; } = Lifecycle.Create.Post;

    /// <summary>When a new or changed object is ready; all of it must be reached.</summary>
    public IReadOnlyList<Readiness> ReadyWhen { get; init; } = [];

    /// <summary>What is read beside the object, for the resource and its data source alike.</summary>
    public IReadOnlyList<RelatedObject> Related { get; init; } = [];

    /// <summary>How an object is changed.</summary>
    public UpdateMethod Update { get; init; } = Lifecycle.Update.Merge;

    /// <summary>When an object is replaced although nobody changed an attribute; null for never.</summary>
    public ReplaceRule? ReplaceWhen { get; init; }

    /// <summary>How an object goes away.</summary>
    public DeleteMethod Delete { get; init; } = Lifecycle.Delete.AndWait;

    /// <summary>Create, read, update and delete of a resource whose life the words above cannot say.</summary>
    public ResourceBehavior Behavior { get; init; } = ResourceBehavior.Declared;
}
