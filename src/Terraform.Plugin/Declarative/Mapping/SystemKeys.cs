namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>Conventions of a service about the keys of labels and annotations.</summary>
/// <param name="IsSystemKey">Whether the system itself may write an entry of that key.</param>
public sealed record SystemKeys(Func<string, bool> IsSystemKey)
{
    /// <summary>Whether an update never gives the entry another value.</summary>
    public Func<string, bool> IsSetOnCreateOnly { get; init; } = _ => false;

    /// <summary>Whether an update never removes the entry.</summary>
    public Func<string, bool> IsNeverRemoved { get; init; } = _ => false;
}
