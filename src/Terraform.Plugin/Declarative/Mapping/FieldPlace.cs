using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>What an API object holds of a field.</summary>
internal static class FieldPlace
{
    /// <summary>The part that belongs to the field; null when there is none.</summary>
    public static JToken? Find(JObject root, JToken? scope, Field field) =>
        ApiTree.Find(root, scope, field.Location) is { } found ? field.Placement.Own(field, found) : null;

    /// <summary>The objects that belong to the field, as they stand in the API object and not as copies.</summary>
    public static IEnumerable<JToken> Objects(JObject root, JToken? scope, Field field) =>
        ApiTree.Find(root, scope, field.Location) is { } found ? field.Placement.Objects(field, found) : [];
}
