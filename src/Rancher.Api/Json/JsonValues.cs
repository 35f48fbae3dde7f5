using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Rancher.Api.Json;

/// <summary>Compares JSON as an API server does: without the order of keys, and with a null like a missing key.</summary>
internal static class JsonValues
{
    /// <summary>A missing key, or null.</summary>
    public static bool IsAbsent(JToken? token) => token is null or { Type: JTokenType.Null or JTokenType.Undefined };

    public static bool Same(JToken? left, JToken? right) => (left, right) switch
    {
        _ when IsAbsent(left) || IsAbsent(right) => IsAbsent(left) && IsAbsent(right),
        (JObject l, JObject r) =>
            l.Properties().All(p => Same(p.Value, r[p.Name])) && r.Properties().All(p => l.ContainsKey(p.Name) || IsAbsent(p.Value)),
        (JArray l, JArray r) => l.Count == r.Count && l.Zip(r).All(pair => Same(pair.First, pair.Second)),
        (JValue l, JValue r) => Number(l) is { } a && Number(r) is { } b ? a == b : l.Type == r.Type && Equals(l.Value, r.Value),
        _ => false,
    };

    /// <summary>
    /// Whether it says as much as a missing key: null, "", 0, false, and what is made of nothing else. Rancher writes such values into a
    /// new object a second after its creation, which is nobody's change.
    /// </summary>
    public static bool IsNothing(JToken? token) => token switch
    {
        _ when IsAbsent(token) => true,
        JObject item => item.PropertyValues().All(IsNothing),
        JArray list => list.Count == 0,
        JValue { Value: string text } => text.Length == 0,
        JValue { Value: bool flag } => !flag,
        JValue value => Number(value) is 0,
        _ => false,
    };

    private static decimal? Number(JValue value) => value.Type switch
    {
        JTokenType.Integer or JTokenType.Float => Convert.ToDecimal(value.Value, CultureInfo.InvariantCulture),
        _ => null,
    };
}
