using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Formats;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>
/// When two values mean the same although they are written differently. State of rancher2 mixes null, "", 0, false and [] for what is not set,
/// servers add layout, and none of that is drift.
/// </summary>
internal static class SemanticEquality
{
    /// <summary>Null, or what every API leaves out: an empty text or collection, 0, false, or an object of nothing else.</summary>
    public static bool IsEmpty(TfValue value) => value switch
    {
        TfNull => true,
        TfString text => text.Value.Length == 0,
        TfBool flag => !flag.Value,
        TfNumber number => number.IsZero,
        // A list that holds an empty text says something: in a role it is the core API group.
        TfList list => list.Elements.All(e => e is TfMap && IsEmpty(e)),
        TfMap map => map.Entries.Values.All(IsEmpty),
        _ => false,
    };

    public static bool AreEqual(Field field, TfValue left, TfValue right)
    {
        if (left.Equals(right))
        {
            return true;
        }

        if (left.IsUnknown || right.IsUnknown)
        {
            return false;
        }

        if (IsEmpty(left) && IsEmpty(right))
        {
            return true;
        }

        return (left, right) switch
        {
            (TfString a, TfString b) => SameText(field.Equivalence, a.Value, b.Value),
            (TfList a, TfList b) when field.Kind == FieldKind.StringSet => a.Elements.ToHashSet().SetEquals(b.Elements),
            (TfList a, TfList b) when field.HasChildren => SameObjects(field, a, b),
            (TfMap a, TfMap b) when field.HasChildren => SameObject(field, a, b),
            _ => false,
        };
    }

    private static bool SameObjects(Field field, TfList left, TfList right) =>
        left.Elements.Count == right.Elements.Count
        && left.Elements.Zip(right.Elements).All(pair => pair is { First: TfMap a, Second: TfMap b } && SameObject(field, a, b));

    private static bool SameObject(Field field, TfMap left, TfMap right) => field.Children.All(child => AreEqual(child, left[child.Name], right[child.Name]));

    private static bool SameText(Equivalence equivalence, string left, string right) => equivalence switch
    {
        Equivalence.Trimmed => left.AsSpan().Trim().SequenceEqual(right.AsSpan().Trim()),
        Equivalence.IgnoreCase => string.Equals(left, right, StringComparison.OrdinalIgnoreCase),
        Equivalence.Quantity => KubernetesQuantity.TryParse(left) is { } a && a.Equals(KubernetesQuantity.TryParse(right)),
        Equivalence.CertificateBytes => Pem.AreSame(left, right),
        Equivalence.YamlText or Equivalence.YamlObject =>
            Yaml.TryParse(left, out var a, out _) && Yaml.TryParse(right, out var b, out _) && JToken.DeepEquals(Plain(a), Plain(b)),
        Equivalence.YamlArguments =>
            Yaml.TryParse(left, out var a, out _) && Yaml.TryParse(right, out var b, out _) && JToken.DeepEquals(Arguments(Plain(a)), Arguments(Plain(b))),
        _ => false,
    };

    /// <summary>Whether the answer is the document with parts left out, which is how newer servers show a document with secrets.</summary>
    public static bool IsPartOf(TfValue answer, TfValue document) =>
        answer is TfString a && document is TfString b && Yaml.TryParse(a.Value, out var part, out _) && Yaml.TryParse(b.Value, out var whole, out _)
        && IsPartOf(Plain(part), Plain(whole));

    private static bool IsPartOf(JToken part, JToken whole) => (part, whole) switch
    {
        (JObject p, JObject w) => p.Properties().All(member => w[member.Name] is { } counterpart && IsPartOf(member.Value, counterpart)),
        _ => JToken.DeepEquals(part, whole),
    };

    /// <summary>Argument lists by flag; what is said of one flag keeps its order, since the last word counts.</summary>
    private static JToken Arguments(JToken token) => token switch
    {
        JObject map => new JObject(map.Properties().Select(p => new JProperty(
            p.Name,
            p.Name.EndsWith("-arg", StringComparison.Ordinal) && p.Value is JArray list && list.All(item => item.Type == JTokenType.String)
                ? new JArray(list.OrderBy(item => ((string)item!).Split('=')[0].TrimStart('-'), StringComparer.Ordinal))
                : Arguments(p.Value)))),
        JArray list => new JArray(list.Select(Arguments)),
        _ => token,
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
