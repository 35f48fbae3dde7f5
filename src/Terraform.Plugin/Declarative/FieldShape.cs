namespace Terraform.Plugin.Declarative;

/// <summary>What a field holds and how it is written in configuration.</summary>
public enum FieldShape
{
    Text,
    Number,
    Bool,
    TextList,
    TextSet,
    TextMap,

    /// <summary>An attribute that is one object with named attributes, or null; for values the server makes.</summary>
    Object,

    /// <summary>An attribute that is a list of objects; for values the server makes.</summary>
    Objects,

    /// <summary>A nested block written at most once; a list of zero or one objects, as rancher2 has it.</summary>
    Block,

    /// <summary>A nested block that may be written several times; a list of objects.</summary>
    Blocks,

    /// <summary>A nested block written at most once that is an object or null, such as <c>timeouts</c>.</summary>
    SingleBlock,
}
