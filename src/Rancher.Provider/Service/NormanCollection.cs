using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Service;

/// <summary>A collection of Rancher's management API, below <c>/v3</c>.</summary>
/// <param name="Name">Its path, such as <c>clusters</c> or <c>clusters/c-abcde/namespaces</c>.</param>
/// <param name="Schema">Id of its schema, such as <c>cluster</c>.</param>
internal sealed record NormanCollection(string Name, string Schema) : ApiCollection(Name, Schema)
{
    // Names below /v3 may repeat. Rancher's own annotations are neither shown as drift nor removed, by this provider and by rancher2.
    private static readonly ObjectMark Request = new("annotations", "terraform.cattle.io/request-id");

    public override ObjectMark? Mark => Request;

    // Rancher 2.2 to 2.14 trim texts, those inside lists and maps among them; PEM texts lose their last line break.
    public override bool TrimsText => true;

    /// <summary>Id of the only object, such as <c>openldap</c> of <c>openLdapConfigs</c>; null for a collection of many.</summary>
    public string? OnlyId { get; init; }

    public override string? SingletonId => OnlyId;
}
