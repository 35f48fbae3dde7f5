using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>Texts are YAML documents: layout and the order of keys mean nothing.</summary>
/// <param name="normalize">Brings the rest into one form that means nothing by its order.</param>
internal sealed class YamlEquivalence(Func<JToken, JToken>? normalize = null) : IEquivalence
{
    public bool AreEqual(string left, string right) =>
        Yaml.TryParse(left, out var a, out _) && Yaml.TryParse(right, out var b, out _) && JToken.DeepEquals(Normal(a), Normal(b));

    public bool IsPartOf(string answer, string document) =>
        Yaml.TryParse(answer, out var part, out _) && Yaml.TryParse(document, out var whole, out _) && IsPartOf(Plain(part), Plain(whole));

    public string Write(JToken json) => Yaml.Write(json);

    private JToken Normal(JToken token) => normalize is null ? Plain(token) : normalize(Plain(token));

    private static bool IsPartOf(JToken part, JToken whole) => (part, whole) switch
    {
        (JObject p, JObject w) => p.Properties().All(member => w[member.Name] is { } counterpart && IsPartOf(member.Value, counterpart)),
        _ => JToken.DeepEquals(part, whole),
    };

    /// <summary>Sorted keys, and no member that says nothing: Go adds <c>metadata: {creationTimestamp: null}</c> to each typed document.</summary>
    private static JToken Plain(JToken token) => token switch
    {
        JObject map => new JObject(map.Properties()
            .Where(p => p.Value.Type != JTokenType.Null)
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => new JProperty(p.Name, Plain(p.Value)))
            .Where(p => p.Name != "metadata" || p.Value is not JObject { Count: 0 })),
        JArray list => new JArray(list.Select(Plain)),
        _ => token,
    };
}
