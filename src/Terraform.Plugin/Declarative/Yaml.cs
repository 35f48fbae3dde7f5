using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Terraform.Plugin.Declarative;

/// <summary>YAML documents as JSON trees, by the core schema of YAML 1.2 that Kubernetes tools follow.</summary>
public static class Yaml
{
    public static bool TryParse(string text, out JToken document, out string problem)
    {
        (document, problem) = (JValue.CreateNull(), "");
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count > 0)
            {
                document = Read(stream.Documents[0].RootNode, 0);
            }

            return true;
        }
        catch (YamlException error)
        {
            problem = $"line {error.Start.Line}, column {error.Start.Column}: {error.Message}";
            return false;
        }
        catch (InvalidOperationException)
        {
            // The library's scanner gives up this way on some unfinished lists.
            problem = "a list or a map in brackets does not end where it must.";
            return false;
        }
        catch (FormatException error)
        {
            problem = error.Message;
            return false;
        }
    }

    /// <summary>The document as block-style YAML with sorted keys.</summary>
    public static string Write(JToken document)
    {
        var stream = new YamlStream(new YamlDocument(Node(document)));
        var text = new StringWriter();
        stream.Save(text, assignAnchors: false);
        // YamlStream ends each document with a marker that no one writes by hand.
        return text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('.', '\n') + "\n";
    }

    private static JToken Read(YamlNode node, int depth)
    {
        if (depth > 100)
        {
            throw new FormatException("The document is nested more than 100 levels deep.");
        }

        return node switch
        {
            YamlMappingNode mapping => new JObject(mapping.Children
                .Select(c => new JProperty((c.Key as YamlScalarNode)?.Value ?? "", Read(c.Value, depth + 1)))
                .GroupBy(p => p.Name).Select(g => g.Last())),
            YamlSequenceNode sequence => new JArray(sequence.Children.Select(c => Read(c, depth + 1))),
            YamlScalarNode scalar => Scalar(scalar),
            _ => JValue.CreateNull(),
        };
    }

    private static JToken Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any))
        {
            return text;
        }

        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => JValue.CreateNull(),
            "true" or "True" or "TRUE" => true,
            "false" or "False" or "FALSE" => false,
            _ when (char.IsAsciiDigit(text[0]) || text[0] is '-' or '+' or '.') && TfNumber.TryParse(text, out var number) && !HasLeadingZero(text) =>
                number.AsLong() is { } whole ? new JValue(whole) : new JValue(number.ToDouble()),
            _ => text,
        };
    }

    // 0755 is text to some readers and octal to others; keeping it as written is right for both.
    private static bool HasLeadingZero(string text) => text.Length > 1 && text[0] == '0' && char.IsAsciiDigit(text[1]);

    private static YamlNode Node(JToken token) => token switch
    {
        JObject map => new YamlMappingNode(map.Properties().OrderBy(p => p.Name, StringComparer.Ordinal)
            .SelectMany(p => new[] { new YamlScalarNode(p.Name), Node(p.Value) })),
        JArray list => new YamlSequenceNode(list.Select(Node)),
        JValue { Type: JTokenType.String } text => new YamlScalarNode((string)text!) { Style = StyleOf((string)text!) },
        JValue { Type: JTokenType.Null } => new YamlScalarNode("null"),
        JValue { Type: JTokenType.Boolean } flag => new YamlScalarNode((bool)flag ? "true" : "false"),
        _ => new YamlScalarNode(token.ToString(Newtonsoft.Json.Formatting.None)),
    };

    private static ScalarStyle StyleOf(string text) =>
        text.Contains('\n', StringComparison.Ordinal) ? ScalarStyle.Literal : NeedsQuotes(text) ? ScalarStyle.DoubleQuoted : ScalarStyle.Any;

    // Readers of YAML 1.1 take these for numbers and flags.
    private static bool NeedsQuotes(string text) => text.Length == 0
        || HasLeadingZero(text)
        || text.ToLowerInvariant() is "y" or "n" or "yes" or "no" or "on" or "off"
        || Scalar(new YamlScalarNode(text) { Style = ScalarStyle.Plain }).Type != JTokenType.String;
}
