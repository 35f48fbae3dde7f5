using Terraform.Plugin.Declarative.Mapping;

namespace Terraform.Plugin.Declarative;

/// <summary>The words that begin a field line.</summary>
public static class Fields
{
    public static Field String(string name, string description) => new(FieldKind.String, name, description, []);

    public static Field Number(string name, string description) => new(FieldKind.Number, name, description, []);

    public static Field Bool(string name, string description) => new(FieldKind.Bool, name, description, []);

    public static Field StringList(string name, string description) => new(FieldKind.StringList, name, description, []);

    public static Field StringSet(string name, string description) => new(FieldKind.StringSet, name, description, []);

    public static Field StringMap(string name, string description) => new(FieldKind.StringMap, name, description, []);

    /// <summary>An attribute that is one object; the server's or a nested setting.</summary>
    public static Field SingleNestedAttribute(string name, string description, params Field[] fields) =>
        new(FieldKind.SingleNestedAttribute, name, description, fields);

    /// <summary>An attribute that is a list of objects the server makes.</summary>
    public static Field ListNestedAttribute(string name, string description, params Field[] fields) =>
        new(FieldKind.ListNestedAttribute, name, description, fields);

    /// <summary>A block that is written at most once.</summary>
    public static Field Block(string name, string description, params Field[] fields) => new(FieldKind.Block, name, description, fields);

    /// <summary>A block that may be written several times.</summary>
    public static Field ListBlock(string name, string description, params Field[] fields) => new(FieldKind.ListBlock, name, description, fields);

    /// <summary>Blocks for the kinds of an object, which has exactly one of them, and the same one for life. The block for any other kind comes last.</summary>
    public static Field[] OneOfBlocks(params Field[] blocks) => [.. blocks.Select(block => block.AsOneOfBlocks(blocks.Select(b => b.Name)))];

    /// <summary>A block that is an object rather than a list of one.</summary>
    public static Field SingleNestedBlock(string name, string description, params Field[] fields) =>
        new(FieldKind.SingleNestedBlock, name, description, fields);
}
