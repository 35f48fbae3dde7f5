using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative;

/// <summary>Lists of blocks that the API holds as a map of objects by the value of one of their fields.</summary>
internal static class KeyedObjects
{
    /// <summary>Map to list, the key put into each object, sorted by key.</summary>
    public static JArray ToArray(JObject map, Field field)
    {
        var key = KeyOf(field);
        return new JArray(map.Properties().Where(p => p.Value is JObject).OrderBy(p => p.Name, StringComparer.Ordinal).Select(p =>
        {
            var item = (JObject)p.Value.DeepClone();
            item[key] = p.Name;
            return item;
        }));
    }

    /// <summary>List to map; objects without a key cannot be there.</summary>
    public static JObject ToMap(JArray items, Field field)
    {
        var key = KeyOf(field);
        var map = new JObject();
        foreach (var item in items.OfType<JObject>())
        {
            var name = (string?)item[key] ?? "";
            var rest = (JObject)item.DeepClone();
            if (!field.KeyIsInside)
            {
                rest.Remove(key);
            }

            map[name] = rest;
        }

        return map;
    }

    private static string KeyOf(Field field) => field.Children.First(c => c.Name == field.KeyField).ApiPath;
}
