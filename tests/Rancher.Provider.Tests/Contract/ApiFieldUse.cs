using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Mapping;

namespace Rancher.Provider.Tests.Contract;

/// <summary>Where a field's value is in the API, on each recorded server that has it.</summary>
/// <param name="Place">The field.</param>
/// <param name="ApiPath">Path from the root of the API object.</param>
/// <param name="Types">Type of the value in the API, by the version of the server.</param>
/// <param name="Suggestion">The nearest name where the path breaks off, when no server has it.</param>
internal sealed record ApiFieldUse(PlacedField Place, string ApiPath, IReadOnlyDictionary<string, string> Types, string? Suggestion)
{
    /// <summary>Recorded servers that know the field, oldest first.</summary>
    public IEnumerable<string> Versions => ApiSchemas.All.Select(s => s.Version).Where(Types.ContainsKey);

    /// <summary>Every field of the definition that has a counterpart in the API.</summary>
    public static IReadOnlyList<ApiFieldUse> Of(DefinitionCase definition)
    {
        var uses = new Dictionary<PlacedField, ApiFieldUse>();
        var servers = ApiSchemas.All.Where(s => s.Has(definition.ApiSchema!)).ToList();
        foreach (var place in PlacedField.Walk(definition.Fields).Where(p => !p.IsOutsideApi))
        {
            uses[place] = Resolve(place, place.Parent is null ? null : uses[place.Parent], servers, definition.ApiSchema!);
        }

        return [.. uses.Values];
    }

    private static ApiFieldUse Resolve(PlacedField place, ApiFieldUse? parent, IReadOnlyList<ApiSchemas> servers, string root)
    {
        var steps = place.Field.Location.Segments;
        var fromRoot = parent is null || place.Field.Location.IsFromRoot;
        var types = new Dictionary<string, string>();
        string? suggestion = null;
        foreach (var server in servers)
        {
            var start = fromRoot ? root : parent!.Types.GetValueOrDefault(server.Version);
            if (start is null)
            {
                continue;
            }

            // Objects that the API names in a map are described by what the map holds.
            start = !fromRoot && place.Parent!.Field.Placement.IsMap ? ApiSchemas.ValueOf(start) : start;
            if (Follow(server, start, steps, ref suggestion) is { } type && KindOf(server, type, place.Field) is { } kind)
            {
                types[server.Version] = kind;
            }
        }

        string?[] path = [fromRoot ? null : parent!.ApiPath, steps.Count == 0 ? null : string.Join('.', steps)];
        return new ApiFieldUse(place, string.Join('.', path.Where(p => !string.IsNullOrEmpty(p))), types, suggestion);
    }

    /// <summary>Of a block that one kind of object has, the type of that kind: there is one below the common type for each.</summary>
    private static string? KindOf(ApiSchemas server, string type, Field field) =>
        field.Placement is not DiscriminatorPlacement mark ? type : $"{type}.{mark.Value.ToLowerInvariant()}" is var kind && server.Has(kind) ? kind : null;

    private static string? Follow(ApiSchemas server, string type, IReadOnlyList<string> steps, ref string? suggestion)
    {
        foreach (var step in steps)
        {
            if (server.Step(type, step) is not { } next)
            {
                suggestion ??= Nearest.Of(step, server.Names(type));
                return null;
            }

            type = next;
        }

        return type;
    }
}
