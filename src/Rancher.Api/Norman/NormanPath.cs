namespace Rancher.Api.Norman;

/// <summary>Paths below <c>/v3</c>, built here and never taken from links: those name the host that a proxy saw.</summary>
internal static class NormanPath
{
    public static string Collection(string collection) => "/v3/" + string.Join('/', collection.Trim('/').Split('/').Select(Escape));

    public static string Object(string collection, string id) => $"{Collection(collection)}/{Escape(id)}";

    public static string WithAction(string path, string action) => $"{path}?action={Escape(action)}";

    public static string WithQuery(string path, IEnumerable<KeyValuePair<string, string>> query)
    {
        var text = string.Join('&', query.Select(q => $"{Escape(q.Key)}={Escape(q.Value)}"));
        return text.Length == 0 ? path : $"{path}?{text}";
    }

    // Ids such as c-abcde:p-fghij keep their colon, which makes logs readable; the server takes both forms.
    private static string Escape(string segment) => Uri.EscapeDataString(segment).Replace("%3A", ":", StringComparison.Ordinal);
}
