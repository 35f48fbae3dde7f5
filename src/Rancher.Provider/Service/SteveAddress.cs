using Newtonsoft.Json.Linq;
using Rancher.Api;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Service;

/// <summary>
/// Where an object of Steve is, and its id in state, which is rancher2's: <c>fleet-default/web</c>, and for objects in any cluster
/// <c>c-abcde.default/my-secret</c> or, without a namespace, <c>c-abcde.my-class</c>.
/// </summary>
internal sealed record SteveAddress(string ClusterId, string? Namespace, string Name)
{
    /// <summary>The cluster that Rancher itself runs in.</summary>
    public const string Local = "local";

    /// <summary>The member that a store adds to each object it reads.</summary>
    public const string ClusterMember = "clusterId";

    public static SteveAddress Parse(SteveCollection type, string id) => TryParse(type, id)
        ?? throw new OperationFailedException($"\"{id}\" is not an id of such an object; one looks like \"{Example(type)}\".");

    public static SteveAddress Of(SteveCollection type, JObject item)
    {
        var cluster = type.IsInCluster ? (string?)item[ClusterMember] ?? Local : Local;
        return new SteveAddress(cluster, type.IsNamespaced ? (string?)item["metadata"].At("namespace") : null, (string?)item["metadata"].At("name") ?? "");
    }

    public string Id(SteveCollection type) => type.Id.Format(PartOf) ?? "";

    private static SteveAddress? TryParse(SteveCollection type, string id) =>
        type.Id.Parse(id) is { } parts && !parts["name"].Contains('/', StringComparison.Ordinal)
            ? new SteveAddress(parts.GetValueOrDefault("cluster_id", Local), parts.GetValueOrDefault("namespace"), parts["name"])
            : null;

    private static string Example(SteveCollection type) => new SteveAddress("c-abcde", "namespace", "name").Id(type);

    private string? PartOf(string part) => part switch
    {
        "cluster_id" => ClusterId,
        "namespace" => Namespace,
        _ => Name,
    };
}
