using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Norman;

/// <summary>How the body of a PUT changes an object: typed sub-objects are merged, maps and arrays replaced whole.</summary>
internal static class Merge
{
    public static JObject Into(TypeSchema type, JObject current, JObject sent, SchemaTable schemas)
    {
        var result = (JObject)current.DeepClone();
        foreach (var (name, value) in sent)
        {
            result[name] = Field(type, name, result[name], value!, schemas);
        }

        return result;
    }

    /// <summary>?_replace=true: what can be updated and was not sent is dropped.</summary>
    public static JObject Replace(TypeSchema type, JObject current, JObject sent)
    {
        var result = (JObject)current.DeepClone();
        foreach (var field in type.Fields.Values.Where(f => f.Update && f.Name is not ("labels" or "annotations")))
        {
            if (!sent.ContainsKey(field.Name))
            {
                result.Remove(field.Name);
            }
        }

        foreach (var (name, value) in sent)
        {
            result[name] = name is "labels" or "annotations" ? Metadata(result[name] as JObject, value!) : value!.DeepClone();
        }

        return result;
    }

    private static JToken? Field(TypeSchema type, string name, JToken? current, JToken sent, SchemaTable schemas)
    {
        if (name is "labels" or "annotations")
        {
            return Metadata(current as JObject, sent);
        }

        var field = type.Fields[name];
        if (sent.Type == JTokenType.Null)
        {
            return JValue.CreateNull();
        }

        return current is JObject old && sent is JObject fresh && field.IsNested && schemas.Find(field.Type) is { } schema
            ? Into(schema, old, fresh, schemas)
            : sent.DeepClone();
    }

    /// <summary>
    /// Labels and annotations: the user's keys are replaced, and null says nothing. Those of Rancher stay as they are, but for field.cattle.io, of which
    /// values can be changed.
    /// </summary>
    private static JObject? Metadata(JObject? current, JToken sent)
    {
        if (sent is not JObject fresh)
        {
            return current;
        }

        var result = new JObject();
        foreach (var (key, value) in current ?? [])
        {
            if (key.Contains("cattle.io/", StringComparison.Ordinal))
            {
                result[key] = value;
            }
        }

        foreach (var (key, value) in fresh.Properties().Where(p => !IsProtected(p.Name)).Select(p => (p.Name, p.Value)))
        {
            result[key] = value;
        }

        return result;
    }

    private static bool IsProtected(string key) => key.Contains("cattle.io/", StringComparison.Ordinal)
        && (!key.StartsWith("field.cattle.io/", StringComparison.Ordinal) || key == "field.cattle.io/creatorId");
}
