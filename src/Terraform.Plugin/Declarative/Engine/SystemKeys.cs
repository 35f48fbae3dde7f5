using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>
/// Maps such as labels and annotations in which Rancher, Kubernetes and other controllers keep entries of their own. Those are neither drift nor
/// ours to remove, unless the user manages them.
/// </summary>
internal static class SystemKeys
{
    /// <summary>Whether the entry belongs to Rancher or Kubernetes itself.</summary>
    public static bool IsSystemKey(string key) =>
        key.Contains("cattle.io/", StringComparison.Ordinal) || key.Contains("rancher.io/", StringComparison.Ordinal)
        || key.StartsWith("kubernetes.io/", StringComparison.Ordinal) || key.Contains(".kubernetes.io/", StringComparison.Ordinal)
        || key.Contains("k8s.io/", StringComparison.Ordinal)
        // The one that Rancher writes without naming itself.
        || key == "ownerBindingsCreated";

    /// <summary>The map without managed entries, but for those that <paramref name="known"/> has.</summary>
    public static TfValue WithoutSystemKeys(TfValue map, TfValue known) => map is TfMap all
        ? new TfMap(all.Entries.Where(e => !IsSystemKey(e.Key) || (known as TfMap)?.Entries.ContainsKey(e.Key) == true))
        : map;

    /// <summary>What the server has, less what the user removed, plus what the user has now.</summary>
    public static JObject Merge(JToken? server, TfValue prior, TfValue planned)
    {
        var merged = server is JObject current ? (JObject)current.DeepClone() : [];
        foreach (var removed in (prior as TfMap)?.Entries.Keys.Where(k => planned is not TfMap p || !p.Entries.ContainsKey(k)) ?? [])
        {
            if (!IsSystemKey(removed))
            {
                merged.Remove(removed);
            }
        }

        foreach (var (key, value) in (planned as TfMap)?.Entries ?? TfMap.Empty.Entries)
        {
            merged[key] = value.StringOrNull();
        }

        return merged;
    }
}
