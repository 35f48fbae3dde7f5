using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Norman;

/// <summary>What answers hold beyond what was sent: defaults, nulls of unset references, and the type of nested objects.</summary>
internal static class SchemaDefaults
{
    /// <summary>Gives each unset field its default; nested objects get theirs only where they are present.</summary>
    public static void Fill(TypeSchema type, JObject body, SchemaTable schemas)
    {
        foreach (var field in type.Fields.Values)
        {
            if (body[field.Name] is null && field.Default is not null)
            {
                body[field.Name] = field.Default.DeepClone();
            }
        }
    }

    /// <summary>Adds nulls for unset references and the type mark of nested objects, as every answer has them.</summary>
    public static void Present(TypeSchema type, JObject body, SchemaTable schemas)
    {
        foreach (var field in type.Fields.Values)
        {
            var value = body[field.Name];
            if (value is null)
            {
                if (field.IsReference)
                {
                    body[field.Name] = JValue.CreateNull();
                }

                continue;
            }

            Present(field.Type, value, schemas);
        }
    }

    private static void Present(string type, JToken value, SchemaTable schemas)
    {
        if (value is JArray items && type.StartsWith("array[", StringComparison.Ordinal))
        {
            foreach (var item in items)
            {
                Present(type[6..^1], item, schemas);
            }
        }
        else if (value is JObject map && type.StartsWith("map[", StringComparison.Ordinal))
        {
            foreach (var property in map.Properties())
            {
                Present(type[4..^1], property.Value, schemas);
            }
        }
        else if (value is JObject nested && type != "nodeInfo" && schemas.Find(type) is { } schema)
        {
            Present(schema, nested, schemas);
            if (!schema.Fields.ContainsKey("type") && !schema.HasCollection)
            {
                nested["type"] = "/v3/schemas/" + schema.Id;
            }
        }
    }
}
