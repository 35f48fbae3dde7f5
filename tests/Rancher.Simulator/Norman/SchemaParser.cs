using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Norman;

/// <summary>
/// Reads the schema tables. A line without indent is a type: id, plural, then collection=, resource=, actions=name(input:output).
/// An indented line is a field: name, type, flags (C create, U update, N nullable, R required, D dynamic, W write-only, P pointer),
/// then =default (JSON), {options} and [min..max]. @ at the end names the server versions a line holds for (2.4, 2.2-2.11 or 2.14+, several
/// with commas between them); without it, all.
/// </summary>
internal static class SchemaParser
{
    public static IEnumerable<TypeSchema> Parse(string text, string version)
    {
        string? header = null;
        var fields = new SortedDictionary<string, FieldSchema>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n').Append("end").Where(l => l.Length > 0))
        {
            if (line[0] == ' ')
            {
                if (header is not null && For(line, version) is { } field)
                {
                    var parsed = ParseField(field);
                    fields[parsed.Name] = parsed;
                }

                continue;
            }

            // A type whose header differs between versions has one line for each; only one of them is for this version.
            if (header is not null && fields.Count > 0)
            {
                yield return ParseType(header, fields);
                header = null;
                fields = new SortedDictionary<string, FieldSchema>(StringComparer.Ordinal);
            }

            var next = For(line, version);
            if (next is not null || header?.Split(' ')[0] != line.Split(' ')[0])
            {
                header = next;
            }
        }
    }

    /// <summary>A line without its @, or null where it does not hold for a version.</summary>
    public static string? For(string line, string version)
    {
        var at = line.LastIndexOf(" @", StringComparison.Ordinal);
        if (at < 0)
        {
            return line.Trim();
        }

        return line[(at + 2)..].Split(',').Any(range => Holds(range, Minor(version))) ? line[..at].Trim() : null;
    }

    private static bool Holds(string range, int minor) => range.EndsWith('+')
        ? minor >= Minor(range[..^1])
        : range.Split('-') is [var first, .. var last] && minor >= Minor(first) && minor <= Minor(last is [var end] ? end : first);

    private static int Minor(string version) => int.Parse(version[(version.IndexOf('.', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);

    private static TypeSchema ParseType(string line, IReadOnlyDictionary<string, FieldSchema> fields)
    {
        var words = line.Split(' ');
        string? Word(string name) => words.FirstOrDefault(w => w.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];
        return new TypeSchema(
            words[0], words[1], Word("collection")?.Split(','), Word("resource")?.Split(','), Actions(Word("actions")), Actions(Word("collectionActions")), fields);
    }

    private static ActionSchema[]? Actions(string? text) =>
        text?.Split(',').Select(a =>
        {
            var parts = a.TrimEnd(')').Split('(', ':');
            return new ActionSchema(parts[0], parts[1], parts[2]);
        }).ToArray();

    private static FieldSchema ParseField(string line)
    {
        var words = line.Split(' ');
        var flags = words[2];
        JToken? defaultValue = null;
        string[]? options = null;
        long? min = null;
        long? max = null;
        foreach (var word in words.Skip(3))
        {
            switch (word[0])
            {
                case '=': defaultValue = JToken.Parse(word[1..]); break;
                case '{': options = word[1..^1].Split(','); break;
                case '[':
                    var bounds = word[1..^1].Split("..");
                    min = Bound(bounds[0]);
                    max = Bound(bounds[1]);
                    break;
                default: throw new FormatException($"The schema table has '{word}' in '{line}'.");
            }
        }

        return new FieldSchema(
            words[0], words[1], flags.Contains('C'), flags.Contains('U'), flags.Contains('N'), flags.Contains('R'),
            flags.Contains('D'), flags.Contains('W'), flags.Contains('P'), defaultValue, options, min, max);
    }

    private static long? Bound(string text) => text.Length == 0 ? null : long.Parse(text, CultureInfo.InvariantCulture);
}
