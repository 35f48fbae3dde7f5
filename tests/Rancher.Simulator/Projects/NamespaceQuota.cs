using System.Globalization;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Projects;

/// <summary>The quota of a namespace against that of its project.</summary>
internal static class NamespaceQuota
{
    /// <summary>The limits that a project or namespace has, those with a field of their own.</summary>
    public static JObject LimitOf(StoredObject owner) => Native(owner.Body.SelectToken("resourceQuota.limit"));

    /// <summary>What a project gives each namespace.</summary>
    public static JObject DefaultOf(StoredObject project) => Native(project.Body.SelectToken("namespaceDefaultResourceQuota.limit"));

    /// <param name="world">The server.</param>
    /// <param name="project">The project of the namespace, or null.</param>
    /// <param name="quota">The quota that was sent.</param>
    /// <param name="self">The namespace, when it exists already.</param>
    public static void Check(World world, StoredObject? project, JObject quota, StoredObject? self)
    {
        if (project?.Body.SelectToken("resourceQuota.limit") is not JObject all || all.Properties().All(p => p.Name == "type"))
        {
            return;
        }

        var (limit, own) = (LimitOf(project), Native(quota["limit"]));
        if (all["extended"] is JObject { Count: > 0 } || !own.Properties().Select(p => p.Name).ToHashSet().SetEquals(limit.Properties().Select(p => p.Name)))
        {
            throw new ApiError(422, "MissingRequired", "does not have all fields defined on a project quota", "resourceQuota");
        }

        var others = world.Store.All("namespace").Where(n => n != self && n.Text("projectId") == project.Id && !n.IsRemoving).Select(
            n => LimitOf(n) is { Count: > 0 } l ? l : DefaultOf(project)).ToList();
        var exceeding = own.Properties()
            .Select(p => (p.Name, Sum: others.Append(own).Sum(o => Quantity.TryParse((string?)o[p.Name] ?? "", out var part) ? part : 0)))
            .Where(s => Quantity.TryParse((string?)limit[s.Name] ?? "", out var most) && s.Sum > most)
            .Select(s => $"{s.Name}={s.Sum.ToString(CultureInfo.InvariantCulture)}").ToList();
        if (exceeding.Count > 0)
        {
            throw new ApiError(422, "MaxLimitExceeded", $"exceeds projectLimit on fields: {string.Join(',', exceeding)}", "resourceQuota");
        }
    }

    private static JObject Native(JToken? limit) =>
        new((limit as JObject ?? []).Properties().Where(p => p.Name is not ("type" or "extended") && (string?)p.Value is { Length: > 0 }));
}
