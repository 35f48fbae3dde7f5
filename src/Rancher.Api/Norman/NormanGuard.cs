using System.Net.Http;
using Newtonsoft.Json.Linq;

namespace Rancher.Api.Norman;

/// <summary>
/// Refuses to send what Rancher accepts although it destroys something. Each rule was seen on a live server; reaching one of them is a bug of
/// the caller, hence <see cref="InvalidOperationException"/>.
/// </summary>
internal static class NormanGuard
{
    public static void Check(HttpMethod method, string path, JToken? body)
    {
        if (method != HttpMethod.Put)
        {
            return;
        }

        var (type, id, query) = Parse(path);
        if (type == "clusters" && query.Contains("_replace=true", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException(
                "A cluster is not updated with _replace=true: every field not sent is dropped, the Kubernetes version too, and the cluster fails.");
        }

        if (type == "users" && query.Contains("_replace=true", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException(
                "A user is not updated with _replace=true: Rancher 2.14 drops principalIds as well, and tokens of the user stop working.");
        }

        if (body is not JObject fields)
        {
            return;
        }

        if (type == "clusters" && fields["rancherKubernetesEngineConfig"] is { Type: JTokenType.Null })
        {
            throw new InvalidOperationException(
                "A cluster is not updated with rancherKubernetesEngineConfig null: Rancher 2.11 erases it and then crashes, again after each restart.");
        }

        // A replacement of the whole object repeats the one that it has, which is the first part of its id.
        if (type is "clusterregistrationtokens" or "projects" && fields["clusterId"] is { } cluster
            && !(query.Contains("_replace=true", StringComparison.OrdinalIgnoreCase) && id.StartsWith($"{(string?)cluster}:", StringComparison.Ordinal)))
        {
            throw new InvalidOperationException(
                $"An update of {type} does not carry clusterId, but for a replacement with the one that it has: Rancher answers 200, shows the old "
                    + "cluster, and the object is broken from then on.");
        }
    }

    /// <summary>
    /// The type and the id of the object that a path is about: <c>/v3/clusters/c-x/projects/c-x:p-y</c> is about projects.
    /// Case does not matter to Rancher.
    /// </summary>
    private static (string Type, string Id, string Query) Parse(string path)
    {
        var question = path.IndexOf('?', StringComparison.Ordinal);
        var query = question < 0 ? "" : path[(question + 1)..];
        var segments = (question < 0 ? path : path[..question]).Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments.Length < 2 ? ("", "", query) : (segments[^2].ToLowerInvariant(), Uri.UnescapeDataString(segments[^1]), query);
    }
}
