using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Terraform.Plugin.Declarative;

/// <summary>Writes a JSON tree as block-style YAML with sorted keys. What another reader of YAML could take for a number or a boolean is quoted.</summary>
internal static class YamlWriter
{
    private const string DocumentEndMarker = "...\n";

    public static string Write(JToken document)
    {
        var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(text);
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(emitter, document);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        var yaml = text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal);
        // A marker ends a document of one scalar. Inside a document the same dots are indented or quoted.
        yaml = yaml.EndsWith("\n" + DocumentEndMarker, StringComparison.Ordinal) ? yaml[..^DocumentEndMarker.Length] : yaml;
        return yaml.EndsWith('\n') ? yaml : yaml + "\n";
    }

    private static void Emit(Emitter emitter, JToken token)
    {
        switch (token)
        {
            case JObject map:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, map.Count == 0 ? MappingStyle.Flow : MappingStyle.Block));
                foreach (var member in map.Properties().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    emitter.Emit(Text(member.Name, isKey: true));
                    Emit(emitter, member.Value);
                }

                emitter.Emit(new MappingEnd());
                break;
            case JArray list:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, list.Count == 0 ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (var item in list)
                {
                    Emit(emitter, item);
                }

                emitter.Emit(new SequenceEnd());
                break;
            case JValue { Type: JTokenType.String } text:
                emitter.Emit(Text((string)text!, isKey: false));
                break;
            default:
                emitter.Emit(new Scalar(token.Type == JTokenType.Null ? "null" : token.ToString(Formatting.None)));
                break;
        }
    }

    private static Scalar Text(string text, bool isKey) =>
        new(AnchorName.Empty, TagName.Empty, text, StyleOf(text, isKey), isPlainImplicit: true, isQuotedImplicit: true);

    private static ScalarStyle StyleOf(string text, bool isKey) =>
        !isKey && FitsLiteral(text) ? ScalarStyle.Literal : NeedsQuotes(text) ? ScalarStyle.DoubleQuoted : ScalarStyle.Any;

    // A literal block has no escapes, ends lines with \n alone, and its first line settles the indentation.
    private static bool FitsLiteral(string text) =>
        text.Contains('\n', StringComparison.Ordinal)
        && text.All(c => c is '\n' or '\t' || IsPrintable(c))
        && text[0] is not (' ' or '\t' or '\n')
        && text.Trim('\n').Length > 0;

    private static bool NeedsQuotes(string text) => !text.All(IsPrintable)
        || text == "<<" || text.StartsWith("---", StringComparison.Ordinal) || text.StartsWith("...", StringComparison.Ordinal)
        || YamlScalar.OfPlain(text).Type != JTokenType.String;

    private static bool IsPrintable(char c) =>
        c is >= ' ' and < '\u007f' or > '\u00a0' and < '\ud800' and not '\u2028' and not '\u2029' or >= '\ue000' and < '\ufeff';
}
