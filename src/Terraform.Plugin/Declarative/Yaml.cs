using Newtonsoft.Json.Linq;
using YamlDotNet.Core;

namespace Terraform.Plugin.Declarative;

/// <summary>
/// YAML documents as JSON trees, read as Helm, Kubernetes and the Go provider read them (go-yaml v2 below sigs.k8s.io/yaml): by the types of
/// YAML 1.1, with merge keys. Every YAML argument, function and data source uses this one reader.
/// </summary>
public static class Yaml
{
    /// <summary>Reads one document.</summary>
    /// <param name="text">The YAML text; a byte order mark at its start is skipped.</param>
    /// <param name="document">The document as JSON; null for one that has nothing but comments, markers or <c>null</c>.</param>
    /// <param name="problem">What is wrong, with line and column where they are known; empty otherwise.</param>
    public static bool TryParse(string text, out JToken document, out string problem) =>
        TryRead(() => new YamlReader(text).ReadSingleDocument(), JValue.CreateNull(), out document, out problem);

    /// <summary>Reads any number of documents.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="documents">The documents that have content.</param>
    /// <param name="problem">What is wrong, with line and column where they are known; empty otherwise.</param>
    public static bool TryParseAll(string text, out IReadOnlyList<JToken> documents, out string problem) =>
        TryRead(() => new YamlReader(text).ReadDocuments(), [], out documents, out problem);

    private static bool TryRead<T>(Func<T> read, T none, out T content, out string problem)
    {
        (content, problem) = (none, "");
        try
        {
            content = read();
            return true;
        }
        catch (YamlException error)
        {
            problem = error.Start.Line > 0 ? $"line {error.Start.Line}, column {error.Start.Column}: {error.Message}" : error.Message;
            return false;
        }
        catch (InvalidOperationException)
        {
            // The library's scanner gives up this way on some unfinished lists.
            problem = "a list or a map in brackets does not end where it must.";
            return false;
        }
    }

    /// <summary>Whether the text is a document without content: empty, comments, markers or <c>null</c> alone.</summary>
    public static bool IsEmptyDocument(string text) => TryParse(text, out var document, out _) && document.Type == JTokenType.Null;

    /// <summary>The document as block-style YAML with sorted keys, which YAML 1.1 and 1.2 read alike.</summary>
    public static string Write(JToken document) => YamlWriter.Write(document);
}
