using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Steve;

/// <summary>Lists: filtered, sorted and cut into pages as the version does it, with its gaps.</summary>
internal sealed class SteveList(KubeCluster cluster, SteveRules rules, SteveView view, SteveAccess access)
{
    public ApiAnswer Answer(SteveType type, string? ns, ApiRequest request)
    {
        CheckRevision(request);
        var all = cluster.All(type).Where(item => access.CanRead(request.Caller, item) && (ns is null || item.Namespace == ns)).OrderBy(item => item.Id, StringComparer.Ordinal).ToList();
        if (request.Parameter("projectsornamespaces") is { } spaces)
        {
            all = [.. all.Where(item => spaces.Split(',').Contains(item.Namespace))];
        }

        var self = $"{request.BaseUrl}{cluster.Prefix}/v1/{type.Collection}{(ns is null ? "" : "/" + ns)}";
        var list = new JObject { ["type"] = "collection", ["links"] = new JObject { ["self"] = self } };
        if (!type.Blocked.Contains("POST") && !type.Without.Contains("POST") && access.OffersCreation(request.Caller, type))
        {
            list["createTypes"] = new JObject { [type.Id] = $"{request.BaseUrl}{cluster.Prefix}/v1/{type.Collection}" };
        }

        list["actions"] = new JObject();
        list["resourceType"] = type.Id;
        list["revision"] = cluster.Objects.Version.ToString(CultureInfo.InvariantCulture);
        var found = rules.ListsFromDatabase ? Database(type, all, request, list) : Plain(all, request, list);
        list["data"] = new JArray(found.Select(item => Trim(view.Show(item, request), request)));
        return ApiAnswer.Ok(list);
    }

    /// <summary>Leaves out what a request excludes, or all but what it includes.</summary>
    public static JObject Trim(JObject shown, ApiRequest request)
    {
        var wanted = request.Query.Where(p => p.Key == "include").Select(p => p.Value).ToList();
        if (wanted.Count > 0)
        {
            var kept = new JObject { ["id"] = shown["id"], ["type"] = shown["type"], ["links"] = shown["links"] };
            foreach (var path in wanted.Where(path => shown.SelectToken(path) is not null))
            {
                Put(kept, path.Split('.'), shown.SelectToken(path)!.DeepClone());
            }

            return kept;
        }

        foreach (var path in request.Query.Where(p => p.Key == "exclude").Select(p => p.Value))
        {
            (shown.SelectToken(path)?.Parent as JProperty)?.Remove();
        }

        return shown;
    }

    private static void Put(JObject onto, string[] path, JToken value)
    {
        foreach (var step in path[..^1])
        {
            onto = onto[step] as JObject ?? (JObject)(onto[step] = new JObject());
        }

        onto[path[^1]] = value;
    }

    private void CheckRevision(ApiRequest request)
    {
        if (!long.TryParse(request.Parameter("revision"), CultureInfo.InvariantCulture, out var revision))
        {
            return;
        }

        if (rules.ListsFromDatabase && revision > cluster.Objects.Version)
        {
            throw new SteveError(400, "unknown revision", "unknown revision");
        }

        if (!rules.ListsFromDatabase && revision < 6000)
        {
            throw new SteveError(410, "Expired", "The resourceVersion for the provided list is too old.");
        }
    }

    /// <summary>2.11: filters find substrings in any field, selectors are those of Kubernetes, and limit hands out tokens.</summary>
    private List<SteveObject> Plain(List<SteveObject> all, ApiRequest request, JObject list)
    {
        foreach (var filter in request.Query.Where(p => p.Key == "filter").Select(p => p.Value))
        {
            all = [.. all.Where(item => filter.Split(',').Any(part => HasText(item, part)))];
        }

        foreach (var selector in request.Query.Where(p => p.Key is "labelSelector" or "fieldSelector"))
        {
            all = [.. all.Where(item => KubeSelector.Matches(item, selector.Key, selector.Value))];
        }

        if (request.Parameter("sort") is { Length: > 0 } sort)
        {
            all = Sorted(all, sort, (item, path) => (string?)(item.Body.SelectToken(path) as JValue)?.ToString(CultureInfo.InvariantCulture));
        }

        if (Number(request, "pagesize") is { } size)
        {
            Count(list, all.Count);
            list["pages"] = (all.Count + size - 1) / size;
            return [.. all.Skip((Math.Max(Number(request, "page") ?? 1, 1) - 1) * size).Take(size)];
        }

        if (Number(request, "limit") is not (> 0 and var limit))
        {
            Count(list, all.Count);
            return all;
        }

        var skip = Skip(request.Parameter("continue"));
        if (skip + limit < all.Count)
        {
            var next = Convert.ToBase64String(Encoding.UTF8.GetBytes((skip + limit).ToString("D6", CultureInfo.InvariantCulture)));
            list["continue"] = next;
            list["pagination"] = new JObject { ["first"] = request.BaseUrl + request.Path, ["next"] = request.UrlWith("continue", next), ["partial"] = true };
        }

        Count(list, Math.Min(limit, all.Count - skip));
        return [.. all.Skip(skip).Take(limit)];
    }

    private static int Skip(string? token)
    {
        try
        {
            return token is { Length: > 0 } ? int.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(token)), CultureInfo.InvariantCulture) : 0;
        }
        catch (FormatException)
        {
            throw new SteveError(500, "ServerError", "illegal base64 data at input byte 0");
        }
    }

    /// <summary>
    /// From 2.12 on: exact filters of indexed fields, selectors and limit ignored, pages by number with a next link to the same page.
    /// </summary>
    private List<SteveObject> Database(SteveType type, List<SteveObject> all, ApiRequest request, JObject list)
    {
        foreach (var text in request.Query.Where(p => p.Key == "filter").Select(p => p.Value))
        {
            var filter = SteveFilter.Parse(text, type);
            if (all.Count == 0)
            {
                // The database knows its columns without any row.
                _ = filter.Matches(new SteveObject(type, new JObject { ["metadata"] = new JObject { ["name"] = "" } }), SteveState.Current);
            }

            all = [.. all.Where(item => filter.Matches(item, view.StateOf(item)))];
        }

        if (request.Parameter("sort") is { Length: > 0 } sort)
        {
            all = Sorted(all, sort, (item, path) => SteveFilter.Field(item, view.StateOf(item), path, type));
        }

        if (request.Parameter("summary") is { Length: > 0 } summary)
        {
            list["summary"] = new JArray(new JObject
            {
                ["property"] = summary,
                ["counts"] = new JObject(all.GroupBy(item => SteveFilter.Field(item, view.StateOf(item), summary, type)).Select(group => new JProperty(group.Key ?? "", group.Count()))),
            });
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
            list["pagination"] = new JObject { ["first"] = request.BaseUrl + request.Path, ["next"] = request.UrlWith("continue", $"{page}"), ["partial"] = true };
        }

        return [.. all.Skip((page - 1) * size).Take(size)];
    }

    private static bool HasText(SteveObject item, string part)
    {
        var isNot = part.Contains("!=", StringComparison.Ordinal);
        return part.Split(isNot ? "!=" : "=", 2) is [var path, var text]
            && ((string?)(item.Body.SelectToken(path) as JValue)?.ToString(CultureInfo.InvariantCulture))?.Contains(text, StringComparison.Ordinal) == !isNot;
    }

    private static List<SteveObject> Sorted(List<SteveObject> all, string sort, Func<SteveObject, string, string?> field)
    {
        IOrderedEnumerable<SteveObject>? sorted = null;
        foreach (var word in sort.Split(','))
        {
            var (path, falling) = word.StartsWith('-') ? (word[1..], true) : (word, false);
            string? Value(SteveObject item) => field(item, path);
            sorted = (sorted, falling) switch
            {
                (null, true) => all.OrderByDescending(Value, StringComparer.Ordinal),
                (null, false) => all.OrderBy(Value, StringComparer.Ordinal),
                ({ } before, true) => before.ThenByDescending(Value, StringComparer.Ordinal),
                ({ } before, false) => before.ThenBy(Value, StringComparer.Ordinal),
            };
        }

        return [.. sorted!];
    }

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
