using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>
/// How a credential that the provider made and keeps in a computed attribute is replaced before it stops working. The refresh, which reads the clock and the
/// server and writes nothing, notes why it is due; the plan shows the attribute as known after apply; the apply makes the new one and revokes the old one.
/// </summary>
/// <param name="Reason">The computed attribute that says why the renewal is due; null while it is not.</param>
public abstract record Renewal(string Reason)
{
    /// <summary>For the documentation, after "renewed".</summary>
    public abstract string Description { get; }

    /// <summary>Why the value in state must be replaced, as a sentence without a full stop; null while it is good. Only reads.</summary>
    public abstract Task<string?> WhyDueAsync(OperationContext op, JObject item, CancellationToken ct);

    /// <summary>Makes a new credential, puts it into the object, and revokes the one in the state before.</summary>
    public abstract Task RenewAsync(OperationContext op, JObject item, CancellationToken ct);

    /// <summary>Revokes the credential in the state, since its object is gone.</summary>
    public abstract Task RevokeAsync(OperationContext op, CancellationToken ct);
}
