namespace Terraform.Plugin.Declarative;

/// <summary>A member of an API object by which a kind of it is told, see <see cref="Field.Discriminator"/>.</summary>
/// <param name="Member">Name of the member.</param>
/// <param name="Value">What it is for that kind.</param>
public sealed record ApiDiscriminator(string Member, string Value);
