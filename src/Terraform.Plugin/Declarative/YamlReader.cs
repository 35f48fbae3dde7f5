using System.Globalization;
using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Terraform.Plugin.Declarative;

/// <summary>
/// Builds the JSON tree of one YAML document from the parser's events. Depth, size and the number of nodes that aliases expand to are bounded
/// while reading, since a few bytes of YAML can ask for any amount of memory.
/// </summary>
internal sealed class YamlReader
{
    /// <summary>Levels of nesting; the deepest documents of Kubernetes have about 20.</summary>
    public const int MaxDepth = 100;

    /// <summary>Characters; Kubernetes keeps no object over 1.5 MB.</summary>
    public const int MaxLength = 4 * 1024 * 1024;

    /// <summary>Maps, lists and scalars, each alias counted with all that it stands for.</summary>
    public const int MaxNodes = 500_000;

    private readonly Parser _parser;
    private readonly Dictionary<AnchorName, Anchored> _anchors = [];
    private int _nodes;

    public YamlReader(string text)
    {
        if (text.Length > MaxLength)
        {
            throw new YamlException($"The document is longer than {MaxLength / 1024 / 1024} MB.");
        }

        _parser = new Parser(new StringReader(text.StartsWith('\uFEFF') ? text[1..] : text));
    }

    /// <summary>The document that has content; null when there is none. More than one is an error: Go's reader would drop the others silently.</summary>
    public JToken ReadSingleDocument()
    {
        JToken content = JValue.CreateNull();
        _parser.Consume<StreamStart>();
        while (_parser.TryConsume<DocumentStart>(out var start))
        {
            _anchors.Clear();
            var document = _parser.Accept<DocumentEnd>(out _) ? JValue.CreateNull() : Read(0);
            _parser.Consume<DocumentEnd>();
            if (document.Type == JTokenType.Null)
            {
                continue;
            }

            if (content.Type != JTokenType.Null)
            {
                throw new YamlException(start.Start, start.End, "A second document begins here; only one is allowed.");
            }

            content = document;
        }

        return content;
    }

    /// <summary>All documents with content, such as the manifests of a stream.</summary>
    public IReadOnlyList<JToken> ReadDocuments()
    {
        var documents = new List<JToken>();
        _parser.Consume<StreamStart>();
        while (_parser.TryConsume<DocumentStart>(out _))
        {
            _anchors.Clear();
            if (!_parser.Accept<DocumentEnd>(out _) && Read(0) is { Type: not JTokenType.Null } document)
            {
                documents.Add(document);
            }

            _parser.Consume<DocumentEnd>();
        }

        return documents;
    }

    private JToken Read(int depth)
    {
        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            var target = Resolve(alias);
            Count(alias, target.Nodes);
            return target.Value!.DeepClone();
        }

        var head = _parser.Consume<NodeEvent>();
        if (depth > MaxDepth)
        {
            throw new YamlException(head.Start, head.End, $"The document is nested more than {MaxDepth} levels deep.");
        }

        Count(head, 1);
        var before = _nodes;
        if (!head.Anchor.IsEmpty)
        {
            // Until the node is complete, an alias to it would contain itself.
            _anchors[head.Anchor] = new Anchored(null, 0);
        }

        JToken value = head switch
        {
            MappingStart => ReadMapping(depth),
            SequenceStart => ReadSequence(depth),
            Scalar scalar => YamlScalar.Resolve(scalar),
            _ => throw new YamlException(head.Start, head.End, "A value was expected here."),
        };
        if (!head.Anchor.IsEmpty)
        {
            _anchors[head.Anchor] = new Anchored(value, _nodes - before + 1);
        }

        return value;
    }

    private JArray ReadSequence(int depth)
    {
        var list = new JArray();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            list.Add(Read(depth + 1));
        }

        return list;
    }

    private JObject ReadMapping(int depth)
    {
        var map = new JObject();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (_parser.Accept<Scalar>(out var scalar) && YamlScalar.IsMergeKey(scalar))
            {
                _parser.MoveNext();
                Merge(map, depth);
                continue;
            }

            var start = _parser.Current!;
            var key = Key(Read(depth + 1), start);
            // The last of several equal keys counts, as in go-yaml.
            map[key] = Read(depth + 1);
        }

        return map;
    }

    // Merged keys replace those written above them and are replaced by those written below, as in go-yaml v2.
    private void Merge(JObject map, int depth)
    {
        var start = _parser.Current!;
        var fromAlias = start is AnchorAlias;
        var value = Read(depth + 1);
        IEnumerable<JToken> sources = value is JArray list && !fromAlias ? list.Reverse() : [value];
        foreach (var source in sources)
        {
            if (source is not JObject merged)
            {
                throw new YamlException(start.Start, start.End, "A merge key (<<) needs a map, or a list of maps, as its value.");
            }

            foreach (var member in merged.Properties())
            {
                map[member.Name] = member.Value.DeepClone();
            }
        }
    }

    // JSON has text keys only; others become text as in sigs.k8s.io/yaml.
    private static string Key(JToken key, ParsingEvent at) => key switch
    {
        JValue { Type: JTokenType.String } text => (string)text!,
        JValue { Type: JTokenType.Boolean } flag => (bool)flag ? "true" : "false",
        JValue { Type: JTokenType.Integer } whole => Convert.ToString(whole.Value, CultureInfo.InvariantCulture)!,
        JValue { Type: JTokenType.Float } number => ((float)(double)number).ToString(CultureInfo.InvariantCulture),
        _ => throw new YamlException(at.Start, at.End, "A key must be a text, a number or a boolean, not a map, a list or null."),
    };

    private Anchored Resolve(AnchorAlias alias) => _anchors.TryGetValue(alias.Value, out var target) switch
    {
        false => throw new YamlException(alias.Start, alias.End, $"The alias *{alias.Value} has no anchor &{alias.Value} before it."),
        true when target.Value is null => throw new YamlException(alias.Start, alias.End, $"The anchor &{alias.Value} contains itself."),
        _ => target,
    };

    private void Count(ParsingEvent at, int nodes)
    {
        _nodes += nodes;
        if (_nodes > MaxNodes)
        {
            throw new YamlException(at.Start, at.End, $"The document has more than {MaxNodes} values, each alias counted with all that it stands for.");
        }
    }

    private readonly record struct Anchored(JToken? Value, int Nodes);
}
