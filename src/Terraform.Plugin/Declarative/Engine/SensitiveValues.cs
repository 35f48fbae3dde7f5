using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Engine;

/// <summary>Finds the texts in a configuration, a plan or a state that the schema calls sensitive, and those of write-only arguments.</summary>
internal static class SensitiveValues
{
    public static IEnumerable<string> In(IReadOnlyList<Field> fields, params IEnumerable<TfValue> values) =>
        values.SelectMany(value => fields.SelectMany(field => In(field, value[field.Name])));

    private static IEnumerable<string> In(Field field, TfValue value) => field.IsSensitive || field.IsWriteOnly ? Texts(value)
        : field.Children.Count == 0 ? []
        : value is TfMap one && !field.IsBlock ? In(field.Children, one)
        : value.Items.SelectMany(item => In(field.Children, item)).Concat(value is TfMap map ? In(field.Children, map) : []);

    private static IEnumerable<string> Texts(TfValue value) => value switch
    {
        TfMap map => map.Entries.Values.SelectMany(Texts),
        TfList list => list.Elements.SelectMany(Texts),
        _ => value.StringOrNull() is { Length: > 0 } text ? [text] : [],
    };
}
