using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>A collection inside a parent object, which an attribute names.</summary>
/// <param name="Collection">The collection; <c>{}</c> in its name stands for the parent's id.</param>
/// <param name="Attribute">The attribute that names the parent.</param>
public sealed record ScopedCollection(ApiCollection Collection, string Attribute) : ObjectAddress
{
    /// <summary>Part of the attribute's value that is the parent's id; null when all of it is.</summary>
    public Func<string, string>? IdIn { get; init; }

    /// <summary>Kind of the parent, such as <c>cluster</c>.</summary>
    public string Parent { get; init; } = "parent";

    public override string SchemaId => Collection.SchemaId;

    public override bool ReplacesWholeObject => Collection.ReplacesWholeObject;

    public override bool TrimsText => Collection.TrimsText;

    public override IdFormat Id => Collection.Id;

    // An id that does not say the parent is unique inside that alone.
    public override IdFormat ImportFormat(IdFormat id) => id.Parts.Contains(Attribute) ? id : $"{{{Attribute}}}.{id.Pattern}";

    public override string? IdentityOf(TfValue state) =>
        base.IdentityOf(state) is { Length: > 0 } id && state[Attribute].StringOrNull() is { Length: > 0 } parent
            ? $"{IdIn?.Invoke(parent) ?? parent}.{id}" : null;

    public override string Description => $"in the {Parent} that `{Attribute}` names";

    public override ApiCollection Resolve(TfValue attributes) => attributes[Attribute].StringOrNull() is { Length: > 0 } value
        ? Collection with { Name = Collection.Name.Replace("{}", IdIn?.Invoke(value) ?? value, StringComparison.Ordinal) }
        : throw new OperationFailedException($"{Attribute} says which {Parent} the object is in, and has no value.", TfPath.Of(Attribute));
}
