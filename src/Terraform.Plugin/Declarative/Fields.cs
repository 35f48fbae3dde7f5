namespace Terraform.Plugin.Declarative;

/// <summary>The words that begin a field line.</summary>
public static class Fields
{
    public static Field Text(string name, string description) => new(FieldShape.Text, name, description, []);

    public static Field Number(string name, string description) => new(FieldShape.Number, name, description, []);

    public static Field Bool(string name, string description) => new(FieldShape.Bool, name, description, []);

    public static Field TextList(string name, string description) => new(FieldShape.TextList, name, description, []);

    public static Field TextSet(string name, string description) => new(FieldShape.TextSet, name, description, []);

    public static Field TextMap(string name, string description) => new(FieldShape.TextMap, name, description, []);

    /// <summary>An attribute that is one object; the server's or a nested setting.</summary>
    public static Field Object(string name, string description, params Field[] fields) => new(FieldShape.Object, name, description, fields);

    /// <summary>An attribute that is a list of objects the server makes.</summary>
    public static Field Objects(string name, string description, params Field[] fields) => new(FieldShape.Objects, name, description, fields);

    /// <summary>A block that is written at most once.</summary>
    public static Field Block(string name, string description, params Field[] fields) => new(FieldShape.Block, name, description, fields);

    /// <summary>A block that may be written several times.</summary>
    public static Field Blocks(string name, string description, params Field[] fields) => new(FieldShape.Blocks, name, description, fields);

    /// <summary>Blocks for the kinds of an object, which has exactly one of them, and the same one for life. The block for any other kind comes last.</summary>
    public static Field[] Kinds(params Field[] blocks) => [.. blocks.Select(block => block.AsOneOfKinds(blocks.Select(b => b.Name)))];

    /// <summary>A block that is an object rather than a list of one.</summary>
    public static Field SingleBlock(string name, string description, params Field[] fields) => new(FieldShape.SingleBlock, name, description, fields);
}
