using Terraform.Plugin.Declarative;
using Testing;

/// <summary>The table of what rancher2 has and this provider does not, between two marks of a guide.</summary>
internal static class MissingTypes
{
    private const string Begin = "<!-- missing types: written by make generate -->";
    private const string End = "<!-- end of missing types -->";

    /// <summary>Puts the table of today into the text of the guide.</summary>
    public static string Render(string guide, ProviderDefinition provider)
    {
        var (begin, end) = (guide.IndexOf(Begin, StringComparison.Ordinal), guide.IndexOf(End, StringComparison.Ordinal));
        return begin < 0 || end < begin
            ? throw new InvalidOperationException($"The guide lacks \"{Begin}\" or \"{End}\".")
            : $"{guide[..(begin + Begin.Length)]}\n\n{Table(provider)}\n{guide[end..]}";
    }

    private static string Table(ProviderDefinition provider)
    {
        var resources = Missing(PeerTypes.Resources, provider.Resources.Select(r => r.TypeName));
        var dataSources = Missing(PeerTypes.DataSources, provider.DataSources.Select(d => d.TypeName));
        return $"""
            | | in rancher2 | of these here | missing |
            |---|---|---|---|
            | Resources | {PeerTypes.Resources.Count} | {PeerTypes.Resources.Count - resources.Count} | {Names(resources)} |
            | Data sources | {PeerTypes.DataSources.Count} | {PeerTypes.DataSources.Count - dataSources.Count} | {Names(dataSources)} |

            """;
    }

    private static IReadOnlyList<string> Missing(IEnumerable<string> theirs, IEnumerable<string> ours) =>
        [.. theirs.Except(ours.Select(name => name["rancher2_".Length..]), StringComparer.Ordinal)];

    private static string Names(IReadOnlyList<string> names) => names.Count == 0 ? "none" : string.Join(", ", names.Select(name => $"`{name}`"));
}
