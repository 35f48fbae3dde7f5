using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Tests.Contract;

/// <summary>A value of a definition in which everything is set.</summary>
internal static class SampleValue
{
    /// <param name="fields">Of what.</param>
    /// <param name="depth">How deep blocks are given; blocks below are not there.</param>
    public static TfMap Of(IReadOnlyList<Field> fields, int depth) => new(fields.Select(f => KeyValuePair.Create(f.Name, Of(f, depth))));

    private static TfValue Of(Field field, int depth) => field.DefaultValue ?? field.Kind switch
    {
        FieldKind.String => field.Validators.Count == 0 ? $"x-{field.Name}" : TfValue.Null,
        FieldKind.Number => 1,
        FieldKind.Bool => TfValue.True,
        FieldKind.StringList or FieldKind.StringSet => TfValue.List("x"),
        FieldKind.StringMap => TfValue.Object(("x", "y")),
        FieldKind.SingleNestedAttribute or FieldKind.SingleNestedBlock => Of(field.Children, depth - 1),
        _ => depth > 0 ? TfValue.List(Of(field.Children, depth - 1)) : TfValue.EmptyList,
    };
}
