using Newtonsoft.Json.Linq;

namespace Rancher.Api.Merging;

/// <summary>Finds out by which fields the objects of a list are told apart: machine pools by name, taints by key and effect.</summary>
internal static class ListKeys
{
    // Tried in this order: the first whose fields every object of every version has, without two objects that agree in them.
    private static readonly string[][] Candidates =
    [
        ["name"], ["hostname"], ["key", "effect"], ["key"], ["id"], ["type"], ["mountPath"], ["path"], ["ip"], ["url"],
    ];

    /// <summary>The lists as objects by key; null when no key fits them all, and they can only be taken as a whole.</summary>
    public static IReadOnlyList<KeyedList>? Of(params IReadOnlyList<JArray> lists)
    {
        if (lists.Any(list => list.Any(item => item is not JObject)) || lists.All(list => list.Count == 0))
        {
            return null;
        }

        foreach (var fields in Candidates)
        {
            var keyed = lists.Select(list => KeyedList.TryMake(list, fields)).OfType<KeyedList>().ToList();
            if (keyed.Count == lists.Count)
            {
                return keyed;
            }
        }

        return null;
    }
}

/// <summary>The objects of a list by their natural key, in the order of the list.</summary>
internal sealed class KeyedList
{
    private readonly Dictionary<string, JObject> _items = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    private KeyedList()
    {
    }

    public IReadOnlyList<string> Order => _order;

    public JObject? this[string key] => _items.GetValueOrDefault(key);

    public static KeyedList? TryMake(JArray list, string[] fields)
    {
        var made = new KeyedList();
        foreach (var item in list.Cast<JObject>())
        {
            var parts = fields.Select(field => (item[field] as JValue)?.Value as string).ToList();
            var key = string.Join(':', parts);
            if (parts.Any(string.IsNullOrEmpty) || !made._items.TryAdd(key, item))
            {
                return null;
            }

            made._order.Add(key);
        }

        return made;
    }
}
