using Terraform.Plugin.Values;
using Tfplugin6;
using NestingMode = Tfplugin6.Schema.Types.NestedBlock.Types.NestingMode;

namespace Testing.TerraformCore;

/// <summary>The type of an object as core derives it from a schema (configschema's implied type).</summary>
internal static class SchemaTypes
{
    public static TfObjectType Of(Schema.Types.Block block) => TfType.ObjectOf(
    [
        .. block.Attributes.Select(a => KeyValuePair.Create(a.Name, TfType.Parse(a.Type.ToStringUtf8()))),
        .. block.BlockTypes.Select(b => KeyValuePair.Create(b.TypeName, Nested(b))),
    ]);

    private static TfType Nested(Schema.Types.NestedBlock block) => block.Nesting switch
    {
        NestingMode.Single or NestingMode.Group => Of(block.Block),
        NestingMode.List => TfType.ListOf(Of(block.Block)),
        NestingMode.Set => TfType.SetOf(Of(block.Block)),
        NestingMode.Map => TfType.MapOf(Of(block.Block)),
        _ => throw new InvalidOperationException($"block {block.TypeName} has no nesting mode"),
    };
}
