using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>The Terraform types that fields imply.</summary>
internal static class FieldTypes
{
    private static readonly TfType StringList = TfType.ListOf(TfType.String);
    private static readonly TfType StringSet = TfType.SetOf(TfType.String);
    private static readonly TfType StringMap = TfType.MapOf(TfType.String);

    public static TfType Of(Field field) => field.Kind switch
    {
        FieldKind.String => TfType.String,
        FieldKind.Number => TfType.Number,
        FieldKind.Bool => TfType.Bool,
        FieldKind.StringList => StringList,
        FieldKind.StringSet => StringSet,
        FieldKind.StringMap => StringMap,
        FieldKind.SingleNestedAttribute or FieldKind.SingleNestedBlock => ObjectOf(field.Children),
        _ => TfType.ListOf(ObjectOf(field.Children)),
    };

    public static TfObjectType ObjectOf(IEnumerable<Field> fields) =>
        TfType.ObjectOf(fields.Select(f => KeyValuePair.Create(f.Name, Of(f))));
}
