using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Validators;

namespace Rancher.Provider.Formats;

/// <summary>A Kubernetes <c>Affinity</c> as JSON or YAML, in base64 where the server takes that.</summary>
internal sealed class AffinityValidator(bool takesBase64) : TextFormatValidator
{
    private static readonly string[] Kinds = ["nodeAffinity", "podAffinity", "podAntiAffinity"];
    private static readonly string[] Terms = ["requiredDuringSchedulingIgnoredDuringExecution", "preferredDuringSchedulingIgnoredDuringExecution"];

    protected override string? RejectText(string text)
    {
        if (!Yaml.TryParse(takesBase64 ? Base64Text.Decode(text) ?? text : text, out var document, out var problem))
        {
            return $"The affinity is neither JSON nor YAML: {problem}";
        }

        return document is JValue { Type: JTokenType.Null } ? null
            : document is not JObject affinity ? "The affinity must be an object with nodeAffinity, podAffinity or podAntiAffinity."
            : Unknown(affinity, Kinds, "An affinity") ?? affinity.Properties().Select(Check).FirstOrDefault(p => p is not null);
    }

    private static string? Check(JProperty kind) => kind.Value switch
    {
        JValue { Type: JTokenType.Null } => null,
        JObject terms => Unknown(terms, Terms, kind.Name) ?? terms.Properties().Select(term => CheckTerm(kind.Name, term)).FirstOrDefault(p => p is not null),
        _ => $"{kind.Name} must be an object.",
    };

    private static string? CheckTerm(string kind, JProperty term) => (kind, term.Name == Terms[0], term.Value) switch
    {
        (_, _, JValue { Type: JTokenType.Null }) => null,
        ("nodeAffinity", true, JObject required) =>
            required["nodeSelectorTerms"] is JArray ? null : $"{kind}.{term.Name} must have the list nodeSelectorTerms.",
        ("nodeAffinity", true, _) => $"{kind}.{term.Name} must be an object with the list nodeSelectorTerms.",
        (_, _, JArray list) => list.All(item => item is JObject) ? null : $"{kind}.{term.Name} must be a list of objects.",
        _ => $"{kind}.{term.Name} must be a list.",
    };

    private static string? Unknown(JObject found, IReadOnlyList<string> known, string what) =>
        found.Properties().Select(p => p.Name).FirstOrDefault(n => !known.Contains(n)) is { } name
        ? $"{what} has no \"{name}\"; it has {string.Join(", ", known)}.{(Nearest.Of(name, known) is { } near ? $" Did you mean \"{near}\"?" : "")}"
        : null;
}
