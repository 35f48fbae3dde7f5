using static Terraform.Plugin.Declarative.Fields;

namespace Terraform.Plugin.Declarative.Documentation;

/// <summary>The fields of a definition together with those that the engine adds to every one: <c>id</c> and <c>timeouts</c>.</summary>
internal static class EngineFields
{
    public static IReadOnlyList<Field> Of(ResourceDefinition resource) =>
        resource.Timeouts is { } timeouts ? [.. WithId(resource.Fields), Timeouts(timeouts)] : WithId(resource.Fields);

    public static IReadOnlyList<Field> Of(DataSourceDefinition source) => WithId(source.Fields);

    private static IReadOnlyList<Field> WithId(IReadOnlyList<Field> fields) =>
        fields.Any(f => f.Name == "id") ? fields : [.. fields, Text("id", "Id that Rancher gives the object.").ReadOnly()];

    private static Field Timeouts(Timeouts defaults) => SingleBlock(
        "timeouts",
        "How long operations may take, as a number with a unit, such as `45m` or `1h30m`.",
        Timeout("create", "Creating", defaults.Create),
        Timeout("update", "Updating", defaults.Update),
        Timeout("delete", "Deleting", defaults.Delete));

    private static Field Timeout(string name, string verb, TimeSpan value) =>
        Text(name, $"{verb} may take this long.").Default(GoDuration.Format(value));
}
