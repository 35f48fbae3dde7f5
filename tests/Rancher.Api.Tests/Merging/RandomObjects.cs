using Newtonsoft.Json.Linq;

namespace Rancher.Api.Tests.Merging;

/// <summary>Objects in the shapes that clusters have, and random changes of them; the same seed gives the same ones.</summary>
internal sealed class RandomObjects(int seed)
{
    private static readonly string[] Fields = ["a", "b", "c", "d", "cattle.io/e"];
    private static readonly string[] Names = ["pool-a", "pool-b", "pool-c", "pool-d"];
    private readonly Random _random = new(seed);

    public JObject Object(int depth = 3)
    {
        var item = new JObject();
        foreach (var field in Fields.Where(_ => _random.Next(2) == 0))
        {
            item[field] = Value(depth - 1);
        }

        return item;
    }

    /// <summary>A copy in which some values, keys and elements are others.</summary>
    public JObject Changed(JObject item, int depth = 3)
    {
        var copy = new JObject();
        foreach (var field in Fields)
        {
            var value = item[field] switch
            {
                null => _random.Next(6) == 0 ? Value(depth - 1) : null,
                _ when _random.Next(8) == 0 => null,
                _ when _random.Next(8) == 0 => Value(depth - 1),
                JObject child => Changed(child, depth - 1),
                JArray list when list.Any(e => e is JObject) => Changed(list, depth - 1),
                { } other => other.DeepClone(),
            };
            if (value is not null)
            {
                copy[field] = value;
            }
        }

        if (item["name"] is { } name)
        {
            copy["name"] = name.DeepClone();
        }

        return copy;
    }

    private JArray Changed(JArray list, int depth)
    {
        var kept = list.OfType<JObject>().Where(_ => _random.Next(6) != 0).Select(element => Changed(element, depth)).ToList();
        if (_random.Next(4) == 0 && Names.FirstOrDefault(name => list.All(e => (string?)e["name"] != name)) is { } free)
        {
            kept.Add(Named(free, depth));
        }

        if (_random.Next(5) == 0)
        {
            kept.Reverse();
        }

        return [.. kept];
    }

    private JToken Value(int depth) => (depth <= 0 ? _random.Next(4) : _random.Next(7)) switch
    {
        0 => _random.Next(4),
        1 => _random.Next(2) == 0,
        2 => Names[_random.Next(Names.Length)],
        3 => new JArray(Enumerable.Range(0, _random.Next(3)).Select(_ => (object)_random.Next(3))),
        4 or 5 => Object(depth),
        _ => new JArray(Names.Where(_ => _random.Next(2) == 0).Select(name => Named(name, depth))),
    };

    private JObject Named(string name, int depth)
    {
        var item = Object(depth - 1);
        item["name"] = name;
        return item;
    }
}
