using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Tests.Contract;

/// <summary>A field with its place in the definition.</summary>
/// <param name="Path">Names from the top, with dots between.</param>
/// <param name="Field">The field.</param>
/// <param name="Parent">The block or object that holds it, if any.</param>
internal sealed record PlacedField(string Path, Field Field, PlacedField? Parent)
{
    /// <summary>Whether the field, or a block around it, has no counterpart in the objects of the API.</summary>
    public bool IsOutsideApi => Field.Binding is ApiBinding.ProviderOnly or ApiBinding.RelatedObject or ApiBinding.PathParameter || Parent?.IsOutsideApi == true;

    public bool IsSensitive => Field.IsSensitive || Parent?.IsSensitive == true;

    /// <summary>Whether the value is a part of an attribute, where a type says all there is to say.</summary>
    public bool IsPartOfAnAttribute => Parent is { Field.Kind: FieldKind.ListNestedAttribute or FieldKind.SingleNestedAttribute } || Parent?.IsPartOfAnAttribute == true;

    /// <summary>Whether the value names its object in a map of the API, rather than being a part of it.</summary>
    public bool IsKey => Parent is { Field.Placement: { IsMap: true, Key: var key } } && key == Field.Name;

    /// <summary>The block around the value, or itself, that only one kind of object has; null where any has it.</summary>
    public string? Kind => Field.IsOneOfBlocks ? Field.Name : Parent?.Kind;

    public static IEnumerable<PlacedField> Walk(IEnumerable<Field> fields, PlacedField? parent = null)
    {
        foreach (var field in fields)
        {
            var placed = new PlacedField(parent is null ? field.Name : $"{parent.Path}.{field.Name}", field, parent);
            yield return placed;
            foreach (var child in Walk(field.Children, placed))
            {
                yield return child;
            }
        }
    }
}
