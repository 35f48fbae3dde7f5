using Newtonsoft.Json.Linq;
using Rancher.Api.Merging;

namespace Rancher.Api.Steve;

/// <summary>What to do where another writer changed the same thing to something else.</summary>
public enum OnConflict
{
    /// <summary>Our value is written, and the place is reported.</summary>
    OursWins,

    /// <summary>Nothing is written, and a <see cref="MergeConflictException"/> names the places.</summary>
    Refuse,
}

/// <summary>The three-way merge of objects that Steve serves.</summary>
internal static class SteveMerge
{
    private static readonly string[] ServersFields = ["status", "apiVersion", "kind", "id", "type", "links", "actions"];
    private static readonly string[] OurMetadata = ["labels", "annotations"];

    /// <summary>The part of an object that a writer can have an opinion on.</summary>
    public static JObject Mergeable(JObject item)
    {
        var part = (JObject)item.DeepClone();
        foreach (var field in ServersFields)
        {
            part.Remove(field);
        }

        if (part["metadata"] is JObject metadata)
        {
            foreach (var field in metadata.Properties().Where(p => !OurMetadata.Contains(p.Name)).ToList())
            {
                field.Remove();
            }
        }

        return part;
    }

    public static MergeResult Apply(JObject known, JObject ours, JObject theirs, OnConflict onConflict, string what)
    {
        var result = ThreeWayMerge.Merge(known, ours, theirs);
        return onConflict == OnConflict.Refuse && result.Conflicts.Count > 0 ? throw new MergeConflictException(what, result.Conflicts) : result;
    }
}
