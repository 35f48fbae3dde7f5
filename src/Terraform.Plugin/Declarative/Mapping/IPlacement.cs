using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>What of the part at a field's path belongs to the field, and how several objects stand there.</summary>
public interface IPlacement
{
    /// <summary>Child that tells the items apart; null when they go by position.</summary>
    string? Key => null;

    /// <summary>Whether the API holds a map of objects where Terraform has a list.</summary>
    bool IsMap => false;

    /// <summary>Whether other members stand beside the field's own in the same object.</summary>
    bool IsAmongOthers(Field field) => false;

    /// <summary>The part that belongs to the field; null when there is none.</summary>
    JToken? Own(Field field, JToken found) => found;

    /// <summary>The objects that belong to the field, as they stand in the API object and not as copies.</summary>
    IEnumerable<JToken> Objects(Field field, JToken found) => Own(field, found) is null ? [] : [found];

    /// <summary>The field's objects, the keys put into them.</summary>
    IReadOnlyList<JObject> Items(Field field, JToken? json) => json switch
    {
        JObject one => [one],
        JArray many => [.. many.OfType<JObject>()],
        _ => [],
    };

    /// <summary>Objects as the API holds them.</summary>
    JToken Arrange(Field field, JArray items) => items;

    /// <summary>Makes an object one that has the field.</summary>
    void Mark(JObject target)
    {
    }
}
