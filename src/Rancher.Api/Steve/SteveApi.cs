using System.Net.Http;
using Newtonsoft.Json.Linq;
using Rancher.Api.Http;

namespace Rancher.Api.Steve;

/// <summary>
/// Rancher's Kubernetes-shaped API below <c>/v1</c>, from 2.6 on: objects of the local cluster, such as <c>provisioning.cattle.io.clusters</c>.
/// A type is written as its group, a dot and its plural.
/// </summary>
public sealed class SteveApi(RancherHttp http)
{
    /// <summary>Reads one object.</summary>
    /// <param name="type">Such as <c>provisioning.cattle.io.clusters</c>, or <c>secrets</c>.</param>
    /// <param name="ns">The namespace; null for a type without.</param>
    /// <param name="name">The name.</param>
    /// <param name="ct">Stops the call.</param>
    /// <returns>Null only for a 404 in which Rancher names the object.</returns>
    /// <exception cref="RancherException">
    /// Any other error. A 404 with an empty body means that the type is unknown or invisible to this user, 403 that the right is missing;
    /// both come for objects that exist too.
    /// </exception>
    public async Task<JObject?> FindAsync(string type, string? ns, string name, CancellationToken ct)
    {
        var request = new RancherRequest(HttpMethod.Get, PathOf(type, ns, name));
        var response = await http.SendAsync(request, ct);
        if (response is { IsSuccess: true, Object: { } found })
        {
            return found;
        }

        var error = RancherHttp.ErrorOf(request, response);
        if (error.ProvesAbsence)
        {
            return null;
        }

        throw new RancherException(
            error.IsNotFound && response.RawText.Length == 0
                ? error with { Message = $"the type {type} is unknown to this server, or this user may not see it" }
                : error);
    }

    internal static string PathOf(string type, string? ns, string name) =>
        "/v1/" + string.Join('/', new[] { type, ns, name }.Where(part => !string.IsNullOrEmpty(part)).Select(part => Uri.EscapeDataString(part!)));
}
