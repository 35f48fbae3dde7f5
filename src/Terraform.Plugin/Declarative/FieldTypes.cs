using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>The Terraform types that fields imply.</summary>
internal static class FieldTypes
{
    private static readonly TfType TextList = TfType.ListOf(TfType.Text);
    private static readonly TfType TextSet = TfType.SetOf(TfType.Text);
    private static readonly TfType TextMap = TfType.MapOf(TfType.Text);

    public static TfType Of(Field field) => field.Shape switch
    {
        FieldShape.Text => TfType.Text,
        FieldShape.Number => TfType.Number,
        FieldShape.Bool => TfType.Bool,
        FieldShape.TextList => TextList,
        FieldShape.TextSet => TextSet,
        FieldShape.TextMap => TextMap,
        FieldShape.Object or FieldShape.SingleBlock => ObjectOf(field.Children),
        _ => TfType.ListOf(ObjectOf(field.Children)),
    };

    public static TfObjectType ObjectOf(IEnumerable<Field> fields) =>
        TfType.ObjectOf(fields.Select(f => KeyValuePair.Create(f.Name, Of(f))));
}
