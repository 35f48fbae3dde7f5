namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>A document that leaves to the fields of a block beside it the places they have, where they have a value.</summary>
/// <param name="Block">Name of the block.</param>
public sealed record OverlaidPlacement(string Block) : IPlacement;
