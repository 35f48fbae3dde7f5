using Rancher.Api.Http;

namespace Rancher.Api.Steve;

/// <summary>Paths of Steve, of the local cluster or of one behind the cluster proxy; built here and never taken from links.</summary>
internal sealed class StevePath(string? clusterId)
{
    /// <summary>What comes before <c>/v1</c> and <c>/apis</c>; empty for the local cluster.</summary>
    public string Prefix { get; } = clusterId is null ? "" : "/k8s/clusters/" + PathSegment.Of(clusterId, "id of the cluster");

    public string Root => Prefix + "/v1";

    /// <summary>All objects of a type, or those of one namespace.</summary>
    public string Collection(string type, string? ns) =>
        $"{Root}/{PathSegment.Of(type, "type")}" + (string.IsNullOrEmpty(ns) ? "" : "/" + PathSegment.Of(ns, "namespace"));

    public string Object(string type, string? ns, string name) => $"{Collection(type, ns)}/{PathSegment.Of(name, "name")}";

    /// <summary>
    /// The path of the same object in the Kubernetes API. Steve names it in the link <c>view</c>, whose host may be one that this machine
    /// does not know; so only what follows it is used.
    /// </summary>
    /// <returns>Null when the link does not look like one of a Kubernetes API.</returns>
    public string? Kubernetes(string? view)
    {
        if (!Uri.TryCreate(view, UriKind.Absolute, out var link))
        {
            return null;
        }

        var start = link.AbsolutePath.IndexOf("/apis/", StringComparison.Ordinal);
        start = start >= 0 ? start : link.AbsolutePath.IndexOf("/api/v1/", StringComparison.Ordinal);
        return start < 0 ? null : Prefix + link.AbsolutePath[start..];
    }

    /// <summary>A query of those that have a value.</summary>
    public static string Query(params IEnumerable<(string Name, string? Value)> parameters)
    {
        var text = string.Join('&', parameters.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
        return text.Length == 0 ? "" : "?" + text;
    }
}
