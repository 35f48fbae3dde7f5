using System.Collections.Concurrent;
using Newtonsoft.Json.Linq;
using Rancher.Api.Norman;

namespace Rancher.Api.Steve;

/// <summary>
/// Clusters of RKE2 and K3s, which exist twice: as <c>provisioning.cattle.io.clusters</c> with a namespace and a name, and below <c>/v3</c>
/// with an id such as <c>c-m-abcdefgh</c>. Every cluster has such a twin, imported ones too.
/// </summary>
public sealed class ProvisioningClusters(SteveApi steve, NormanApi norman)
{
    /// <summary>The type.</summary>
    public const string Type = "provisioning.cattle.io.clusters";

    /// <summary>The id below <c>/v3</c>; null for the first second of a cluster's life.</summary>
    public static string? ManagementId(JObject cluster) =>
        cluster["status"]?["clusterName"] is JValue { Value: string { Length: > 0 } id } ? id : null;

    private readonly ConcurrentDictionary<string, (string Namespace, string Name)> _names = new();

    /// <summary>Namespace and name of the cluster with that id below <c>/v3</c>, which never change; asked for once.</summary>
    /// <returns>Null where there is none that this user may see.</returns>
    public async Task<(string Namespace, string Name)?> FindNameAsync(string managementId, CancellationToken ct)
    {
        if (_names.TryGetValue(managementId, out var known))
        {
            return known;
        }

        return await FindByManagementIdAsync(managementId, ct) is { } cluster && SteveBody.Namespace(cluster) is { } ns && SteveBody.Name(cluster) is { } name
            ? _names[managementId] = (ns, name)
            : null;
    }

    /// <summary>Finds the cluster with that id below <c>/v3</c>.</summary>
    /// <returns>Null where none that this user may see has it.</returns>
    public async Task<JObject?> FindByManagementIdAsync(string managementId, CancellationToken ct)
    {
        if (await norman.FindAsync("clusters", managementId, ct) is not { } management)
        {
            return null;
        }

        if (TwinOf(management) is var (ns, name) && await steve.FindAsync(Type, ns, name, ct) is { } twin)
        {
            return twin;
        }

        var all = await steve.ListAsync(Type, SteveQuery.All, ct);
        return all.FirstOrDefault(cluster => ManagementId(cluster) == managementId);
    }

    /// <summary>Namespace and name of the twin of a cluster of <c>/v3</c>, which names it from 2.15 on; earlier ones say null.</summary>
    public static (string Namespace, string Name)? TwinOf(JObject management) =>
        management["info"]?["provisioningClusterRef"] is { } twin
        && (string?)twin["namespace"] is { Length: > 0 } ns && (string?)twin["name"] is { Length: > 0 } name
            ? (ns, name)
            : null;
}
