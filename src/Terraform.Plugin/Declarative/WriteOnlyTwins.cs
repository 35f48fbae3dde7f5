using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Terraform.Plugin.Declarative;

/// <summary>
/// Gives every argument that may be secret its <see cref="WriteOnlyTwin"/>. A type declares the argument alone; what the twin needs in schema, validation,
/// plan, requests, state and documentation follows from here.
/// </summary>
public static class WriteOnlyTwins
{
    /// <summary>The fields with a twin beside each argument that has one.</summary>
    public static IReadOnlyList<Field> Expand(IReadOnlyList<Field> fields)
    {
        var twins = fields.Where(HasTwin).ToDictionary(f => f.Name, f => new WriteOnlyTwin(f.Name, f.IsRequired));
        return [.. fields.SelectMany(field => ExpandField(field, twins))];
    }

    /// <summary>Whether the value of the object was given by the write-only argument, so that it belongs in no state.</summary>
    internal static bool IsInUse(Field field, TfValue siblings) => field.Twin is { } twin && !siblings[twin.Version].IsNull;

    private static bool HasTwin(Field field) =>
        field is { IsReadOnly: false, IsWriteOnly: false, IsBlock: false, HasChildren: false } && (field.IsSensitive || field.MayBeSecret);

    // Twins stand before their argument: where an API complains of a value, the one that was given is looked for in this order.
    private static IEnumerable<Field> ExpandField(Field field, Dictionary<string, WriteOnlyTwin> twins)
    {
        var conflicts = field.Conflicts.Where(twins.ContainsKey).Select(c => twins[c].Value).ToList();
        var declared = conflicts.Count == 0 ? field : field.ConflictsWith([.. field.Conflicts, .. conflicts]);
        if (!twins.TryGetValue(field.Name, out var twin))
        {
            return [field.IsReadOnly ? field : declared.WithChildren(Expand(field.Children))];
        }

        var version = Number(twin.Version, $"Change it to have `{twin.Value}` sent again; any number.").ProviderOnly().AsTwinOf(field);
        return
        [
            declared.AsWriteOnlyTwin(twin, $"Instead of `{field.Name}`: sent with each new `{twin.Version}` and never stored in state or plan."),
            field.Replacement == Replacement.OnChange ? version.RequiresReplace() : version,
            declared.WithTwin(twin),
        ];
    }
}
