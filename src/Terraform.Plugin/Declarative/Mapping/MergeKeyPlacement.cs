namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>The API holds a list; objects in it are the same one when the key is, wherever they stand.</summary>
/// <param name="KeyField">Child that is the key.</param>
public sealed record MergeKeyPlacement(string KeyField) : IPlacement
{
    public string Key => KeyField;
}
