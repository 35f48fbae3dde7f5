using Google.Protobuf;
using Terraform.Plugin.Declarative;
using Tfplugin6;
using NestingMode = Tfplugin6.Schema.Types.NestedBlock.Types.NestingMode;

namespace Terraform.Plugin.Protocol;

/// <summary>
/// Fields as the schema that Terraform reads. Every schema and every block gets a block message: Terraform dereferences it without looking and
/// would crash.
/// </summary>
internal static class SchemaEncoder
{
    public static Schema Encode(string description, IReadOnlyList<Field> fields, long version = 0)
    {
        var block = EncodeBlock(description, fields);
        return new Schema { Version = version, Block = block };
    }

    /// <summary>An identity has attributes alone, and a user who imports by it must give those that are required.</summary>
    public static ResourceIdentitySchema EncodeIdentity(IReadOnlyList<Field> fields)
    {
        var schema = new ResourceIdentitySchema();
        schema.IdentityAttributes.AddRange(fields.Select(field => new ResourceIdentitySchema.Types.IdentityAttribute
        {
            Name = field.Name,
            Type = ByteString.CopyFromUtf8(field.Type.ToString()),
            RequiredForImport = field.IsRequired,
            OptionalForImport = !field.IsRequired,
            Description = field.Description,
        }));
        return schema;
    }

    /// <summary>
    /// What the server alone makes is an attribute, however it is nested: a block is something a user writes. Lists of objects are attributes of
    /// type list(object), as in rancher2, whose state must fit.
    /// </summary>
    public static bool IsAttribute(Field field) => !field.IsBlock || field.IsReadOnly;

    private static Schema.Types.Block EncodeBlock(string description, IReadOnlyList<Field> fields)
    {
        var block = new Schema.Types.Block { Description = description, DescriptionKind = StringKind.Markdown };
        foreach (var field in fields)
        {
            if (IsAttribute(field))
            {
                block.Attributes.Add(EncodeAttribute(field));
            }
            else
            {
                block.BlockTypes.Add(EncodeNestedBlock(field));
            }
        }

        return block;
    }

    private static Schema.Types.Attribute EncodeAttribute(Field field) => new()
    {
        Name = field.Name,
        Type = ByteString.CopyFromUtf8(field.Type.ToString()),
        Description = field.Description,
        DescriptionKind = StringKind.Markdown,
        Required = field.IsRequired,
        Optional = field.Presence is Presence.Optional or Presence.OptionalComputed,
        // Core lets a plan put a default only where the attribute is computed as well.
        Computed = field.IsComputed || (field.DefaultValue is not null && !field.IsRequired),
        Sensitive = field.IsMarkedSensitive,
        WriteOnly = field.IsWriteOnly,
        Deprecated = field.DeprecationMessage is not null,
        DeprecationMessage = field.DeprecationMessage ?? "",
    };

    private static Schema.Types.NestedBlock EncodeNestedBlock(Field field)
    {
        var block = EncodeBlock(field.Description, field.Children);
        block.Deprecated = field.DeprecationMessage is not null;
        block.DeprecationMessage = field.DeprecationMessage ?? "";
        var single = field.Kind == FieldKind.SingleNestedBlock;
        return new Schema.Types.NestedBlock
        {
            TypeName = field.Name,
            Block = block,
            Nesting = single ? NestingMode.Single : NestingMode.List,
            MinItems = field.MinItems,
            // Core wants the two counts of a single block equal.
            MaxItems = single ? field.MinItems : field.MaxItems,
        };
    }
}
