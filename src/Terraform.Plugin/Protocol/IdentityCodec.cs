using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;
using Tfplugin6;

namespace Terraform.Plugin.Protocol;

/// <summary>The identity of one type, as it goes over the wire beside the state. Terraform before 1.12 sends none and reads over ours.</summary>
internal sealed class IdentityCodec(ResourceDefinition? definition)
{
    private readonly IReadOnlyList<Field> _fields = definition is null ? [] : ResourceIdentity.FieldsOf(definition);
    private TfObjectType? _type;

    public bool Exists => _fields.Count > 0;

    private TfObjectType Type => _type ??= ImplicitAttributes.TypeOf(_fields);

    /// <summary>
    /// The identity of the object that the state describes; absent for a type without identity, for no object, and as long as any part of it is
    /// unknown: core lets an unknown identity pass in the plan of a create, but Terraform from 1.12 on cannot render such a plan, and OpenTofu 1.12
    /// fails to store it.
    /// </summary>
    public ResourceIdentityData? Encode(TfValue state) => Exists ? Written(ResourceIdentity.Of(definition, state)) : null;

    public TfValue Decode(ResourceIdentityData? identity) => Exists ? DynamicValueCodec.Decode(identity?.IdentityData, Type) : TfValue.Null;

    /// <summary>An identity as any version of the provider stored it; null when it names no object.</summary>
    public ResourceIdentityData? Read(JObject stored) =>
        Exists && ResourceIdentity.ImportIdOf(JsonCodec.Decode(stored, Type, dropUnknownAttributes: true)) is { } id
            ? Written(ResourceIdentity.OfId(id)) : null;

    private ResourceIdentityData? Written(TfValue identity) =>
        identity.IsNull ? null : new ResourceIdentityData { IdentityData = DynamicValueCodec.Encode(identity, Type) };
}
