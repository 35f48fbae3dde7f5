using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>
/// Holds hooks to the names that their definition has. A hook that asks for an attribute by a name with a typing error would see null for ever, and the
/// rule it stands for would be off in silence.
/// </summary>
internal static class KnownNames
{
    /// <summary>The path that the text says; an exception when the fields have no such attribute.</summary>
    public static TfPath Parse(IReadOnlyList<Field> fields, string path)
    {
        var parsed = TfPath.Parse(path);
        Check(fields, parsed);
        return parsed;
    }

    /// <summary>The value with objects that throw when they are asked for an attribute that they do not have; maps may be asked for any key.</summary>
    public static TfValue Strict(IReadOnlyList<Field> fields, TfValue value) => value is not TfMap map ? value : new TfMap(map.Entries.Select(entry =>
        fields.FirstOrDefault(f => f.Name == entry.Key) is { HasChildren: true } field ? KeyValuePair.Create(entry.Key, StrictItems(field, entry.Value))
            : entry))
    {
        IsObject = true,
    };

    private static TfValue StrictItems(Field field, TfValue value) => value is TfList list
        ? new TfList(list.Elements.Select(item => Strict(field.Children, item)))
        : Strict(field.Children, value);

    private static void Check(IReadOnlyList<Field> fields, TfPath path)
    {
        var level = fields;
        foreach (var step in path.Steps.OfType<TfAttributeStep>())
        {
            var field = level.FirstOrDefault(f => f.Name == step.Name)
                ?? throw new UnknownAttributeException(step.Name, level.Select(f => f.Name), path.ToString());
            if (!field.HasChildren)
            {
                return;
            }

            level = field.Children;
        }
    }
}
