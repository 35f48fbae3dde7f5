namespace Terraform.Plugin.Declarative;

/// <summary>The version of the server that the provider talks to.</summary>
/// <param name="Number">For comparisons: major, minor and patch.</param>
/// <param name="Text">As the server writes it, such as <c>v2.9.1-rc2</c>.</param>
public sealed record ServiceVersion(Version Number, string Text);
