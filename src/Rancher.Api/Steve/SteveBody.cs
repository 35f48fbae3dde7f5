using Newtonsoft.Json.Linq;
using Rancher.Api.Json;

namespace Rancher.Api.Steve;

/// <summary>
/// What is sent to Steve, made from an object as it is read: with a native field <c>type</c> (secrets have one) under the name
/// <c>_type</c>, since Steve uses <c>type</c>, <c>id</c> and <c>links</c> for itself. A POST wants the native field under its own name, a
/// PUT wants the underscore.
/// </summary>
internal static class SteveBody
{
    private static readonly string[] Reserved = ["type", "id", "links"];
    private static readonly string[] OwnMetadata = ["state", "fields", "relationships", "managedFields"];

    public static JObject ForPost(JObject item)
    {
        var body = WithoutSteve(item);
        foreach (var name in Reserved)
        {
            if (body.Property("_" + name) is { } native)
            {
                native.Replace(new JProperty(name, native.Value));
            }
        }

        return body;
    }

    public static JObject ForPut(JObject item) => WithoutSteve(item);

    public static string? Name(JObject item) => item.TextAt("metadata", "name");

    public static string? Namespace(JObject item) => item.TextAt("metadata", "namespace");

    /// <summary>Whether it is the object of that name; any name will do where the server chooses it.</summary>
    public static bool IsNamed(JObject item, string? ns, string? name) => Name(item) is { Length: > 0 } own
        ? (name is null || own == name) && (string.IsNullOrEmpty(ns) || (Namespace(item) ?? ns) == ns)
        : item.FilledAt("id") is { } id && (name is null || id == name || id == $"{ns}/{name}");

    /// <summary>
    /// Whether an object holds all that was sent, after the answer to its creation was lost. Somebody else's of the same name would differ. What says nothing
    /// may be missing: servers leave it out, or do not know it.
    /// </summary>
    public static bool IsMadeOf(JToken found, JToken sent) => (found, sent) switch
    {
        // Kubernetes turns the one into the data beside it.
        (JObject f, JObject s) => s.Properties()
            .All(p => p.Name == "stringData" || (f[p.Name] is { } value ? IsMadeOf(value, p.Value) : JsonValues.IsNothing(p.Value))),
        _ => JToken.DeepEquals(found, sent),
    };

    private static JObject WithoutSteve(JObject item)
    {
        var body = (JObject)item.DeepClone();
        foreach (var name in Reserved.Append("actions"))
        {
            body.Remove(name);
        }

        if (body["metadata"] is JObject metadata)
        {
            foreach (var name in OwnMetadata)
            {
                metadata.Remove(name);
            }
        }

        foreach (var condition in (body.At("status", "conditions") as JArray ?? []).OfType<JObject>())
        {
            condition.Remove("error");
            condition.Remove("transitioning");
        }

        return body;
    }
}
