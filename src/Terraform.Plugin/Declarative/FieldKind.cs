namespace Terraform.Plugin.Declarative;

/// <summary>What a field holds and how it is written in configuration.</summary>
public enum FieldKind
{
    String,
    Number,
    Bool,
    StringList,
    StringSet,
    StringMap,

    /// <summary>An attribute that is one object with named attributes, or null; for values the server makes.</summary>
    SingleNestedAttribute,

    /// <summary>An attribute that is a list of objects; for values the server makes.</summary>
    ListNestedAttribute,

    /// <summary>A nested block written at most once; a list of zero or one objects, as rancher2 has it.</summary>
    Block,

    /// <summary>A nested block that may be written several times; a list of objects.</summary>
    ListBlock,

    /// <summary>A nested block written at most once that is an object or null, such as <c>timeouts</c>.</summary>
    SingleNestedBlock,
}
