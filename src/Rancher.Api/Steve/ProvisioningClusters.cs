using System.Collections.Concurrent;
using Newtonsoft.Json.Linq;
using Rancher.Api.Json;
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

    private readonly ConcurrentDictionary<string, (string Namespace, string Name)> _names = new();

    /// <summary>The id below <c>/v3</c>; null for the first second of a cluster's life.</summary>
    public static string? ManagementId(JObject cluster) => cluster.FilledAt("status", "clusterName");

    /// <summary>Namespace and name of the cluster with that id below <c>/v3</c>, which never change; asked for once.</summary>
    /// <returns>Null where there is none that this user may see.</returns>
    public async Task<(string Namespace, string Name)?> FindNameAsync(string managementId, CancellationToken ct)
    {
        if (!_names.ContainsKey(managementId))
        {
            await FindByManagementIdAsync(managementId, ct);
        }

        return _names.TryGetValue(managementId, out var known) ? known : null;
    }

    /// <summary>Finds the cluster with that id below <c>/v3</c>.</summary>
    /// <returns>Null where none that this user may see has it.</returns>
    public async Task<JObject?> FindByManagementIdAsync(string managementId, CancellationToken ct)
    {
        // A name may be used again, by a cluster with another id.
        if (_names.TryGetValue(managementId, out var known) && await steve.FindAsync(Type, known.Namespace, known.Name, ct) is { } there
            && ManagementId(there) == managementId)
        {
            return there;
        }

        var found = await SearchAsync(managementId, ct);
        if (found is not null && SteveBody.Namespace(found) is { } ns && SteveBody.Name(found) is { } name)
        {
            _names[managementId] = (ns, name);
        }

        return found;
    }

    /// <summary>Namespace and name of the twin of a cluster of <c>/v3</c>, which names it from 2.15 on; earlier ones say null.</summary>
    public static (string Namespace, string Name)? TwinOf(JObject management) =>
        management.At("info", "provisioningClusterRef") is { } twin
        && (string?)twin["namespace"] is { Length: > 0 } ns && (string?)twin["name"] is { Length: > 0 } name
            ? (ns, name)
            : null;

    private async Task<JObject?> SearchAsync(string managementId, CancellationToken ct)
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
}
