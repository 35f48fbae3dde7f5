using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>An object has the block while a member of it, the discriminator, has a certain value.</summary>
/// <param name="Member">Name of the member.</param>
/// <param name="Value">What it is for objects that have the block.</param>
public sealed record DiscriminatorPlacement(string Member, string Value) : IPlacement
{
    public JToken? Own(Field field, JToken found) => found is JObject && (string?)found[Member] != Value ? null : found;

    public void Mark(JObject target) => target[Member] = Value;
}
