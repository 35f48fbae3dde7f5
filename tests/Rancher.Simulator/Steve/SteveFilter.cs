using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Steve;

/// <summary>
/// A filter of a list that comes from the database: one or more tests with commas between them, of which one has to hold. Only indexed
/// fields can be asked for.
/// </summary>
internal sealed partial class SteveFilter
{
    private readonly List<Func<SteveObject, SteveState, bool>> _tests = [];

    private SteveFilter()
    {
    }

    public static SteveFilter Parse(string text, SteveType type)
    {
        var filter = new SteveFilter();
        foreach (Match part in Part().Matches(text))
        {
            filter._tests.Add(Test(part.Value.Trim(), type));
        }

        return filter;
    }

    public bool Matches(SteveObject item, SteveState state) => _tests.Exists(test => test(item, state));

    /// <summary>The value of an indexed field; any other field is an error.</summary>
    public static string? Field(SteveObject item, SteveState state, string path, SteveType type)
    {
        if (Label(path) is { } label)
        {
            return item.Label(label);
        }

        return path switch
        {
            "id" => item.Id,
            "metadata.name" => item.Name,
            "metadata.namespace" => item.Namespace,
            "metadata.creationTimestamp" => (string?)item.Metadata["creationTimestamp"],
            "metadata.state.name" => state.Name,
            _ when path.StartsWith("metadata.fields", StringComparison.Ordinal) => "",
            _ when IsIndexed(path, type) => (string?)item.Body.SelectToken(path == "_type" ? "type" : path)?.ToString(),
            _ => throw new SteveError(422, "InvalidBodyContent", $"column is invalid [{path}]: supplied column is invalid"),
        };
    }

    private static bool IsIndexed(string path, SteveType type) => (type.Collection, path) is
        (SteveTypes.Clusters, "status.clusterName" or "status.provider")
        or ("management.cattle.io.clusters", "spec.displayName" or "spec.internal" or "status.provider" or "status.connected")
        or ("management.cattle.io.projects", "spec.displayName" or "spec.clusterName")
        or (SteveTypes.Secrets, "_type")
        or (SteveTypes.Repositories, "spec.gitRepo")
        or ("management.cattle.io.clusterroletemplatebindings", "clusterName" or "userName")
        or ("management.cattle.io.globalrolebindings", "userName");

    private static string? Label(string path) => path.StartsWith("metadata.labels.", StringComparison.Ordinal) ? path["metadata.labels.".Length..]
        : path.StartsWith("metadata.labels[", StringComparison.Ordinal) && path.EndsWith(']') ? path["metadata.labels[".Length..^1]
        : null;

    private static Func<SteveObject, SteveState, bool> Test(string text, SteveType type)
    {
        if (In().Match(text) is { Success: true } list)
        {
            var values = list.Groups["values"].Value.Split(',').Select(Plain).ToList();
            var wanted = list.Groups["operator"].Value == "IN";
            return (item, state) => values.Contains(Field(item, state, list.Groups["path"].Value, type) ?? "") == wanted;
        }

        var match = Operator().Match(text);
        if (!match.Success)
        {
            return Label(text) is { } label
                ? (item, _) => item.Label(label) is not null
                : throw new SteveError(500, "ServerError", $"existence tests are valid only for labels; not valid for field '{text}'");
        }

        var (path, value) = (match.Groups["path"].Value, Plain(match.Groups["value"].Value));
        return match.Groups["operator"].Value switch
        {
            "=" or "==" => (item, state) => Field(item, state, path, type) == value,
            "!=" => (item, state) => Field(item, state, path, type) != value,
            "~" => (item, state) => Field(item, state, path, type)?.Contains(value, StringComparison.Ordinal) == true,
            "!~" => (item, state) => Field(item, state, path, type)?.Contains(value, StringComparison.Ordinal) != true,
            _ => throw new SteveError(500, "ServerError", $"values[0]: Invalid value: \"{value}\": for 'Gt', 'Lt' operators, the value must be an integer"),
        };
    }

    private static string Plain(string text) => text.Trim().Trim('\'', '"');

    /// <summary>Commas separate tests, except inside the brackets of a label and the parentheses of a list.</summary>
    [GeneratedRegex(@"(?:\([^)]*\)|\[[^\]]*\]|[^,(\[])+")]
    private static partial Regex Part();

    [GeneratedRegex(@"^(?<path>\S+)\s+(?<operator>IN|NOTIN)\s+\((?<values>[^)]*)\)$")]
    private static partial Regex In();

    [GeneratedRegex(@"^(?<path>[^=!~<>]+?)(?<operator>==|!=|!~|=|~|<|>)(?<value>.*)$", RegexOptions.Singleline)]
    private static partial Regex Operator();
}
