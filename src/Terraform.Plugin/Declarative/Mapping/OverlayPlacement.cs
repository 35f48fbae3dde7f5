namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>A place inside a document that another field holds; without a value here it is the document's.</summary>
public sealed record OverlayPlacement : IPlacement;
