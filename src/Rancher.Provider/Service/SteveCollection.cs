using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Service;

/// <summary>A Kubernetes type that Rancher serves below <c>/v1</c>.</summary>
/// <param name="Name">Group, dot and plural, such as <c>provisioning.cattle.io.clusters</c>.</param>
/// <param name="Schema">Id of its schema, such as <c>provisioning.cattle.io.cluster</c>.</param>
internal sealed record SteveCollection(string Name, string Schema) : ApiCollection(Name, Schema)
{
    public override bool ReplacesWholeObject => true;

    /// <summary>Whether objects have a namespace.</summary>
    public bool IsNamespaced { get; init; } = true;

    /// <summary>
    /// Whether the object may be in any cluster, which then is a part of its id in state: <c>c-abcde.default/my-secret</c>. Others are Rancher's own, in
    /// the cluster it runs in.
    /// </summary>
    public bool IsInCluster { get; init; }

    /// <summary>The name that all objects have, of which there is one in each namespace; null where the user names them.</summary>
    public string? FixedName { get; init; }

    public override string? Description => IsInCluster ? "in the cluster that `cluster_id` names" : null;

    public override IdFormat Id => (IsInCluster ? "{cluster_id}." : "") + (IsNamespaced ? "{namespace}/" : "") + "{name}";
}
