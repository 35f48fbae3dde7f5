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
        ?? throw new OperationFailedException($"\"{id}\" is no id of such an object; one looks like \"{Example(type)}\".");

    public static SteveAddress Of(SteveCollection type, JObject item)
    {
        var cluster = type.IsInCluster ? (string?)item[ClusterMember] ?? Local : Local;
        return new SteveAddress(cluster, type.IsNamespaced ? (string?)item["metadata"].At("namespace") : null, (string?)item["metadata"].At("name") ?? "");
    }

    public string Id(SteveCollection type) => (type.IsInCluster ? ClusterId + "." : "") + (type.IsNamespaced ? Namespace + "/" : "") + Name;

    private static SteveAddress? TryParse(SteveCollection type, string id)
    {
        var dot = type.IsInCluster ? id.IndexOf('.', StringComparison.Ordinal) : 0;
        var (cluster, rest) = !type.IsInCluster ? (Local, id) : dot > 0 ? (id[..dot], id[(dot + 1)..]) : ("", "");
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return type.IsNamespaced
            ? slash > 0 && slash < rest.Length - 1 ? new SteveAddress(cluster, rest[..slash], rest[(slash + 1)..]) : null
            : slash < 0 && rest.Length > 0 ? new SteveAddress(cluster, null, rest) : null;
    }

    private static string Example(SteveCollection type) => new SteveAddress("c-abcde", "namespace", "name").Id(type);
}
