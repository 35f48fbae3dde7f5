using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative;

/// <summary>What an API object holds of a field, where the field's path alone does not say it.</summary>
internal static class FieldPlace
{
    /// <summary>The part that belongs to the field; null when there is none.</summary>
    public static JToken? Find(JObject root, JToken? scope, Field field) => ApiTree.Find(root, scope, field.ApiPath) switch
    {
        JObject other when field.ApiDiscriminator is { } mark && (string?)other[mark.Member] != mark.Value => null,
        // A server never shows the secrets among the members, and what it shows is no secret.
        JObject when field is { HoldsAdditionalProperties: true, IsSensitive: true } => null,
        JObject all when field.HoldsAdditionalProperties => new JObject(all.Properties().Where(p => field.AllowsEntry(p.Name) && p.Value.Type != JTokenType.Null)),
        JObject map when field.IsListMapAmongOthers => KeyedObjects.In(map, field) is { Count: > 0 } own ? own : null,
        var found => found,
    };

    /// <summary>The objects that belong to the field, as they stand in the API object and not as copies.</summary>
    public static IEnumerable<JToken> Objects(JObject root, JToken? scope, Field field) => ApiTree.Find(root, scope, field.ApiPath) switch
    {
        JObject map when field.IsListMap => KeyedObjects.Names(map, field).Select(name => map[name]!),
        { } found when Find(root, scope, field) is not null => [found],
        _ => [],
    };
}
