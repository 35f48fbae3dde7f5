using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Terraform.Plugin.Declarative;

/// <summary>
/// Gives every argument that may be secret its <see cref="WriteOnlyTwin"/>. A type declares the argument alone; what the twin needs in schema, validation,
/// plan, requests, state and documentation follows from here. A secret argument that is write-only itself, since it is needed only while an apply runs,
/// becomes the deprecated name of its twin.
/// </summary>
public static class WriteOnlyTwins
{
    private const string Suffix = "_wo";

    /// <summary>The fields with a twin beside each argument that has one.</summary>
    public static IReadOnlyList<Field> Expand(IReadOnlyList<Field> fields)
    {
        var twins = fields.Where(HasTwin).ToDictionary(f => f.Name, f => new WriteOnlyTwin(f.Name, f.IsRequired, !f.IsWriteOnly));
        return [.. fields.SelectMany(field => ExpandField(field, twins))];
    }

    /// <summary>Whether the value of the object was given by the write-only argument, so that it belongs in no state.</summary>
    internal static bool IsInUse(Field field, TfValue siblings) => field.Twin is { IsVersioned: true } twin && !siblings[twin.Version].IsNull;

    /// <summary>The value of an argument that is write-only under either of its two names.</summary>
    internal static TfValue OfEitherName(Field field, TfValue config) =>
        field.Twin is { } twin && !config[twin.Value].IsNull ? config[twin.Value] : config[field.Name];

    private static bool HasTwin(Field field) => field is { IsReadOnly: false, IsBlock: false, HasChildren: false } && (field.IsSensitive || field.MayBeSecret)
        && !(field.IsWriteOnly && field.Name.EndsWith(Suffix, StringComparison.Ordinal));

    // Twins stand before their argument: where an API complains of a value, the one that was given is looked for in this order.
    private static IEnumerable<Field> ExpandField(Field field, Dictionary<string, WriteOnlyTwin> twins)
    {
        var conflicts = field.Conflicts.Where(twins.ContainsKey).Select(c => twins[c].Value).ToList();
        var declared = conflicts.Count == 0 ? field : field.ConflictsWith([.. field.Conflicts, .. conflicts]);
        if (!twins.TryGetValue(field.Name, out var twin))
        {
            return [field.IsReadOnly ? field : declared.WithChildren(Expand(field.Children))];
        }

        if (!twin.IsVersioned)
        {
            return [declared.AsWriteOnlyTwin(twin, field.Description), declared.WithTwin(twin)
                .Deprecated($"Use `{twin.Value}`, which is the same under the usual name.")];
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
