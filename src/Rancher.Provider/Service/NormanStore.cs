using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Api.Norman;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Service;

/// <summary>Objects of one Norman collection as the engine sees them.</summary>
internal sealed class NormanStore(RancherClient rancher, ApiCollection collection) : IObjectStore
{
    public async Task<JObject?> FindAsync(string id, CancellationToken ct)
    {
        try
        {
            return await rancher.Reads.FindAsync(collection.Name, id, ct);
        }
        catch (RancherException refused) when (ClusterOf(refused) is { } cluster)
        {
            return await rancher.Reads.FindAsync("clusters", cluster, ct) is null ? null : throw SteveClusters.NotConnected(cluster);
        }
    }

    public Task<JObject> CreateAsync(JObject body, LostAnswerLookup? lookup, CancellationToken ct)
    {
        body["type"] = collection.Schema;
        return lookup is null
            ? rancher.Norman.CreateAsync(collection.Name, body, ct)
            : rancher.Norman.CreateOrFindAsync(collection.Name, body, lookup.Filters, lookup.IsCreated, ct);
    }

    public Task<JObject?> UpdateAsync(string id, Func<JObject, JObject> change, CancellationToken ct) =>
        UnlessGoneAsync(rancher.Norman.UpdateAsync(collection.Name, id, change, ct));

    public Task<JObject?> ReplaceAsync(string id, Func<JObject, JObject> change, CancellationToken ct) =>
        UnlessGoneAsync(rancher.Norman.ReplaceAsync(collection.Name, id, change, ct));

    private static async Task<JObject?> UnlessGoneAsync(Task<JObject> write)
    {
        try
        {
            return await write;
        }
        catch (RancherException gone) when (gone.Error.ProvesAbsence)
        {
            return null;
        }
    }

    public async Task<JObject?> DeleteAsync(string id, CancellationToken ct)
    {
        var item = await FindUnlessForbiddenAsync(id, ct);
        return await rancher.Norman.DeleteAsync(collection.Name, id, ct) ? null : item ?? [];
    }

    public Task<JObject?> InvokeAsync(string id, string action, JObject? input, CancellationToken ct) =>
        rancher.Norman.ActionAsync(collection.Name, id, action, input, ct);

    public Task<IReadOnlyList<JObject>> ListAsync(IReadOnlyDictionary<string, string> filters, CancellationToken ct) =>
        rancher.Norman.ListAsync(collection.Name, filters, ct);

    public ObjectStatus StatusOf(JObject item) => new(ClusterConditions.State(item), ClusterConditions.Describe(item))
    {
        IsError = ClusterConditions.IsError(item),
        Uid = (string?)item["uuid"],
        Conditions = StatusConditions.Read(item["conditions"]),
    };

    // What comes back under the same id right after it is told by its uuid; who may delete an object without reading it does without.
    private async Task<JObject?> FindUnlessForbiddenAsync(string id, CancellationToken ct)
    {
        try
        {
            return await rancher.Reads.FindAsync(collection.Name, id, ct);
        }
        catch (RancherException refused) when (refused.Error.IsForbidden)
        {
            return null;
        }
    }

    private string? ClusterOf(RancherException refused) =>
        refused.Error.IsClusterUnavailable && collection.Name.Split('/') is ["clusters" or "cluster", { } cluster, _] ? cluster : null;
}
