using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Api.Steve;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Service;

/// <summary>
/// Objects of one Kubernetes type as the engine sees them: with the id they have in state, and for those in any cluster with that cluster's id. A write
/// starts from the object as it is at that moment, so nothing stale is ever sent.
/// </summary>
internal sealed class SteveStore(RancherClient rancher, SteveCollection type, Action<ServiceError>? warn) : IObjectStore
{
    private readonly SteveClusters _clusters = new(rancher);

    public async Task<JObject?> FindAsync(string id, CancellationToken ct)
    {
        var address = SteveAddress.Parse(type, id);
        var found = await _clusters.ReadAsync(address.ClusterId, type.IsNamespaced ? $"{type.Name}/{address.Namespace}" : type.Name, LocalId(address), ct);
        // Whoever asked for its end does not want it any more; but until it is gone its name is taken, so it counts as there.
        return found is null ? null : View(found, address.ClusterId);
    }

    /// <summary>An object is found by its name after a lost answer, so <paramref name="lookup"/> is not needed.</summary>
    public async Task<JObject> CreateAsync(JObject body, LostAnswerLookup? lookup, CancellationToken ct)
    {
        if (type.FixedName is { } only && body["metadata"] is JObject metadata)
        {
            metadata["name"] = only;
        }

        var address = SteveAddress.Of(type, body);
        var steve = await _clusters.GetAsync(address.ClusterId, ct);
        var item = Bare(body);
        var write = await steve.CreateOrFindAsync(type.Name, item, ct);
        ReportWarnings(write);
        return View(write.Item, address.ClusterId);
    }

    // A PUT of Steve is of the whole object: what the changed one lacks is gone.
    public Task<JObject?> ReplaceAsync(string id, Func<JObject, JObject> change, CancellationToken ct) => UpdateAsync(id, change, ct);

    public async Task<JObject?> UpdateAsync(string id, Func<JObject, JObject> change, CancellationToken ct)
    {
        var address = SteveAddress.Parse(type, id);
        if (await _clusters.FindAsync(address.ClusterId, ct) is not { } steve)
        {
            return null;
        }

        try
        {
            var write = await steve.UpdateAsync(type.Name, address.Namespace, address.Name, server => Changed(server, change, address), ct);
            ReportWarnings(write);
            return View(write.Item, address.ClusterId);
        }
        catch (RancherException refused) when (refused.Error.IsNotFound)
        {
            // A 404 of a write may be about something else that the object names.
            return await steve.FindAsync(type.Name, address.Namespace, address.Name, ct) is null ? null : throw new RancherException(refused.Error);
        }
    }

    public async Task<JObject?> DeleteAsync(string id, CancellationToken ct)
    {
        var address = SteveAddress.Parse(type, id);
        return await _clusters.FindAsync(address.ClusterId, ct) is { } steve ? await steve.RemoveAsync(type.Name, address.Namespace, address.Name, ct) : null;
    }

    public async Task<JObject?> InvokeAsync(string id, string action, JObject? input, CancellationToken ct)
    {
        var address = SteveAddress.Parse(type, id);
        var steve = await _clusters.GetAsync(address.ClusterId, ct);
        return await steve.ActionAsync(type.Name, address.Namespace, address.Name, action, input, ct);
    }

    public ObjectStatus StatusOf(JObject item) => new(SteveConditions.State(item).Name, SteveConditions.Describe(item))
    {
        IsError = SteveConditions.State(item).IsError,
        IsObserved = SteveConditions.IsObserved(item),
        Uid = (string?)item["metadata"].At("uid"),
        Generation = (long?)item["metadata"].At("generation"),
        Conditions = StatusConditions.Read(item["status"].At("conditions")),
    };

    public async Task<IReadOnlyList<JObject>> ListAsync(IReadOnlyDictionary<string, string> filters, CancellationToken ct)
    {
        var cluster = filters.GetValueOrDefault(SteveAddress.ClusterMember, SteveAddress.Local);
        var steve = await _clusters.GetAsync(cluster, ct);
        var query = new SteveQuery { Namespace = filters.GetValueOrDefault("metadata.namespace"), Name = filters.GetValueOrDefault("metadata.name") };
        var found = query is { Namespace: { } ns, Name: { } name }
            ? await steve.FindAsync(type.Name, ns, name, ct) is { } one ? [one] : []
            : await steve.ListAsync(type.Name, query, ct);
        return [.. found.Select(item => View(item, cluster)).Where(item => filters.All(f => (string?)item.SelectToken(f.Key) == f.Value))];
    }

    private static JObject Bare(JObject body)
    {
        var item = (JObject)body.DeepClone();
        item.Remove("id");
        item.Remove(SteveAddress.ClusterMember);
        return item;
    }

    private static string LocalId(SteveAddress address) => address.Namespace is null ? address.Name : $"{address.Namespace}/{address.Name}";

    private JObject View(JObject item, string cluster)
    {
        var view = (JObject)item.DeepClone();
        if (type.IsInCluster)
        {
            view[SteveAddress.ClusterMember] = cluster;
        }

        view["id"] = (SteveAddress.Of(type, view) with { ClusterId = cluster }).Id(type);
        return view;
    }

    private JObject Changed(JObject server, Func<JObject, JObject> change, SteveAddress address)
    {
        foreach (var (name, value) in change(View(server, address.ClusterId)))
        {
            if (value is null or JValue { Type: JTokenType.Null })
            {
                server.Remove(name);
            }
            else if (name is not ("id" or SteveAddress.ClusterMember))
            {
                server[name] = value.DeepClone();
            }
        }

        return server;
    }

    private void ReportWarnings(SteveWrite write)
    {
        foreach (var warning in write.Warnings)
        {
            warn?.Invoke(new ServiceError($"Rancher says: {warning.Text}.", warning.FieldPath));
        }
    }
}
