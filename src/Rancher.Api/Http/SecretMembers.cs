using Newtonsoft.Json.Linq;

namespace Rancher.Api.Http;

/// <summary>Finds the texts in a JSON tree that are secret by the name of the member they stand in.</summary>
internal static class SecretMembers
{
    /// <summary>The secret texts; empty ones are none.</summary>
    public static IEnumerable<JValue> In(JToken token) =>
        All(token, isSecret: false, byPlace: false).Where(found => found.IsSecret).Select(found => found.Text);

    /// <summary>All texts, each with whether it is secret.</summary>
    /// <param name="token">The tree.</param>
    /// <param name="isSecret">Whether all of it is.</param>
    /// <param name="byPlace">Whether what stands where secrets may be is taken for one.</param>
    /// <param name="parent">What the place of the tree is called, see <see cref="SecretPlaces"/>.</param>
    public static IEnumerable<(JValue Text, bool IsSecret)> All(JToken token, bool isSecret, bool byPlace, string parent = "") => token switch
    {
        JObject item => OfObject(item, isSecret, byPlace, parent),
        JArray list => list.SelectMany(child => All(child, isSecret, byPlace, parent)),
        JValue { Type: JTokenType.String, Value: string { Length: > 0 } } text => [(text, isSecret)],
        _ => [],
    };

    private static IEnumerable<(JValue Text, bool IsSecret)> OfObject(JObject item, bool isSecret, bool byPlace, string parent)
    {
        // An environment variable is { "name": "HTTP_PASSWORD", "value": "…" }: the secret's name is itself a value. The tokens of Rancher
        // 2.12 and later keep theirs as { "hash": "…", "value": "…" }.
        var valueIsSecret = item.ContainsKey("hash") || (NameOf(item) is { } name && SecretNames.IsSecret(name));
        foreach (var field in item.Properties())
        {
            // The items of a list of objects are objects like those at the top.
            var place = parent.Length == 0 && field is { Name: "data", Value: JArray } ? "" : SecretPlaces.Below(parent, field.Name);
            var below = isSecret
                || (byPlace && SecretPlaces.Has(parent, field.Name))
                || (!SecretNames.HoldsAddresses(field.Name) || field.Value is not JObject)
                    && ((SecretNames.IsSecret(field.Name) && !IsReference(field.Value))
                        || (valueIsSecret && SecretNames.IsValue(field.Name))
                        || (SecretNames.IsContainer(field.Name) && field.Value is JObject));
            // Below links and actions a name such as changepassword only says where to.
            var texts = !isSecret && SecretNames.HoldsAddresses(field.Name) && field.Value is JObject addresses
                ? addresses.PropertyValues().SelectMany(address => All(address, false, byPlace))
                : All(field.Value, below, byPlace, place);
            foreach (var text in texts)
            {
                yield return text;
            }
        }
    }

    // Where a secret is, as Kubernetes says it: clientSecret: { name: git-login, namespace: default }. Taken for secrets, these words would vanish from
    // every message.
    private static bool IsReference(JToken value) =>
        value is JObject { Count: > 0 } item && item.Properties().All(member => member.Name is "name" or "namespace" or "kind");

    private static string? NameOf(JObject item) => (item["name"] ?? item["key"]) is JValue { Value: string name } ? name : null;
}
