using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Norman;

/// <summary>The root of the API and the description of its types, written back out of the schema table.</summary>
internal sealed class SchemaAnswers(World world)
{
    private static JObject ApiVersion => new() { ["group"] = "management.cattle.io", ["path"] = "/v3", ["version"] = "v3" };

    public JObject Root(ApiRequest request)
    {
        var links = new JObject(world.Schemas.All.Where(t => t.HasCollection)
            .Select(t => new JProperty(t.Plural, $"{request.BaseUrl}/v3/{t.CollectionPath}")));
        links["self"] = $"{request.BaseUrl}/v3";
        links["root"] = $"{request.BaseUrl}/v3";
        links["subscribe"] = $"{request.BaseUrl}/v3/subscribe";
        return new JObject { ["type"] = "apiRoot", ["baseType"] = "apiRoot", ["apiVersion"] = ApiVersion, ["links"] = links };
    }

    public JObject All(ApiRequest request) => new()
    {
        ["type"] = "collection",
        ["resourceType"] = "schema",
        ["links"] = new JObject { ["self"] = $"{request.BaseUrl}/v3/schemas" },
        ["actions"] = new JObject(),
        ["data"] = new JArray(world.Schemas.All.Select(t => Describe(t, request))),
    };

    public JObject One(string name, ApiRequest request) =>
        Describe(world.Schemas.ByName(name) ?? throw ApiError.NotFound("no such schema"), request);

    private static JObject Describe(TypeSchema type, ApiRequest request)
    {
        var schema = new JObject
        {
            ["type"] = "schema",
            ["baseType"] = "schema",
            ["id"] = type.Id,
            ["pluralName"] = type.Plural,
            ["version"] = ApiVersion,
            ["links"] = new JObject { ["self"] = $"{request.BaseUrl}/v3/schemas/{type.Id}" },
            ["resourceFields"] = new JObject(type.Fields.Values.Select(f => new JProperty(f.Name, Describe(f)))),
        };
        if (type.CollectionMethods is not null)
        {
            schema["collectionMethods"] = new JArray(type.CollectionMethods);
            schema["links"]!["collection"] = $"{request.BaseUrl}/v3/{type.CollectionPath}";
            schema["collectionFilters"] = new JObject(type.Filters.Select(f => new JProperty(f.Name, new JObject
            {
                ["modifiers"] = f.Type == "boolean" ? new JArray("eq", "ne") : new JArray("eq", "ne", "in", "notin"),
            })));
        }

        if (type.ResourceMethods is not null)
        {
            schema["resourceMethods"] = new JArray(type.ResourceMethods);
        }

        if (type.Actions is not null)
        {
            schema["resourceActions"] = Describe(type.Actions);
        }

        if (type.CollectionActions is not null)
        {
            schema["collectionActions"] = Describe(type.CollectionActions);
        }

        return schema;
    }

    private static JObject Describe(IEnumerable<ActionSchema> actions) => new(actions.Select(a =>
    {
        var action = new JObject();
        if (a.Input.Length > 0)
        {
            action["input"] = a.Input;
        }

        if (a.Output.Length > 0)
        {
            action["output"] = a.Output;
        }

        return new JProperty(a.Name, action);
    }));

    private static JObject Describe(FieldSchema field)
    {
        var described = new JObject { ["type"] = field.Type, ["create"] = field.Create, ["update"] = field.Update };
        void Flag(string name, bool value)
        {
            if (value)
            {
                described[name] = true;
            }
        }

        Flag("nullable", field.Nullable);
        Flag("required", field.Required);
        Flag("dynamicField", field.Dynamic);
        Flag("writeOnly", field.WriteOnly);
        Flag("pointer", field.Pointer);
        if (field.Default is not null)
        {
            described["default"] = field.Default.DeepClone();
        }

        if (field.Options is not null)
        {
            described["options"] = new JArray(field.Options);
        }

        if (field.Min is not null)
        {
            described["min"] = field.Min;
        }

        if (field.Max is not null)
        {
            described["max"] = field.Max;
        }

        return described;
    }
}
