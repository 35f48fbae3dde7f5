using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Steve;

namespace Rancher.Simulator.Provisioning;

/// <summary>Machine configurations: the fields of a driver, with its defaults; a value of another type is refused.</summary>
internal sealed class MachineConfigs(World world, KubeCluster local) : KubeController
{
    public override bool Watches(SteveType type) => type.Group == SteveTypes.MachineConfigGroup;

    public override void Admit(SteveType type, JObject body, SteveObject? current, Caller caller)
    {
        if (world.Schemas.Find(type.Kind.ToLowerInvariant()) is { } fields)
        {
            foreach (var field in fields.Fields.Values)
            {
                Check(type, body, field);
                if (body[field.Name] is null or { Type: JTokenType.Null } && Standard(field) is { } value)
                {
                    body[field.Name] = value;
                }
            }
        }

        if (current is null)
        {
            var annotations = body["metadata"]!["annotations"] as JObject ?? [];
            annotations["field.cattle.io/creatorId"] = caller.UserId;
            body["metadata"]!["annotations"] = annotations;
        }
    }

    public override void Created(SteveObject item, Caller caller) => local.When(0.3, item, () =>
    {
        item.Annotate("ownerBindingsCreated", "true");
        local.Objects.Touch(item);
    });

    private static JToken? Standard(FieldSchema field) => field.Default?.DeepClone() ?? field.Type switch
    {
        "string" or "password" => "",
        "boolean" => false,
        _ => null,
    };

    private static void Check(SteveType type, JObject body, FieldSchema field)
    {
        if (body[field.Name] is not { Type: not JTokenType.Null } sent)
        {
            return;
        }

        var wanted = field.Type switch { "string" or "password" => JTokenType.String, "boolean" => JTokenType.Boolean, _ when field.Type.StartsWith("array", StringComparison.Ordinal) => JTokenType.Array, _ => sent.Type };
        if (sent.Type != wanted)
        {
            throw SteveError.Invalid(
                type,
                (string?)body["metadata"]?["name"] ?? "",
                $"{field.Name}: Invalid value: \"{Word(sent.Type)}\": {field.Name} in body must be of type {Word(wanted)}: \"{Word(sent.Type)}\"");
        }
    }

    private static string Word(JTokenType type) => type switch
    {
        JTokenType.Array => "array",
        JTokenType.Boolean => "boolean",
        JTokenType.Integer => "integer",
        JTokenType.Object => "object",
        JTokenType.Float => "number",
        _ => "string",
    };
}
