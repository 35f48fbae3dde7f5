using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>
/// What tells one object from all others of its type for as long as it lives: its id, with the id of the parent before it where ids repeat. Terraform from
/// 1.12 on keeps it beside the state, lets an <c>import</c> block name the object by it, and insists that it never changes. Every type that can be imported
/// has one (<see cref="ResourceDefinition.ImportId"/>).
/// </summary>
public static class ResourceIdentity
{
    private static readonly IReadOnlyList<Field> ById = [Fields.String(ImplicitAttributes.Id, "Id of the object.").Required()];

    /// <summary>The attributes of the identity; none for a type that has no identity.</summary>
    public static IReadOnlyList<Field> FieldsOf(ResourceDefinition definition) => definition.ImportId is null ? [] : ById;

    /// <summary>
    /// The identity of the object that a state describes; null where it does not say which, as the plan of an object that is yet to be created.
    /// </summary>
    public static TfValue Of(ResourceDefinition? definition, TfValue state) =>
        state is TfMap && (definition?.Address?.IdentityOf(state) ?? OwnId(definition, state)) is { Length: > 0 } id ? OfId(id) : TfValue.Null;

    /// <summary>The identity that holds an id.</summary>
    public static TfValue OfId(string id) => TfValue.Object((ImplicitAttributes.Id, id));

    /// <summary>What a user who imports without an identity would write; null when the identity lacks it.</summary>
    public static string? ImportIdOf(TfValue identity) => identity[ImplicitAttributes.Id].StringOrNull() is { Length: > 0 } id ? id : null;

    private static string? OwnId(ResourceDefinition? definition, TfValue state) =>
        definition?.Address is null ? state[ImplicitAttributes.Id].StringOrNull() : null;
}
