using System.Text;
using Testing;

namespace Rancher.Provider.Tests.Contract;

/// <summary>
/// The schemas of all recorded servers in one text of the repository, so that contracts hold in every clone. A line without indent is a type with the
/// servers that have it, and those that describe it no further; an indented one is a field with its type and the servers that have it so.
/// </summary>
internal static class ApiSchemaTable
{
    public static string Path => RepositoryRoot.File("tests", "Rancher.Provider.Tests", "Contract", "schemas.approved.txt");

    public static string Write(IReadOnlyList<ApiSchemas> servers)
    {
        var text = new StringBuilder().Append("servers\t").AppendJoin(',', servers.Select(s => s.Version)).Append('\n');
        foreach (var type in servers.SelectMany(s => s.Types.Keys).Distinct().Order(StringComparer.Ordinal))
        {
            text.Append(type).Append('\t').Append(Marks(servers, s => s.Has(type))).Append('\t').Append(Marks(servers, s => s.IsOpen(type))).Append('\n');
            var fields = servers.SelectMany(s => s.Types.GetValueOrDefault(type) ?? new Dictionary<string, string>()).Distinct();
            foreach (var (name, fieldType) in fields.OrderBy(f => f.Key, StringComparer.Ordinal).ThenBy(f => f.Value, StringComparer.Ordinal))
            {
                var marks = Marks(servers, s => s.Types.GetValueOrDefault(type)?.GetValueOrDefault(name) == fieldType);
                text.Append(' ').Append(name).Append('\t').Append(fieldType).Append('\t').Append(marks).Append('\n');
            }
        }

        return text.ToString();
    }

    public static IReadOnlyList<ApiSchemas> Read(IReadOnlyList<string> lines)
    {
        var versions = lines[0].Split('\t')[1].Split(',');
        var types = versions.Select(_ => new Dictionary<string, IReadOnlyDictionary<string, string>>()).ToArray();
        var open = versions.Select(_ => new HashSet<string>()).ToArray();
        var type = "";
        foreach (var line in lines.Skip(1).Where(l => l.Length > 0))
        {
            var cells = line.TrimStart().Split('\t');
            if (line[0] != ' ')
            {
                type = cells[0];
                ForEach(cells[1], server => types[server][type] = new Dictionary<string, string>());
                ForEach(cells[2], server => open[server].Add(type));
            }
            else
            {
                ForEach(cells[2], server => ((Dictionary<string, string>)types[server][type])[cells[0]] = cells[1]);
            }
        }

        return [.. versions.Select((version, server) => new ApiSchemas(version, types[server], open[server]))];
    }

    /// <summary>A letter for each server of which it is true, and a dash for each other: <c>--xxx</c>.</summary>
    private static string Marks(IReadOnlyList<ApiSchemas> servers, Func<ApiSchemas, bool> has) => string.Concat(servers.Select(s => has(s) ? 'x' : '-'));

    private static void ForEach(string marks, Action<int> act)
    {
        for (var server = 0; server < marks.Length; server++)
        {
            if (marks[server] == 'x')
            {
                act(server);
            }
        }
    }
}
