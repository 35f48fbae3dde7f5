using System.Globalization;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Server;

/// <summary>Puts recorded answers into the store, so that GETs give exactly them.</summary>
internal static class LoadedObjects
{
    public static void Load(World world, JObject pathToAnswer)
    {
        foreach (var (path, answer) in pathToAnswer)
        {
            if (answer is JObject { } list && (string?)list["type"] == "collection")
            {
                foreach (var item in (list["data"] as JArray ?? []).OfType<JObject>())
                {
                    Add(world, null, item);
                }
            }
            else if (answer is JObject item && path.StartsWith("/v3/", StringComparison.Ordinal) && !path.Contains('?', StringComparison.Ordinal))
            {
                if (Add(world, path, item))
                {
                    continue;
                }
            }

            world.Store.Answers[path] = answer!.DeepClone();
        }
    }

    /// <summary>
    /// Writes a loaded object of Kubernetes, of which no controller knows: the body takes its place, with what only a server gives as it was. Null where
    /// no such object was loaded, or the body was made of another version of it.
    /// </summary>
    public static JObject? Write(World world, string path, JObject body)
    {
        if (world.Store.Answers.GetValueOrDefault(path) is not JObject before || before["metadata"] is not JObject was || body["metadata"] is not JObject sent
            || (string?)sent["resourceVersion"] != (string?)was["resourceVersion"])
        {
            return null;
        }

        var (written, metadata) = ((JObject)body.DeepClone(), (JObject)sent.DeepClone());
        foreach (var name in (string[])["uid", "creationTimestamp", "fields", "relationships", "state", "managedFields"])
        {
            metadata[name] = was[name]?.DeepClone();
        }

        metadata["resourceVersion"] = ((long)was["resourceVersion"]! + 1).ToString(CultureInfo.InvariantCulture);
        written["metadata"] = metadata;
        foreach (var name in (string[])["id", "links", "status"])
        {
            written[name] = before[name]?.DeepClone();
        }

        foreach (var absent in written.Properties().Concat(metadata.Properties()).Where(p => p.Value.Type == JTokenType.Null && before[p.Name] is null).ToList())
        {
            absent.Remove();
        }

        world.Store.Answers[path] = written;
        return (JObject)written.DeepClone();
    }

    /// <summary>Whether the object is one of a type the simulator holds, and stands where that type's objects do.</summary>
    private static bool Add(World world, string? path, JObject body)
    {
        if (path?.Split('/') is ["", "v3", "cluster" or "clusters", var cluster, "namespaces", var name])
        {
            world.Store.Add(new StoredObject("namespace", $"{cluster}/{name}", (JObject)body.DeepClone())).Hidden["cluster"] = cluster;
            return true;
        }

        if ((string?)body["baseType"] is not { } typeId || (string?)body["id"] is not { } id || world.Schemas.Find(typeId) is not { HasCollection: true } type
            || path is not null && !path.Equals($"/v3/{type.CollectionPath}/{id}", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        world.Store.Add(new StoredObject(typeId, id, (JObject)body.DeepClone()) { Verbatim = true });
        return true;
    }
}
