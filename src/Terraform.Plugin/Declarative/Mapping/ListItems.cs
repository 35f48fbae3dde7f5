using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>
/// Which item of one list is which item of another: the one with the same key, where items have one, and the one in the same place otherwise.
/// </summary>
internal static class ListItems
{
    public static TfValue Counterpart(Field field, TfValue item, TfValue list, int index) => field.Placement.Key is { } key
        ? list.Items.FirstOrDefault(other => other[key].Equals(item[key])) ?? TfValue.Null
        : index < list.Items.Count ? list.Items[index] : TfValue.Null;

    public static JObject? Counterpart(Field field, TfValue item, IReadOnlyList<JObject> objects, int index) => field.Placement.Key is { } key
        ? objects.FirstOrDefault(json => KeyOf(field, key, json).Equals(item[key]))
        : index < objects.Count ? objects[index] : null;

    /// <summary>The objects in the order of the items that they are, and those that are no item after them.</summary>
    public static IEnumerable<(JObject Json, TfValue Known)> InOrderOf(Field field, TfValue known, IReadOnlyList<JObject> objects)
    {
        if (field.Placement.Key is null)
        {
            return objects.Select((json, index) => (json, index < known.Items.Count ? known.Items[index] : TfValue.Null));
        }

        var matched = known.Items.Select(item => (Json: Counterpart(field, item, objects, 0), Known: item)).Where(p => p.Json is not null).ToList();
        return matched.Select(p => (p.Json!, p.Known)).Concat(objects.Except(matched.Select(p => p.Json!)).Select(json => (json, TfValue.Null)));
    }

    private static TfValue KeyOf(Field field, string key, JObject json) =>
        field.Children.First(c => c.Name == key) is var child ? JsonValues.Read(child, ApiTree.Find(json, json, child.Location)) : TfValue.Null;
}
