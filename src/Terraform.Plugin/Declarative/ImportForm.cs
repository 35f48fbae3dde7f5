namespace Terraform.Plugin.Declarative;

/// <summary>One way to name an object to <c>terraform import</c>.</summary>
/// <param name="Format">Its grammar. Its parts become attributes of the imported object.</param>
/// <param name="Example">Such a text, for documentation and messages.</param>
public sealed record ImportForm(IdFormat Format, string Example)
{
    /// <summary>Whether the object is looked up by these attributes, since the text does not hold its id.</summary>
    public bool IsLookup { get; private init; }

    /// <summary>The object is the only one with these attributes, such as a display name.</summary>
    public static ImportForm ByAttributes(IdFormat format, string example) => new(format, example) { IsLookup = true };
}
