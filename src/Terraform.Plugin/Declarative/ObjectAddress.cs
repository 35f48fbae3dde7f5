using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>Where the API has the objects of a resource. A collection inside a parent is known once the attribute that names the parent is.</summary>
public abstract record ObjectAddress
{
    /// <summary>Id of the API schema that describes an object, such as <c>cluster</c>.</summary>
    public abstract string SchemaId { get; }

    /// <summary>What the id in state is made of.</summary>
    public virtual IdFormat Id => IdFormat.ServerAssigned;

    /// <summary>Id of the only object there is; null for a collection.</summary>
    public virtual string? SingletonId => null;

    /// <summary>
    /// Whether a write replaces the object whole, as in Kubernetes: what it leaves out is gone, so a value is cleared by its absence, and a change must be
    /// merged with what others changed meanwhile.
    /// </summary>
    public virtual bool ReplacesWholeObject => false;

    /// <summary>Whether the service takes white space off both ends of each text that it is sent, so that none there means anything.</summary>
    public virtual bool TrimsText => false;

    /// <summary>The place in words for the documentation; null for an ordinary collection.</summary>
    public virtual string? Description => null;

    /// <summary>What <c>terraform import</c> takes, and an identity holds, where ids in state are of this form.</summary>
    public virtual IdFormat ImportFormat(IdFormat id) => id;

    /// <summary>What names the object of a state among all others of its type; null while an attribute that it needs is not known.</summary>
    public virtual string? IdentityOf(TfValue state) => state[ImplicitAttributes.Id].StringOrNull();

    /// <summary>The collection for an object with these attributes.</summary>
    /// <exception cref="OperationFailedException">The attribute that says where has no value.</exception>
    public abstract ApiCollection Resolve(TfValue attributes);

    /// <summary>The collections that may hold an imported object of which little more than the id is known.</summary>
    public virtual Task<IReadOnlyList<ApiCollection>> SearchAsync(IProviderServices services, TfValue attributes, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ApiCollection>>([Resolve(attributes)]);
}
