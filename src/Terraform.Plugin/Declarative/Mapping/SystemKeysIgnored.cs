using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>
/// Maps such as labels and annotations in which the system keeps entries of its own. Those are neither drift nor ours to remove, unless the user
/// manages them.
/// </summary>
/// <param name="isSystemKey">Tells the keys of the system, by the conventions of the service.</param>
internal sealed class SystemKeysIgnored(Func<string, bool> isSystemKey) : IOwnership
{
    /// <summary>The map without the system's entries, but for those that <paramref name="known"/> has.</summary>
    public TfValue Owned(Field field, TfValue read, TfValue known, bool isFirst) => read is TfMap all
        ? new TfMap(all.Entries.Where(e => !isSystemKey(e.Key) || (known as TfMap)?.Entries.ContainsKey(e.Key) == true))
        : read;

    public bool MeansTheSame(Field field, TfValue wanted, TfValue prior) => Owned(field, prior, wanted, isFirst: false).Equals(wanted);

    /// <summary>What the server has, less what the user removed, plus what the user has now.</summary>
    public JToken Merge(JToken? server, TfValue prior, TfValue planned)
    {
        var merged = server is JObject current ? (JObject)current.DeepClone() : [];
        foreach (var removed in (prior as TfMap)?.Entries.Keys.Where(k => planned is not TfMap p || !p.Entries.ContainsKey(k)) ?? [])
        {
            if (!isSystemKey(removed))
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
