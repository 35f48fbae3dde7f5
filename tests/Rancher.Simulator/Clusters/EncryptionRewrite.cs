using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Clusters;

/// <summary>
/// 2.4 passes the configuration of secrets encryption through a Go struct that has no names for JSON: it comes back with the names of Go's fields, and
/// with null for each of them that was left out.
/// </summary>
internal static class EncryptionRewrite
{
    public static void Apply(JObject rke)
    {
        if (rke.SelectToken("services.kubeApi.secretsEncryptionConfig.customConfig") is JObject sent)
        {
            sent.Replace(Configuration(sent));
        }
    }

    private static JObject Configuration(JObject sent) => new(
        sent.Properties().Where(p => p.Name is "kind" or "apiVersion").Concat([new JProperty("Resources", List(sent, "resources", Resource))]));

    private static JObject Resource(JObject sent) => new() { ["Resources"] = Value(sent, "resources"), ["Providers"] = List(sent, "providers", Provider) };

    private static JObject Provider(JObject sent) => new()
    {
        ["AESGCM"] = Keys(sent, "aesgcm"),
        ["AESCBC"] = Keys(sent, "aescbc"),
        ["Secretbox"] = Keys(sent, "secretbox"),
        ["Identity"] = Value(sent, "identity"),
        ["KMS"] = Value(sent, "kms") is JObject kms
            ? new JObject
            {
                ["Name"] = Value(kms, "name"),
                ["CacheSize"] = Value(kms, "cachesize"),
                ["Endpoint"] = Value(kms, "endpoint"),
                ["Timeout"] = Value(kms, "timeout"),
            }
            : JValue.CreateNull(),
    };

    private static JToken Keys(JObject sent, string name) => Value(sent, name) is JObject provider
        ? new JObject { ["Keys"] = List(provider, "keys", key => new JObject { ["Name"] = Value(key, "name"), ["Secret"] = Value(key, "secret") }) }
        : JValue.CreateNull();

    private static JToken List(JObject sent, string name, Func<JObject, JObject> item) =>
        Value(sent, name) is JArray items ? new JArray(items.OfType<JObject>().Select(item)) : JValue.CreateNull();

    private static JToken Value(JObject sent, string name) =>
        sent.TryGetValue(name, StringComparison.OrdinalIgnoreCase, out var value) ? value.DeepClone() : JValue.CreateNull();
}
