using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Norman;

/// <summary>One condition of a list: field, modifier and value.</summary>
internal sealed record ListFilter(string Field, string Modifier, string Value)
{
    public bool Matches(JObject body)
    {
        var text = Text(body[Field]);
        return Modifier switch
        {
            "eq" => text == Value,
            "ne" => text != Value,
            "in" => Value.Split(',').Contains(text),
            "notin" => !Value.Split(',').Contains(text),
            "null" => text is null,
            "notnull" => text is not null,
            _ => true,
        };
    }

    public static string? Text(JToken? value) => value switch
    {
        null or { Type: JTokenType.Null } => null,
        { Type: JTokenType.Boolean } => (bool)value ? "true" : "false",
        _ => value.ToString(),
    };
}

/// <summary>The parameters of a list: filters that the type knows (others are ignored), order and page.</summary>
internal sealed class ListQuery
{
    private static readonly string[] Modifiers = ["_eq", "_ne", "_in", "_notin", "_null", "_notnull"];

    private ListQuery()
    {
    }

    public required IReadOnlyList<ListFilter> Filters { get; init; }

    public string? Sort { get; private init; }

    public bool Descending { get; private init; }

    public int Limit { get; private init; }

    public string? Marker { get; private init; }

    public static ListQuery Read(TypeSchema type, IReadOnlyList<KeyValuePair<string, string>> query)
    {
        var known = type.Filters.Select(f => f.Name).ToHashSet();
        if (type.Id == "user")
        {
            known.Add("me");
        }

        var filters = new List<ListFilter>();
        foreach (var (name, value) in query)
        {
            var modifier = Modifiers.FirstOrDefault(m => name.EndsWith(m, StringComparison.Ordinal)) ?? "_eq";
            var field = name.EndsWith(modifier, StringComparison.Ordinal) ? name[..^modifier.Length] : name;
            if (known.Contains(field))
            {
                filters.Add(new ListFilter(field, modifier[1..], value));
            }
        }

        string? Last(string name) => query.LastOrDefault(p => p.Key == name).Value;
        var limit = int.TryParse(Last("limit"), out var asked) ? asked : 1000;
        var sort = Last("sort");
        return new ListQuery
        {
            Filters = filters,
            Sort = sort is not null && known.Contains(sort) ? sort : null,
            Descending = Last("order") == "desc" ^ Last("reverse") == "true",
            Limit = limit is <= 0 or > 10000 ? 10000 : limit,
            Marker = Last("marker"),
        };
    }

    public List<JObject> Order(IEnumerable<JObject> bodies)
    {
        var ordered = bodies
            .OrderBy(b => Sort is null ? "" : ListFilter.Text(b[Sort]) ?? "", StringComparer.Ordinal)
            .ThenBy(b => (string?)b["id"], StringComparer.Ordinal)
            .ToList();
        if (Descending)
        {
            ordered.Reverse();
        }

        return ordered;
    }
}
