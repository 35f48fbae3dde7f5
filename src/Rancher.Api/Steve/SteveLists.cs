using System.Globalization;
using System.Net.Http;
using Newtonsoft.Json.Linq;
using Rancher.Api.Errors;
using Rancher.Api.Http;
using Rancher.Api.Json;

namespace Rancher.Api.Steve;

/// <summary>Reads whole lists, over all pages, from servers that page in two ways.</summary>
internal sealed class SteveLists(RancherHttp http, StevePath path)
{
    /// <summary>Lists longer than this come in pages.</summary>
    public const int PageSize = 1000;

    private const string ExtGroup = "ext.cattle.io.";
    private const int Restarts = 2;

    // Set once a server was seen to ignore a selector: from 2.12 on, where Steve answers from a database.
    private volatile bool _ignoresSelectors;

    public async Task<IReadOnlyList<JObject>> ReadAsync(string type, SteveQuery query, CancellationToken ct)
    {
        if (type.StartsWith(ExtGroup, StringComparison.Ordinal))
        {
            // Steve 2.15.0 did not answer lists of this group at all; the Kubernetes API did.
            return await KubernetesAsync($"{path.Prefix}/apis/ext.cattle.io/v1/{Uri.EscapeDataString(type[ExtGroup.Length..])}", query, ct);
        }

        for (var attempt = 0; ; attempt++)
        {
            var found = new Dictionary<string, JObject>();
            if (await PagesAsync(type, query, found, ct) || attempt == Restarts)
            {
                return [.. found.Values.Where(query.Matches)];
            }
        }
    }

    /// <summary>
    /// Reads page after page by number, which every version understands, until all are there. The link to the next page is not followed: in
    /// 2.14 it leads to the same page again. A server that hands out continue tokens instead is asked with those.
    /// </summary>
    /// <returns>False when the list changed between two pages, so that an object may have slipped through.</returns>
    private async Task<bool> PagesAsync(string type, SteveQuery query, Dictionary<string, JObject> found, CancellationToken ct)
    {
        string? revision = null;
        string? token = null;
        for (var page = 1; ; page++)
        {
            var target = path.Collection(type, query.Namespace) + Parameters(query, page, token);
            var answer = await http.SendOrThrowAsync(new RancherRequest(HttpMethod.Get, target), ct);
            var data = answer.Object?.Property("data") ?? throw new RancherTransportException(
                TransportFault.NotRancher, $"GET {target} was answered without a list. Check api_url, and any proxy on the way.");
            var items = (data.Value as JArray ?? []).OfType<JObject>().ToList();
            _ignoresSelectors |= query.Labels.Count > 0 && items.Exists(item => !query.HasLabels(item));
            var before = found.Count;
            items.ForEach(item => found[(string?)item["id"] ?? ""] = item);
            if (page > 1 && (string?)answer.Object?["revision"] != revision)
            {
                return false;
            }

            revision = (string?)answer.Object?["revision"];
            token = Token(answer.Object);
            var total = answer.Object?["count"] is JValue { Value: long count } ? count : long.MaxValue;
            var isLast = token is null && (items.Count != PageSize || (long)page * PageSize >= total);
            if (isLast || found.Count == before)
            {
                return true;
            }
        }
    }

    private string Parameters(SteveQuery query, int page, string? token)
    {
        // The filter alone is a substring match in 2.11, where the selector is exact; 2.14 ignores the selector, and its filter is exact.
        var filters = query.Name is null ? [] : new List<string> { $"metadata.name={query.Name}" };
        if (_ignoresSelectors)
        {
            filters.AddRange(query.Labels.Select(label => $"metadata.labels[{label.Key}]={label.Value}"));
        }

        (string, string?)[] paging = token is null
            ? [("page", Text(page)), ("pagesize", Text(PageSize))]
            : [("limit", Text(PageSize)), ("continue", token)];
        return StevePath.Query(
        [
            ("exclude", "metadata.managedFields"),
            ("fieldSelector", query.Name is null ? null : $"metadata.name={query.Name}"),
            ("labelSelector", query.LabelSelector),
            .. filters.Select(filter => ("filter", (string?)filter)),
            .. paging,
        ]);
    }

    private async Task<IReadOnlyList<JObject>> KubernetesAsync(string target, SteveQuery query, CancellationToken ct)
    {
        var found = new List<JObject>();
        for (string? token = null; ;)
        {
            var parameters = StevePath.Query(("labelSelector", query.LabelSelector), ("limit", Text(PageSize)), ("continue", token));
            var answer = await http.SendOrThrowAsync(new RancherRequest(HttpMethod.Get, target + parameters), ct);
            found.AddRange((answer.Object?["items"] as JArray ?? []).OfType<JObject>().Where(query.Matches));
            if (answer.Object.FilledAt("metadata", "continue") is not { } next)
            {
                return found;
            }

            token = next;
        }
    }

    // From 2.12 on it is only the number of the page.
    private static string? Token(JObject? list) =>
        (string?)list?["continue"] is { Length: > 0 } token && !token.All(char.IsAsciiDigit) ? token : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
