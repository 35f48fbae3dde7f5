using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>
/// The API holds a map from the key to the rest of each object, or to all of it when the key is repeated inside. Where the key has a name pattern, the
/// map may have other members as well.
/// </summary>
/// <param name="KeyField">Child that is the key.</param>
/// <param name="IsInside">Whether the API repeats the key inside each object.</param>
public sealed record ListMapPlacement(string KeyField, bool IsInside) : IPlacement
{
    public string Key => KeyField;

    public bool IsMap => true;

    public bool IsAmongOthers(Field field) => Pattern(field) is not null;

    public JToken? Own(Field field, JToken found) => !IsAmongOthers(field) || found is not JObject map
        ? found
        : new JObject(Names(map, field).Select(name => new JProperty(name, map[name]))) is { Count: > 0 } own ? own : null;

    public IEnumerable<JToken> Objects(Field field, JToken found) => found is JObject map ? Names(map, field).Select(name => map[name]!) : [found];

    /// <summary>Map to list, the key put into each object, sorted by key.</summary>
    public IReadOnlyList<JObject> Items(Field field, JToken? json) => json switch
    {
        JObject map => [.. Names(map, field).Order(StringComparer.Ordinal).Select(name =>
        {
            var item = (JObject)map[name]!.DeepClone();
            item[KeyOf(field).ApiPath] = name;
            return item;
        })],
        JArray many => [.. many.OfType<JObject>()],
        _ => [],
    };

    /// <summary>List to map; objects without a key cannot be there.</summary>
    public JToken Arrange(Field field, JArray items)
    {
        var key = KeyOf(field).ApiPath;
        var map = new JObject();
        foreach (var item in items.OfType<JObject>())
        {
            var rest = (JObject)item.DeepClone();
            if (!IsInside)
            {
                rest.Remove(key);
            }

            map[(string?)item[key] ?? ""] = rest;
        }

        return map;
    }

    private IEnumerable<string> Names(JObject map, Field field) =>
        map.Properties().Where(p => p.Value is JObject && Pattern(field)?.Matches(p.Name) != false).Select(p => p.Name);

    private NamePattern? Pattern(Field field) => (KeyOf(field).Codec as NamePatternCodec)?.Pattern;

    private Field KeyOf(Field field) => field.Children.First(c => c.Name == KeyField);
}
