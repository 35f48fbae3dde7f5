using Terraform.Plugin.Declarative.Lifecycle;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>
/// One attribute or block of a resource: the single authority from which schema, validation, plan, API mapping and documentation are derived.
/// Made with the words of <see cref="Fields"/> and the methods here, each of which returns a changed copy.
/// </summary>
public sealed record Field
{
    internal Field(FieldKind kind, string name, string description, IReadOnlyList<Field> children)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(description);
        (Kind, Name, Description, Children) = (kind, name, description, children);
    }

    public FieldKind Kind { get; }

    public string Name { get; }

    /// <summary>A sentence in Markdown, with unit, format and allowed values where they matter.</summary>
    public string Description { get; private init; }

    /// <summary>What a block or object holds.</summary>
    public IReadOnlyList<Field> Children { get; private init; }

    public Presence Presence { get; private init; }

    /// <summary>The value meant when the configuration does not mention the field, or null.</summary>
    public TfValue? DefaultValue { get; private init; }

    /// <summary>The value that a new object gets when the configuration does not mention the field; later the field keeps what it has. Null when the server chooses.</summary>
    public TfValue? CreateDefault { get; private init; }

    /// <summary>Where the value is in the API object, see <see cref="At"/>; null when derived from the name.</summary>
    public string? ExplicitApiPath { get; private init; }

    /// <summary>Another place for the value, while a sibling has a certain one; see <see cref="AtWhen"/>.</summary>
    public OtherApiPath? OtherPath { get; private init; }

    /// <summary>What an object with this block is told by, see <see cref="Discriminator"/>.</summary>
    public ApiDiscriminator? ApiDiscriminator { get; private init; }

    /// <summary>What the API puts around the text; null when it has the user's own.</summary>
    public NamePattern? NamePattern { get; private init; }

    public ApiBinding Binding { get; private init; } = ApiBinding.ReadWrite;

    /// <summary>Whether the plan derives the value from others and the API is sent it.</summary>
    public bool IsComputedByProvider { get; private init; }

    /// <summary>Whether a configured map owns only the entries it names; others may be there besides.</summary>
    public bool HasGranularOwnership { get; private init; }

    /// <summary>Whether the entries of the map or document are members of the enclosing object itself, see <see cref="AdditionalProperties"/>.</summary>
    public bool HoldsAdditionalProperties => ExceptProperties is not null;

    /// <summary>Members of the enclosing object that are no entries; null when the entries have an object of their own.</summary>
    public IReadOnlyList<string>? ExceptProperties { get; private init; }

    /// <summary>Whether an object that has the block is of another kind than one that has not, see <see cref="RequiresReplaceIfAddedOrRemoved"/>.</summary>
    public bool ReplacesIfAddedOrRemoved { get; private init; }

    /// <summary>Whether the block is one of several of which an object has exactly one, see <see cref="Fields.OneOfBlocks"/>.</summary>
    public bool IsOneOfBlocks { get; private init; }

    public bool IsSensitive { get; private init; }

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

    /// <summary>Whether a change means a new object.</summary>
    public bool ReplacesOnChange { get; private init; }

    /// <summary>What to use instead, when the field is deprecated.</summary>
    public string? DeprecationMessage { get; private init; }

    /// <summary>Which differently written values mean the same.</summary>
    public Equivalence Equivalence { get; private init; }

    /// <summary>Sibling that names each object, when the API holds a map of objects where Terraform has a list.</summary>
    public string? KeyField { get; private init; }

    /// <summary>Whether the API repeats the key inside each object.</summary>
    public bool KeyIsInside { get; private init; }

    /// <summary>Whether the API has a list as well, in which <see cref="KeyField"/> tells the objects apart.</summary>
    public bool HasMergeKey { get; private init; }

    /// <summary>Whether the API holds a map from <see cref="KeyField"/> to objects.</summary>
    public bool IsListMap => KeyField is not null && !HasMergeKey;

    /// <summary>Whether that map has other members besides.</summary>
    public bool IsListMapAmongOthers => IsListMap && Children.Any(c => c.Name == KeyField && c.NamePattern is not null);

    /// <summary>Whether others, Rancher itself among them, keep entries of their own in this map.</summary>
    public bool HasSystemKeys { get; private init; }

    /// <summary>Whether the API holds the map as a list of texts <c>key=value</c>.</summary>
    public bool IsEncodedAsPairs { get; private init; }

    /// <summary>Whether the API holds the text, or each text of the map, encoded in base64.</summary>
    public bool IsEncodedAsBase64 { get; private init; }

    /// <summary>Whether the API holds the number of seconds as a duration such as <c>5m0s</c>.</summary>
    public bool IsEncodedAsDuration { get; private init; }

    /// <summary>Whether the API holds the number or flag as text.</summary>
    public bool IsEncodedAsString { get; private init; }

    /// <summary>Whether the API answers with the value although it is secret.</summary>
    public bool IsReturnedByApi { get; private init; }

    /// <summary>Whether every write changes the value, so that a plan which changes anything cannot know it.</summary>
    public bool IsUnknownOnUpdate { get; private init; }

    /// <summary>Block beside this document whose fields have places inside it, see <see cref="Overlays"/>.</summary>
    public string? OverlaidByBlock { get; private init; }

    /// <summary>Whether the place is inside a document that another field holds.</summary>
    public bool OverlaysDocument { get; private init; }

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
    public bool IsComputed => Presence is Presence.OptionalComputed or Presence.Computed;

    public bool IsReadOnly => Presence == Presence.Computed;

    public bool IsRequired => Presence == Presence.Required;

    /// <summary>Path in the API object: relative to that of the enclosing block, or from the root when it begins with a slash.</summary>
    public string ApiPath => ExplicitApiPath ?? ApiName.Derive(Name);

    public TfType Type => FieldTypes.Of(this);

    // ---- words ----

    public Field Required() => this with { Presence = Presence.Required, MinItems = IsBlock ? 1 : 0 };

    /// <summary>The server fills the field when the user leaves it out.</summary>
    public Field OptionalComputed() => this with { Presence = Presence.OptionalComputed };

    /// <summary>Only the server gives the value.</summary>
    public Field Computed() => this with { Presence = Presence.Computed };

    public Field Default(TfValue value) => this with { DefaultValue = value };

    /// <summary>A new object gets the value unless the configuration says otherwise; an existing one keeps what it has.</summary>
    public Field DefaultOnCreate(TfValue value) => this with { Presence = Presence.OptionalComputed, CreateDefault = value };

    /// <summary>No one configures it: the plan derives it from other fields (<see cref="ResourceDefinition.ModifyPlan"/>), and it is sent.</summary>
    public Field ComputedByProvider() => this with { Presence = Presence.Computed, IsComputedByProvider = true };

    /// <summary>The configuration owns the entries it names, and only those are compared.</summary>
    public Field GranularOwnership() => this with { HasGranularOwnership = true };

    /// <summary>A change destroys the object and makes another.</summary>
    public Field RequiresReplace() => this with { ReplacesOnChange = true };

    /// <summary>Hidden in output. Rancher answers without most secrets; then the value in state is kept.</summary>
    public Field Sensitive() => this with { IsSensitive = true };

    /// <summary>Shown, since it is no secret most of the time; has a write-only form for when it is one.</summary>
    public Field SometimesSecret() => this with { MayBeSecret = true };

    /// <summary>Sent to Rancher and never stored; needs Terraform 1.11.</summary>
    public Field WriteOnly() => this with { IsWriteOnly = true };

    /// <summary>
    /// Where the API has the value: <c>limitsCpu</c> or <c>resourceQuota.limit</c> from the enclosing block's object, or
    /// <c>/resourceQuota/limit</c> from the root.
    /// </summary>
    public Field At(string apiPath) => this with { ExplicitApiPath = apiPath };

    /// <summary>The API has the value at another place while a sibling has the value given.</summary>
    public Field AtWhen(string sibling, string value, string apiPath) => this with { OtherPath = new OtherApiPath(sibling, value, apiPath) };

    /// <summary>The children live in the same API object as the block's siblings.</summary>
    public Field Inline() => this with { ExplicitApiPath = "." };

    /// <summary>The API object has the block while a member of it has the value; giving the block gives the member the value.</summary>
    public Field Discriminator(string member, string value) => this with { ApiDiscriminator = new ApiDiscriminator(member, value) };

    /// <summary>The entries of the map or document stand in the enclosing object itself, beside members that are none.</summary>
    /// <param name="except">The members that are none.</param>
    public Field AdditionalProperties(params string[] except) => this with { ExplicitApiPath = ".", ExceptProperties = except };

    /// <summary>The API has more around the text. As the key of objects in a map, it tells them from the map's other members.</summary>
    public Field NamedBy(NamePattern pattern) => this with { NamePattern = pattern };

    /// <summary>Whether an object has the block is settled when it is made: to give the block, or to take it away, is to make another object.</summary>
    public Field RequiresReplaceIfAddedOrRemoved() => this with { ReplacesIfAddedOrRemoved = true };

    /// <summary>Has no counterpart in the API: it steers the provider.</summary>
    public Field ProviderOnly() => this with { Binding = ApiBinding.ProviderOnly };

    /// <summary>Is read from a part that the resource's lookup adds to the API object, and never sent.</summary>
    public Field FromRelatedObject() => this with { Binding = ApiBinding.RelatedObject };

    /// <summary>Is sent when the object is created and cannot be read back or changed.</summary>
    public Field CreateOnly() => this with { Binding = ApiBinding.CreateOnly };

    /// <summary>Is part of every update, since the API refuses one without.</summary>
    public Field AlwaysSent() => this with { IsAlwaysSent = true };

    /// <summary>The API takes the value with an action of the object, and shows it as a member.</summary>
    public Field SetBy(FieldAction action) => this with { Action = action };

    public Field Deprecated(string useInstead) => this with { DeprecationMessage = useInstead };

    public Field SemanticEquality(Equivalence equivalence) => this with { Equivalence = equivalence };

    /// <summary>
    /// The API holds a map from this child's value to the rest of each object, or to all of it when the key is repeated inside. Where the key is
    /// <see cref="NamedBy"/>, the map may have other members as well.
    /// </summary>
    public Field ListMapKey(string child, bool inside = false) => this with { KeyField = child, KeyIsInside = inside };

    /// <summary>The API holds a list; objects in it are the same one when this child is, wherever they stand. What others add beside them stays.</summary>
    public Field MergeKey(string child) => this with { KeyField = child, HasMergeKey = true };

    /// <summary>The API holds the text, or the texts of the map, encoded in base64.</summary>
    public Field EncodedAsBase64() => this with { IsEncodedAsBase64 = true };

    /// <summary>The API holds the number of seconds as a duration such as <c>5m0s</c>.</summary>
    public Field EncodedAsDuration() => this with { IsEncodedAsDuration = true };

    /// <summary>The API holds the number or flag as text: <c>"true"</c>.</summary>
    public Field EncodedAsString() => this with { IsEncodedAsString = true };

    /// <summary>The API answers with the secret; where it does not, the secret is gone.</summary>
    public Field ReturnedByApi() => this with { IsReturnedByApi = true };

    /// <summary>Changes with every write, whoever writes: a version.</summary>
    public Field UnknownOnUpdate() => this with { Presence = Presence.Computed, IsUnknownOnUpdate = true };

    /// <summary>Says where the object is, rather than what it is.</summary>
    public Field PathParameter() => this with { Binding = ApiBinding.PathParameter };

    /// <summary>The API holds the map as a list of texts <c>key=value</c>.</summary>
    public Field EncodedAsPairs() => this with { IsEncodedAsPairs = true };

    public Field IgnoresSystemKeys() => this with { HasSystemKeys = true };

    /// <summary>The document leaves to the fields of that block the places they have, where they have a value.</summary>
    public Field OverlaidBy(string block) => this with { OverlaidByBlock = block };

    /// <summary>The place is inside a document that yields; without a value here it is the document's.</summary>
    public Field Overlays() => this with { OverlaysDocument = true };

    public Field ValidatedBy(IFieldValidator validator) => this with { Validators = [.. Validators, validator] };

    public Field ConflictsWith(params string[] siblings) => this with { Conflicts = siblings };

    /// <summary>The same block as one of several of which exactly one is given.</summary>
    internal Field AsOneOfBlocks(IEnumerable<string> names) => RequiresReplaceIfAddedOrRemoved() with { IsOneOfBlocks = true, Conflicts = [.. names.Where(n => n != Name)] };

    /// <summary>Whether the map or document may have an entry of that name.</summary>
    internal bool AllowsEntry(string name) => ExceptProperties?.Contains(name) != true;

    internal Field WithChildren(IReadOnlyList<Field> children) => this with { Children = children };

    /// <summary>The same argument with a write-only form beside it, so that neither of the two alone is required.</summary>
    internal Field WithTwin(WriteOnlyTwin twin) => this with { Twin = twin, Presence = IsRequired ? Presence.Optional : Presence };

    /// <summary>The write-only form of this argument: what the configuration says, and nothing from anywhere else.</summary>
    internal Field AsWriteOnlyTwin(WriteOnlyTwin twin, string description) => new(Kind, twin.Value, description, [])
    {
        IsWriteOnly = true,
        IsSensitive = true,
        TwinOf = Name,
        Binding = ApiBinding.ProviderOnly,
        ExplicitApiPath = ApiPath,
        ExceptProperties = ExceptProperties,
        Equivalence = Equivalence,
        Validators = Validators,
        Conflicts = Conflicts,
    };

    internal Field AsTwinOf(Field argument) => this with { TwinOf = argument.Name };

    /// <summary>The same field as a value that a data source reads.</summary>
    internal Field AsRead(IReadOnlyList<Field> children) => new(ReadKind, Name, Description, children)
    {
        Presence = Presence.Computed,
        ExplicitApiPath = ExplicitApiPath,
        OtherPath = OtherPath,
        ApiDiscriminator = ApiDiscriminator,
        NamePattern = NamePattern,
        ExceptProperties = ExceptProperties,
        IsOneOfBlocks = IsOneOfBlocks,
        Binding = Binding,
        IsSensitive = IsSensitive,
        Equivalence = Equivalence,
        KeyField = KeyField,
        KeyIsInside = KeyIsInside,
        HasMergeKey = HasMergeKey,
        IsEncodedAsPairs = IsEncodedAsPairs,
        IsEncodedAsBase64 = IsEncodedAsBase64,
        IsEncodedAsDuration = IsEncodedAsDuration,
        IsReturnedByApi = IsReturnedByApi,
        DeprecationMessage = null,
    };

    /// <summary>The field as the API places it beside the given sibling values.</summary>
    internal Field PlacedBeside(Func<string, TfValue> siblings) => OtherPath is { } other && siblings(other.Sibling).StringOrNull() == other.Value ? At(other.ApiPath) : this;

    /// <summary>The same field as what a data source is found by.</summary>
    internal Field AsKey(bool required) => this with
    {
        Presence = required ? Presence.Required : DefaultValue is null ? Presence.OptionalComputed : Presence.Optional,
        ReplacesOnChange = false,
        DefaultValue = required ? null : DefaultValue,
        CreateDefault = null,
    };

    private FieldKind ReadKind => Kind is FieldKind.Block or FieldKind.ListBlock ? FieldKind.ListNestedAttribute : Kind;
}
