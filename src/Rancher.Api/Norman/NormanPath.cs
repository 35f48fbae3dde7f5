using Rancher.Api.Http;

namespace Rancher.Api.Norman;

/// <summary>Paths below <c>/v3</c>, built here and never taken from links: those name the host that a proxy saw.</summary>
internal static class NormanPath
{
    public static string Collection(string collection) =>
        "/v3/" + string.Join('/', collection.Trim('/').Split('/').Select(part => PathSegment.Of(part, "id of the cluster or project")));

    public static string Object(string collection, string id) => $"{Collection(collection)}/{PathSegment.Of(id, "id")}";

    public static string WithAction(string path, string action) => $"{path}?action={Uri.EscapeDataString(action)}";

    public static string WithQuery(string path, IEnumerable<KeyValuePair<string, string>> query)
    {
        var text = string.Join('&', query.Select(q => $"{Escape(q.Key)}={Escape(q.Value)}"));
        return text.Length == 0 ? path : $"{path}?{text}";
    }

    private static string Escape(string text) => Uri.EscapeDataString(text).Replace("%3A", ":", StringComparison.Ordinal);
}
