using Terraform.Plugin.Declarative.Lifecycle;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>
/// One attribute or block of a resource: the single authority from which schema, validation, plan, API mapping and documentation are derived.
/// Created with the words of <see cref="Fields"/> and the methods here, each of which returns a changed copy. How the value is placed, encoded, compared
/// and owned in the API is not decided here: each is a class behind one of four interfaces.
/// </summary>
public sealed partial record Field
{
    internal Field(FieldKind kind, string name, string description, IReadOnlyList<Field> children)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(description);
        (Kind, Name, Description, Children) = (kind, name, description, children);
        Location = ApiLocation.Parse(ApiName.Derive(name));
    }

    public FieldKind Kind { get; private init; }

    public string Name { get; }

    /// <summary>A sentence in Markdown, with unit, format and allowed values where they matter.</summary>
    public string Description { get; }

    /// <summary>What a block or object holds.</summary>
    public IReadOnlyList<Field> Children { get; private init; }

    public Presence Presence { get; private init; }

    /// <summary>The value meant when the configuration does not mention the field, or null.</summary>
    public TfValue? DefaultValue { get; private init; }

    /// <summary>
    /// The value that a new object gets when the configuration does not mention the field; later the field keeps what it has. Null when the server
    /// chooses.
    /// </summary>
    public TfValue? CreateDefault { get; private init; }

    /// <summary>Where the value is in the API object.</summary>
    public ApiLocation Location { get; private init; }

    /// <summary>Another place for the value, while a sibling has a certain one; see <see cref="AtWhen"/>.</summary>
    public OtherApiPath? OtherPath { get; private init; }

    public ApiBinding Binding { get; private init; } = ApiBinding.ReadWrite;

    /// <summary>What at that place belongs to the field.</summary>
    public IPlacement Placement { get; private init; } = AtPlacement.Instance;

    /// <summary>The form of the value in the API.</summary>
    public ICodec Codec { get; private init; } = PlainCodec.Instance;

    /// <summary>Which differently written values mean the same.</summary>
    public IEquivalence Equivalence { get; private init; } = Mapping.Equivalence.Exact;

    /// <summary>Which part of the value is the configuration's.</summary>
    public IOwnership Ownership { get; private init; } = WholeOwnership.Instance;

    /// <summary>Whether the block is one of several of which an object has exactly one, see <see cref="Fields.OneOfBlocks"/>.</summary>
    public bool IsOneOfBlocks { get; private init; }

    /// <summary>Whether an object keeps the block that the configuration has no more, see <see cref="KeptWhenLeftOut"/>.</summary>
    public bool IsKeptWhenLeftOut { get; private init; }

    /// <summary>Why the block cannot be removed from an object; null where it can.</summary>
    public string? NotRemovableBecause { get; private init; }

    /// <summary>Whether an empty block is something else than no block, see <see cref="ExplicitPresence"/>.</summary>
    public bool HasExplicitPresence { get; private init; }

    public bool IsSensitive { get; private init; }

    /// <summary>Whether the API answers with the value although it is secret.</summary>
    public bool IsReturnedByApi { get; private init; }

    public bool IsWriteOnly { get; private init; }

    /// <summary>Whether the value may be secret although it is shown, see <see cref="SometimesSecret"/>.</summary>
    public bool MayBeSecret { get; private init; }

    /// <summary>The write-only form of this argument; null where it has none. See <see cref="WriteOnlyTwins"/>.</summary>
    public WriteOnlyTwin? Twin { get; private init; }

    /// <summary>The argument that this one is the write-only form of, or the version of that form; null for any other.</summary>
    public string? TwinOf { get; private init; }

    /// <summary>Whether every update names it, since the API refuses one without.</summary>
    public bool IsAlwaysSent { get; private init; }

    /// <summary>The action of the object that sets the value; null when it is a member like others.</summary>
    public FieldAction? Action { get; private init; }

    /// <summary>How the credential in the attribute is replaced before it stops working; null where it is none.</summary>
    public Renewal? Renewal { get; private init; }

    /// <summary>Which change means a new object.</summary>
    public Replacement Replacement { get; private init; }

    /// <summary>Which changes of a text need a new object, where not all do; null for any other kind of replacement.</summary>
    public ReplaceCondition? ReplaceCondition { get; private init; }

    /// <summary>Whether an update leaves the value that the server gave as it is.</summary>
    public bool KeepsOnUpdate { get; private init; }

    /// <summary>Whether what the server makes of the value later is no drift.</summary>
    public bool KeepsConfiguredValue { get; private init; }

    /// <summary>What to use instead, when the field is deprecated.</summary>
    public string? DeprecationMessage { get; private init; }

    /// <summary>The versions of the service that have the field; null for all of them.</summary>
    public VersionRange? Versions { get; private init; }

    public IReadOnlyList<IFieldValidator> Validators { get; private init; } = [];

    /// <summary>Fields of the same level that must not be set beside this one.</summary>
    public IReadOnlyList<string> Conflicts { get; private init; } = [];

    /// <summary>Fewest times a block must be written.</summary>
    public int MinItems { get; private init; }

    /// <summary>Most times a block may be written; 0 is without limit.</summary>
    public int MaxItems => Kind is FieldKind.Block or FieldKind.SingleNestedBlock ? 1 : 0;

    public bool IsBlock => Kind is FieldKind.Block or FieldKind.ListBlock or FieldKind.SingleNestedBlock;

    public bool HasChildren => Children.Count > 0;

    /// <summary>Whether the value may come from somewhere other than the configuration.</summary>
    public bool IsComputed => Presence is Presence.OptionalComputed || IsReadOnly;

    public bool IsReadOnly => Presence is Presence.Computed or Presence.ComputedByProvider;

    public bool IsRequired => Presence == Presence.Required;

    /// <summary>
    /// Whether Terraform is to hide the value. A write-only value has none to hide: Terraform neither stores nor shows it, and a mark that the state
    /// of another provider lacks makes Terraform plan an update.
    /// </summary>
    public bool IsMarkedSensitive => IsSensitive && !IsWriteOnly;

    /// <summary>Whether the API never answers with the value, so that the one in state stands.</summary>
    public bool IsHidden => IsSensitive && !IsReturnedByApi;

    /// <summary>Path in the API object: relative to that of the enclosing block, or from the root when it begins with a slash.</summary>
    public string ApiPath => Location.Text;

    public TfType Type => FieldTypes.Of(this);

    /// <summary>The same field as a value that a data source reads: whole, whoever owns its parts, and with nothing that only a configuration has.</summary>
    internal Field AsRead(IReadOnlyList<Field> children) => this with
    {
        Kind = Kind is FieldKind.Block or FieldKind.ListBlock ? FieldKind.ListNestedAttribute : Kind,
        Children = children,
        Presence = Presence.Computed,
        Placement = Placement is OverlaidPlacement or OverlayPlacement ? AtPlacement.Instance : Placement,
        Ownership = WholeOwnership.Instance,
        DefaultValue = null,
        CreateDefault = null,
        Action = null,
        Renewal = null,
        MayBeSecret = false,
        Replacement = Replacement.None,
        DeprecationMessage = null,
        Validators = [],
        Conflicts = [],
        MinItems = 0,
    };

    /// <summary>The field as the API places it beside the given sibling values.</summary>
    internal Field PlacedBeside(Func<string, TfValue> siblings) =>
        OtherPath is { } other && siblings(other.Sibling).StringOrNull() == other.Value ? At(other.ApiPath) : this;

    /// <summary>The same field in an API that trims texts. Inside an encoded text white space keeps its meaning.</summary>
    internal Field ComparedTrimmed() => this with
    {
        Children = Children.Count == 0 ? Children : [.. Children.Select(c => c.ComparedTrimmed())],
        Equivalence = Codec is Base64Codec or CertificateCodec ? Equivalence : new TrimmedEquivalence(Equivalence),
    };

    /// <summary>The same field as what a data source is found by.</summary>
    internal Field AsKey(bool required) => this with
    {
        Presence = required ? Presence.Required : DefaultValue is null ? Presence.OptionalComputed : Presence.Optional,
        Replacement = Replacement.None,
        DefaultValue = required ? null : DefaultValue,
        CreateDefault = null,
    };
}
