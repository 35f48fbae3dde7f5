using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Norman;

/// <summary>The answer to a list: one page of objects, with the links a browser of the API would follow.</summary>
internal static class CollectionAnswer
{
    public static JObject Build(TypeSchema type, ListQuery list, IReadOnlyList<JObject> all, ApiRequest request, IEnumerable<string> actions)
    {
        // Tokens have a handler of their own, which knows no pages.
        var start = list.Marker is null ? 0 : Math.Max(0, all.ToList().FindIndex(o => (string?)o["id"] == list.Marker));
        var page = type.Id == "token" ? all : all.Skip(start).Take(list.Limit).ToList();
        var collection = new JObject
        {
            ["type"] = "collection",
            ["resourceType"] = type.Id,
            ["links"] = new JObject { ["self"] = request.BaseUrl + request.Path },
            ["actions"] = new JObject(actions.Select(a => new JProperty(a, $"{request.BaseUrl}/v3/{type.CollectionPath}?action={a}"))),
            ["pagination"] = type.Id == "token" ? new JObject { ["limit"] = list.Limit } : Pagination(list, all, start, request),
            ["sort"] = Sort(type, list, request),
            ["filters"] = Filters(type, list),
            ["data"] = new JArray(page),
        };
        if (type.CollectionMethods!.Contains("POST"))
        {
            collection["createTypes"] = new JObject { [type.Id] = $"{request.BaseUrl}/v3/{type.CollectionPath}" };
        }

        return collection;
    }

    private static JObject Pagination(ListQuery list, IReadOnlyList<JObject> all, int start, ApiRequest request)
    {
        var pagination = new JObject { ["limit"] = list.Limit, ["total"] = all.Count };
        if (all.Count <= list.Limit)
        {
            return pagination;
        }

        string At(int index) => request.UrlWith("marker", (string)all[index]["id"]!);
        pagination["partial"] = true;
        pagination["first"] = At(0);
        if (start + list.Limit < all.Count)
        {
            pagination["next"] = At(start + list.Limit);
        }

        if (start > 0)
        {
            pagination["previous"] = At(Math.Max(0, start - list.Limit));
        }

        pagination["last"] = At((all.Count - 1) / list.Limit * list.Limit);
        return pagination;
    }

    private static JObject Sort(TypeSchema type, ListQuery list, ApiRequest request)
    {
        var sort = new JObject
        {
            ["order"] = list.Descending ? "desc" : "asc",
            ["reverse"] = request.UrlWith("order", list.Descending ? "asc" : "desc"),
            ["links"] = new JObject(type.Sorts.Select(f => new JProperty(f.Name, request.UrlWith("sort", f.Name, "order", "marker")))),
        };
        if (list.Sort is not null)
        {
            sort["name"] = list.Sort;
        }

        return sort;
    }

    private static JObject Filters(TypeSchema type, ListQuery list)
    {
        var names = type.Filters.Select(f => f.Name).Union(list.Filters.Select(f => f.Field)).Order(StringComparer.Ordinal);
        return new JObject(names.Select(name =>
        {
            var set = list.Filters.Where(f => f.Field == name)
                .Select(f => new JObject { ["modifier"] = f.Modifier, ["value"] = f.Value }).ToArray();
            return new JProperty(name, set.Length == 0 ? JValue.CreateNull() : new JArray(set));
        }));
    }
}
