using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>
/// Maps such as labels and annotations in which the system keeps entries of its own. What the configuration never had is the system's, and neither drift
/// nor removed; what it had is the user's, whatever its key looks like.
/// </summary>
internal sealed class SystemKeysIgnored(SystemKeys keys) : IOwnership
{
    public bool IsSystemKey(string key) => keys.IsSystemKey(key);

    /// <summary>The map without the system's entries, but for those that <paramref name="known"/> has.</summary>
    public TfValue Owned(Field field, TfValue read, TfValue known, bool isFirst) => read is TfMap all
        ? new TfMap(all.Entries.Where(e => !keys.IsSystemKey(e.Key) || (known as TfMap)?.Entries.ContainsKey(e.Key) == true))
        : read;

    // The state of rancher2 lists the system's entries among the user's.
    public TfValue Planned(TfValue wanted, TfValue prior, Func<string, bool> wasConfigured) => (wanted, prior) is (TfMap now, TfMap before)
        ? new TfMap(now.Entries.Concat(before.Entries.Where(e => !now.Entries.ContainsKey(e.Key) && IsKept(e.Key, wasConfigured))))
        : wanted;

    public IEnumerable<FixedEntry> FixedEntries(TfValue wanted, TfValue prior, Func<string, bool> wasConfigured)
    {
        if ((wanted, prior) is not (TfMap now, TfMap before))
        {
            return [];
        }

        var changed = now.Entries.Where(e => keys.IsSetOnCreateOnly(e.Key) && e.Value.IsKnown && !e.Value.Equals(before[e.Key])).Select(e => e.Key);
        var removed = before.Entries.Keys.Where(k => !now.Entries.ContainsKey(k) && keys.IsNeverRemoved(k) && wasConfigured(k));
        return changed.Select(k => new FixedEntry(k, IsRemoval: false)).Concat(removed.Select(k => new FixedEntry(k, IsRemoval: true)));
    }

    /// <summary>What the server has, less what the plan removes, plus what it has now.</summary>
    public JToken Merge(JToken? server, TfValue prior, TfValue planned)
    {
        var merged = server is JObject current ? (JObject)current.DeepClone() : [];
        foreach (var removed in (prior as TfMap)?.Entries.Keys.Where(k => planned is not TfMap p || !p.Entries.ContainsKey(k)) ?? [])
        {
            merged.Remove(removed);
        }

        foreach (var (key, value) in (planned as TfMap)?.Entries ?? TfMap.Empty.Entries)
        {
            merged[key] = value.StringOrNull();
        }

        return merged;
    }

    private bool IsKept(string key, Func<string, bool> wasConfigured) => keys.IsNeverRemoved(key) || (keys.IsSystemKey(key) && !wasConfigured(key));
}
