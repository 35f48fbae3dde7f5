namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>An entry of a map that an update leaves as it is, and that the configuration changes.</summary>
/// <param name="Key">Its key.</param>
/// <param name="IsRemoval">Whether the configuration has it no more.</param>
public sealed record FixedEntry(string Key, bool IsRemoval);
