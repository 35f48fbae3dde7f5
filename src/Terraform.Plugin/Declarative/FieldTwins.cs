namespace Terraform.Plugin.Declarative;

/// <content>The write-only form of an argument, see <see cref="WriteOnlyTwins"/>.</content>
public sealed partial record Field
{
    /// <summary>Shown, since it is no secret most of the time; has a write-only form for when it is one.</summary>
    public Field SometimesSecret() => this with { MayBeSecret = true };

    /// <summary>Whether this write-only form stands beside an argument that is stored.</summary>
    public bool IsStoredUnderAnotherName { get; private init; }

    internal Field WithChildren(IReadOnlyList<Field> children) => this with { Children = children };

    /// <summary>The same argument with a write-only form beside it, so that neither of the two alone is required.</summary>
    internal Field WithTwin(WriteOnlyTwin twin) => this with { Twin = twin, Presence = IsRequired ? Presence.Optional : Presence };

    /// <summary>The write-only form of this argument: what the configuration says, and nothing from anywhere else.</summary>
    internal Field AsWriteOnlyTwin(WriteOnlyTwin twin, string description) => new(Kind, twin.Value, description, [])
    {
        IsWriteOnly = true,
        IsSensitive = true,
        TwinOf = Name,
        IsStoredUnderAnotherName = twin.IsVersioned,
        Binding = ApiBinding.ProviderOnly,
        Location = Location,
        Placement = Placement,
        Codec = Codec,
        Equivalence = Equivalence,
        Validators = Validators,
        Conflicts = Conflicts,
        Versions = Versions,
    };

    internal Field AsTwinOf(Field argument) => this with { TwinOf = argument.Name };
}
