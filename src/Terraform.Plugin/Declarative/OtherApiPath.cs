namespace Terraform.Plugin.Declarative;

/// <summary>A place where the API has a value while a sibling field has a certain one.</summary>
/// <param name="Sibling">Name of the sibling field.</param>
/// <param name="Value">What the sibling must be.</param>
/// <param name="ApiPath">The place, as in <see cref="Field.ApiPath"/>.</param>
public sealed record OtherApiPath(string Sibling, string Value, string ApiPath);
