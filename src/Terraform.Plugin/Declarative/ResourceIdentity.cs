using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>
/// What tells one object from all others of its type for as long as it lives, which is its id. Terraform from 1.12 on keeps it beside the state, lets
/// an <c>import</c> block name the object by it, and insists that it never changes. Every type that can be imported has one
/// (<see cref="ResourceDefinition.ImportId"/>).
/// </summary>
public static class ResourceIdentity
{
    private static readonly IReadOnlyList<Field> ById = [Fields.String(ImplicitAttributes.Id, "Id of the object.").Required()];

    /// <summary>The attributes of the identity; none for a type that has no identity.</summary>
    public static IReadOnlyList<Field> FieldsOf(ResourceDefinition definition) => definition.ImportId is null ? [] : ById;

    /// <summary>Whether a state says which object it describes. The plan of an object that is yet to be created does not.</summary>
    public static bool IsKnown(TfValue state) => state is TfMap && ImportIdOf(state) is not null;

    /// <summary>The identity of the object that a state describes.</summary>
    public static TfValue Of(TfValue state) => state is TfMap ? TfValue.Object((ImplicitAttributes.Id, state[ImplicitAttributes.Id])) : TfValue.Null;

    /// <summary>What a user who imports without an identity would write; null when the identity lacks it.</summary>
    public static string? ImportIdOf(TfValue identity) => identity[ImplicitAttributes.Id].StringOrNull() is { Length: > 0 } id ? id : null;
}
