namespace Terraform.Plugin.Declarative.Documentation;

/// <summary>One page of the registry's documentation: where it lies below <c>docs/</c>, and its Markdown with LF line ends.</summary>
public sealed record DocumentationPage(string Path, string Content);
