using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>The entries of the map or document stand in the enclosing object itself, beside members that are none.</summary>
/// <param name="Except">The members that are none.</param>
public sealed record AdditionalPropertiesPlacement(IReadOnlyList<string> Except) : IPlacement
{
    public bool Allows(string name) => !Except.Contains(name);

    // A server never shows the secrets among the members, and what it shows is no secret.
    public JToken? Own(Field field, JToken found) => found is not JObject all ? found : field.IsSensitive
        ? null
        : new JObject(all.Properties().Where(p => Allows(p.Name) && p.Value.Type != JTokenType.Null));
}
