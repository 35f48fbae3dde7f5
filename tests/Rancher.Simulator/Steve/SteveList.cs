using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Steve;

/// <summary>Lists: filtered and cut into pages as the version does it, with its gaps.</summary>
internal sealed class SteveList(SteveRules rules, SteveView view, SteveObjects objects)
{
    public ApiAnswer Answer(SteveType type, string? ns, ApiRequest request)
    {
        var all = objects.All(type.Collection).Where(item => request.Caller!.IsAdmin && (ns is null || item.Namespace == ns)).ToList();
        var list = new JObject
        {
            ["type"] = "collection",
            ["links"] = new JObject { ["self"] = $"{request.BaseUrl}/v1/{type.Collection}" },
            ["createTypes"] = new JObject { [type.Id] = $"{request.BaseUrl}/v1/{type.Collection}" },
            ["actions"] = new JObject(),
            ["resourceType"] = type.Id,
            ["revision"] = objects.Version.ToString(CultureInfo.InvariantCulture),
        };
        var found = rules.ListsFromDatabase ? Database(all, request, list) : Plain(all, request, list);
        list["data"] = new JArray(found.Select(item => Shown(item, request)));
        return ApiAnswer.Ok(list);
    }

    private JObject Shown(SteveObject item, ApiRequest request)
    {
        var shown = view.Show(item, request);
        if (request.Query.Any(p => p is { Key: "exclude", Value: "metadata.managedFields" }))
        {
            ((JObject)shown["metadata"]!).Remove("managedFields");
        }

        return shown;
    }

    /// <summary>2.11: filters find substrings in any field, selectors are those of Kubernetes, and limit hands out tokens.</summary>
    private static List<SteveObject> Plain(List<SteveObject> all, ApiRequest request, JObject list)
    {
        foreach (var filter in request.Query.Where(p => p.Key == "filter").Select(p => p.Value))
        {
            all = [.. all.Where(item => filter.Split(',').Any(part => part.Split('=', 2) is [var path, var text]
                && ((string?)(item.Body.SelectToken(path) as JValue))?.Contains(text, StringComparison.Ordinal) == true))];
        }

        foreach (var selector in request.Query.Where(p => p.Key is "labelSelector" or "fieldSelector"))
        {
            all = [.. all.Where(item => selector.Value.Split(',').All(part => Selected(item, selector.Key, part)))];
        }

        if (Number(request, "pagesize") is { } size)
        {
            Count(list, all.Count);
            list["pages"] = (all.Count + size - 1) / size;
            return [.. all.Skip((Math.Max(Number(request, "page") ?? 1, 1) - 1) * size).Take(size)];
        }

        if (Number(request, "limit") is not { } limit)
        {
            Count(list, all.Count);
            return all;
        }

        var skip = request.Parameter("continue") is { Length: > 0 } token ? int.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(token)), CultureInfo.InvariantCulture) : 0;
        if (skip + limit < all.Count)
        {
            var next = Convert.ToBase64String(Encoding.UTF8.GetBytes((skip + limit).ToString("D6", CultureInfo.InvariantCulture)));
            list["continue"] = next;
            list["pagination"] = new JObject { ["first"] = list["links"]!["self"], ["next"] = request.UrlWith("continue", next), ["partial"] = true };
        }

        Count(list, Math.Min(limit, all.Count - skip));
        return [.. all.Skip(skip).Take(limit)];
    }

    /// <summary>
    /// From 2.12 on: exact filters of indexed fields, selectors and limit ignored, pages by number with a next link to the same page.
    /// </summary>
    private static List<SteveObject> Database(List<SteveObject> all, ApiRequest request, JObject list)
    {
        foreach (var filter in request.Query.Where(p => p.Key == "filter").Select(p => p.Value))
        {
            all = [.. all.Where(item => filter.Split(',').Any(part => part.Split('=', 2) is [var path, var text] && Indexed(item, path) == text))];
        }

        Count(list, all.Count);
        if (Number(request, "pagesize") is not (> 0 and var size))
        {
            return all;
        }

        var page = Math.Max(Number(request, "page") ?? 1, 1);
        if (page * size < all.Count)
        {
            list["continue"] = page.ToString(CultureInfo.InvariantCulture);
            list["pagination"] = new JObject { ["first"] = list["links"]!["self"], ["next"] = request.UrlWith("continue", $"{page}"), ["partial"] = true };
        }

        return [.. all.Skip((page - 1) * size).Take(size)];
    }

    private static string? Indexed(SteveObject item, string path) => path switch
    {
        "id" => item.Id,
        "metadata.name" => item.Name,
        "metadata.namespace" => item.Namespace,
        "status.clusterName" => (string?)item.Body["status"]?["clusterName"],
        _ when path.StartsWith("metadata.labels", StringComparison.Ordinal) => Label(item, path["metadata.labels".Length..].Trim('.', '[', ']')),
        _ => throw new SteveError(422, "InvalidBodyContent", $"column is invalid [{path}]: supplied column is invalid"),
    };

    private static bool Selected(SteveObject item, string kind, string part) => part.Split('=', 2) is [var key, var text]
        && (kind == "labelSelector" ? Label(item, key) : key == "metadata.name" ? item.Name : item.Namespace) == text;

    private static string? Label(SteveObject item, string key) => (string?)item.Metadata["labels"]?[key];

    private static void Count(JObject list, int count)
    {
        if (count > 0)
        {
            list["count"] = count;
        }
    }

    private static int? Number(ApiRequest request, string name) =>
        int.TryParse(request.Parameter(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
