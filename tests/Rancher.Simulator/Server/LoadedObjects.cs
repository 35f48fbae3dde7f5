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
                    Add(world, item);
                }
            }
            else if (answer is JObject item && path.StartsWith("/v3/", StringComparison.Ordinal) && !path.Contains('?', StringComparison.Ordinal))
            {
                Add(world, item);
                continue;
            }

            world.Store.Answers[path] = answer!.DeepClone();
        }
    }

    private static void Add(World world, JObject body)
    {
        if ((string?)body["baseType"] is { } type && (string?)body["id"] is { } id && world.Schemas.Find(type) is not null)
        {
            world.Store.Add(new StoredObject(type, id, (JObject)body.DeepClone()) { Verbatim = true });
        }
    }
}
