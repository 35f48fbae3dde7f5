using System.Text;

namespace Terraform.Plugin.Declarative;

/// <summary>
/// The grammar of an id: parts named after attributes, with text between them, such as <c>{cluster_id}.{namespace}/{name}</c>. State, import, identity and
/// stores read and write ids by it.
/// </summary>
public sealed record IdFormat
{
    private readonly IReadOnlyList<(string Part, string Literal)> _steps;
    private readonly string _head;

    public IdFormat(string pattern)
    {
        Pattern = pattern;
        (_head, _steps) = Read(pattern);
    }

    /// <summary>An id that the server chooses.</summary>
    public static IdFormat ServerAssigned { get; } = new("{id}");

    public string Pattern { get; }

    /// <summary>Names of the parts, in order.</summary>
    public IEnumerable<string> Parts => _steps.Select(s => s.Part);

    /// <summary>Whether only the server can say the id.</summary>
    public bool IsServerAssigned => _steps.Any(s => s.Part == ImplicitAttributes.Id);

    public static implicit operator IdFormat(string pattern) => new(pattern);

    /// <summary>The parts of an id; null when the text is no such id. A part ends where the text after it first occurs.</summary>
    public IReadOnlyDictionary<string, string>? Parse(string text)
    {
        if (!text.StartsWith(_head, StringComparison.Ordinal))
        {
            return null;
        }

        var (parts, rest) = (new Dictionary<string, string>(StringComparer.Ordinal), text[_head.Length..]);
        foreach (var (part, literal) in _steps)
        {
            var end = literal.Length == 0 ? rest.Length : rest.IndexOf(literal, StringComparison.Ordinal);
            if (end <= 0 || (_steps.Count > 1 && rest[..end].Contains('/', StringComparison.Ordinal)))
            {
                return null;
            }

            (parts[part], rest) = (rest[..end], rest[(end + literal.Length)..]);
        }

        return rest.Length == 0 ? parts : null;
    }

    /// <summary>The id of these parts; null while one of them is missing.</summary>
    public string? Format(Func<string, string?> partOf)
    {
        var id = new StringBuilder(_head);
        foreach (var (part, literal) in _steps)
        {
            if (partOf(part) is not { Length: > 0 } value)
            {
                return null;
            }

            id.Append(value).Append(literal);
        }

        return id.ToString();
    }

    public bool Equals(IdFormat? other) => other?.Pattern == Pattern;

    public override int GetHashCode() => Pattern.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Pattern;

    private static (string Head, IReadOnlyList<(string Part, string Literal)> Steps) Read(string pattern)
    {
        var pieces = pattern.Split('{');
        var steps = new List<(string, string)>();
        foreach (var piece in pieces.Skip(1))
        {
            var close = piece.IndexOf('}', StringComparison.Ordinal);
            var literal = close < 1 ? throw new FormatException($"\"{pattern}\" has an unnamed part.") : piece[(close + 1)..];
            if (literal.Length == 0 && steps.Count < pieces.Length - 2)
            {
                throw new FormatException($"\"{pattern}\" has nothing between two parts.");
            }

            steps.Add((piece[..close], literal));
        }

        return steps.Count > 0 ? (pieces[0], steps) : throw new FormatException($"\"{pattern}\" has no part.");
    }
}
