using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative;

/// <summary>Lists of blocks that the API holds as a map of objects by the value of one of their fields.</summary>
internal static class KeyedObjects
{
    /// <summary>Map to list, the key put into each object, sorted by key.</summary>
    public static JArray ToArray(JObject map, Field field)
    {
        var key = KeyOf(field).ApiPath;
        return new JArray(Names(map, field).Order(StringComparer.Ordinal).Select(name =>
        {
            var item = (JObject)map[name]!.DeepClone();
            item[key] = name;
            return item;
        }));
    }

    /// <summary>List to map; objects without a key cannot be there.</summary>
    public static JObject ToMap(JArray items, Field field)
    {
        var key = KeyOf(field).ApiPath;
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

    /// <summary>The names of the objects in the map that belong to the field. In a map that holds others too, they are told by the key's affixes.</summary>
    public static IEnumerable<string> Names(JObject map, Field field) =>
        map.Properties().Where(p => p.Value is JObject && KeyOf(field).NamePattern?.Matches(p.Name) != false).Select(p => p.Name);

    /// <summary>The part of a map that belongs to the field.</summary>
    public static JObject In(JObject map, Field field) => new(Names(map, field).Select(name => new JProperty(name, map[name])));

    /// <summary>Whether a key is the one of an object.</summary>
    public static bool Is(JObject item, Field field, Values.TfValue key) => JsonValues.Read(KeyOf(field), ApiTree.Find(item, item, KeyOf(field).ApiPath)).Equals(key);

    private static Field KeyOf(Field field) => field.Children.First(c => c.Name == field.KeyField);
}
