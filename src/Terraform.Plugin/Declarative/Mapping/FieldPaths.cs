using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>Finds the user's argument behind a field name in an API error.</summary>
internal static class FieldPaths
{
    /// <summary>
    /// The path of the argument that the API calls <paramref name="apiField"/>. A server may name only the last part, or a phrase such as
    /// "Cluster name"; the argument that is set in the configuration wins over one that is not.
    /// </summary>
    public static TfPath? Find(IReadOnlyList<Field> fields, TfValue config, string apiField)
    {
        var wanted = apiField.Split('.', ' ').Last();
        return Candidates(fields, config, TfPath.Root, wanted).OrderByDescending(c => c.IsSet).Select(c => c.Path).FirstOrDefault();
    }

    private static IEnumerable<(TfPath Path, bool IsSet)> Candidates(IReadOnlyList<Field> fields, TfValue config, TfPath path, string wanted)
    {
        foreach (var field in fields.Where(f => !f.IsReadOnly && (f.Binding != ApiBinding.ProviderOnly || f is { IsWriteOnly: true, TwinOf: not null })))
        {
            var at = path.Attribute(field.Name);
            var value = config[field.Name];
            if (field.Location.Last.Equals(wanted, StringComparison.OrdinalIgnoreCase))
            {
                yield return (at, !value.IsNull && !(value is TfList { Elements.Count: 0 }));
            }

            if (field.Placement is AdditionalPropertiesPlacement
                && (value as TfMap)?.Entries.Keys.FirstOrDefault(name => name.Equals(wanted, StringComparison.OrdinalIgnoreCase)) is { } entry)
            {
                yield return (at.Key(entry), true);
            }

            for (var index = 0; field.IsBlock && index < value.Items.Count; index++)
            {
                foreach (var nested in Candidates(field.Children, value.Items[index], at.Index(index), wanted))
                {
                    yield return nested;
                }
            }
        }
    }
}
