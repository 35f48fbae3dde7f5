using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Documentation;

/// <summary>Types in the words that registry pages use.</summary>
internal static class TypeText
{
    public static string Of(Field field) => field.Kind switch
    {
        FieldKind.Block or FieldKind.ListBlock => "Block List",
        FieldKind.SingleNestedBlock => "Block",
        FieldKind.SingleNestedAttribute => "Object",
        FieldKind.ListNestedAttribute => "List of Object",
        _ => Of(field.Type),
    };

    public static string Of(TfType type) => type switch
    {
        TfPrimitiveType { Name: "string" } => "String",
        TfPrimitiveType { Name: "number" } => "Number",
        TfPrimitiveType { Name: "bool" } => "Boolean",
        TfCollectionType { Kind: "list" } list => $"List of {Of(list.Element)}",
        TfCollectionType { Kind: "set" } set => $"Set of {Of(set.Element)}",
        TfCollectionType map => $"Map of {Of(map.Element)}",
        TfTupleType => "Tuple",
        TfObjectType => "Object",
        _ => "Dynamic",
    };

    /// <summary>As a function signature writes it, such as <c>list(string)</c>.</summary>
    public static string InSignature(TfType type) => type switch
    {
        TfPrimitiveType primitive => primitive.Name,
        TfCollectionType collection => $"{collection.Kind}({InSignature(collection.Element)})",
        TfTupleType tuple => $"tuple([{string.Join(", ", tuple.Elements.Select(InSignature))}])",
        TfObjectType @object => $"object({{{string.Join(", ", @object.Attributes.Select(a => $"{a.Key} = {InSignature(a.Value)}"))}}})",
        _ => "dynamic",
    };
}
