using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Lifecycle;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <content>The words of a line.</content>
public sealed partial record Field
{
    // ---- who gives the value ----

    public Field Required() => this with { Presence = Presence.Required, MinItems = IsBlock ? 1 : 0 };

    /// <summary>The server fills the field when the user leaves it out.</summary>
    public Field OptionalComputed() => this with { Presence = Presence.OptionalComputed };

    /// <summary>Only the server gives the value.</summary>
    public Field Computed() => this with { Presence = Presence.Computed };

    /// <summary>No one configures it: the plan derives it from other fields (<see cref="ResourceDefinition.ModifyPlan"/>), and it is sent.</summary>
    public Field ComputedByProvider() => this with { Presence = Presence.ComputedByProvider };

    /// <summary>An update leaves the value that the server gave as it is, so that the plan of one knows it.</summary>
    public Field UseStateForUnknown() => this with { KeepsOnUpdate = true };

    public Field Default(TfValue value) => this with { DefaultValue = value };

    /// <summary>A new object gets the value unless the configuration says otherwise; an existing one keeps what it has.</summary>
    public Field DefaultOnCreate(TfValue value) => this with { Presence = Presence.OptionalComputed, CreateDefault = value };

    /// <summary>A change destroys the object and creates another.</summary>
    public Field RequiresReplace() => this with { Replacement = Replacement.OnChange };

    /// <summary>Whether an object has the block is settled when it is created: to add the block, or to remove it, is to create another object.</summary>
    public Field RequiresReplaceIfAddedOrRemoved() => this with { Replacement = Replacement.IfAddedOrRemoved };

    /// <summary>Some changes of the text destroy the object and create another; the others are updates.</summary>
    public Field RequiresReplaceIf(ReplaceCondition condition) => this with { Replacement = Replacement.OnCondition, ReplaceCondition = condition };

    /// <summary>Taken out of the configuration, the block stays as the object has it, and the plan shows no change.</summary>
    public Field KeptWhenLeftOut() => this with { IsKeptWhenLeftOut = true };

    /// <summary>An object that has the block never gets rid of it; a plan that would take it away is an error.</summary>
    /// <param name="why">What the service does instead, and what the user can do.</param>
    public Field NotRemovable(string why) => this with { NotRemovableBecause = why };

    /// <summary>That an object has the block says something even where the block is empty, such as of which kind the object is.</summary>
    public Field ExplicitPresence() => this with { HasExplicitPresence = true };

    /// <summary>Hidden in output. Servers answer without most secrets; then the value in state is kept.</summary>
    public Field Sensitive() => this with { IsSensitive = true };

    /// <summary>The API answers with the secret; where it does not, the secret is gone.</summary>
    public Field ReturnedByApi() => this with { IsReturnedByApi = true };

    /// <summary>Sent and never stored; needs Terraform 1.11.</summary>
    public Field WriteOnly() => this with { IsWriteOnly = true };

    /// <summary>Is part of every update, since the API refuses one without.</summary>
    public Field AlwaysSent() => this with { IsAlwaysSent = true };

    /// <summary>The server changes or drops the value by itself, which is no drift: the state keeps what was configured.</summary>
    public Field IgnoresDrift() => this with { KeepsConfiguredValue = true };

    public Field Deprecated(string useInstead) => this with { DeprecationMessage = useInstead };

    /// <summary>Only some versions of the service have the field: a plan for any other says so, and the documentation does.</summary>
    public Field InVersions(VersionRange versions) => this with { Versions = versions };

    public Field ValidatedBy(IFieldValidator validator) => this with { Validators = [.. Validators, validator] };

    public Field ConflictsWith(params string[] siblings) => this with { Conflicts = siblings };

    // ---- how it takes part in requests ----

    /// <summary>Has no counterpart in the API: it steers the provider.</summary>
    public Field ProviderOnly() => this with { Binding = ApiBinding.ProviderOnly };

    /// <summary>Is read from a part that the resource's lookup adds to the API object, and never sent.</summary>
    public Field FromRelatedObject() => this with { Binding = ApiBinding.RelatedObject };

    /// <summary>The API takes the value with an action of the object, and shows it as a member.</summary>
    public Field SetBy(FieldAction action) => this with { Action = action };

    /// <summary>The value is a credential that the provider made: the plan renews it before it stops working, and destroying the object revokes it.</summary>
    public Field RenewedBy(Renewal renewal) => this with { Renewal = renewal };

    /// <summary>Says where the object is, rather than what it is.</summary>
    public Field PathParameter() => this with { Binding = ApiBinding.PathParameter };

    // ---- placement ----

    /// <summary>
    /// Where the API has the value: <c>limitsCpu</c> or <c>resourceQuota.limit</c> from the enclosing block's object, or
    /// <c>/resourceQuota/limit</c> from the root.
    /// </summary>
    public Field At(string apiPath) => this with { Location = ApiLocation.Parse(apiPath) };

    /// <summary>The API has the value at another place while a sibling has the value given.</summary>
    public Field AtWhen(string sibling, string value, string apiPath) => this with { OtherPath = new OtherApiPath(sibling, value, apiPath) };

    /// <summary>The children live in the same API object as the block's siblings.</summary>
    public Field Inline() => At(".");

    /// <summary>The API object has the block while a member of it has the value; giving the block gives the member the value.</summary>
    public Field Discriminator(string member, string value) => this with { Placement = new DiscriminatorPlacement(member, value) };

    /// <summary>The entries of the map or document stand in the enclosing object itself, beside members that are none.</summary>
    /// <param name="except">The members that are none.</param>
    public Field AdditionalProperties(params string[] except) => Inline() with { Placement = new AdditionalPropertiesPlacement(except) };

    /// <summary>
    /// The API holds a map from this child's value to the rest of each object, or to all of it when the key is repeated inside. Where the key has a name
    /// pattern, the map may have other members as well.
    /// </summary>
    public Field ListMapKey(string child, bool inside = false) => this with { Placement = new ListMapPlacement(child, inside) };

    /// <summary>The API holds a list; objects in it are the same one when this child is, wherever they stand. What others add beside them stays.</summary>
    public Field MergeKey(string child) => this with { Placement = new MergeKeyPlacement(child) };

    /// <summary>The document leaves to the fields of that block the places they have, where they have a value.</summary>
    public Field OverlaidBy(string block) => this with { Placement = new OverlaidPlacement(block) };

    /// <summary>The place is inside a document that another field holds; without a value here it is the document's.</summary>
    public Field Overlays() => this with { Placement = new OverlayPlacement() };

    // ---- codec ----

    /// <summary>The API has more around the text. As the key of objects in a map, it tells them from the map's other members.</summary>
    public Field NamedBy(NamePattern pattern) => this with { Codec = new NamePatternCodec(pattern) };

    /// <summary>The API holds the text, or the texts of the map, encoded in base64.</summary>
    public Field EncodedAsBase64() => this with { Codec = new Base64Codec() };

    /// <summary>The API holds the number of seconds as a duration such as <c>5m0s</c>.</summary>
    public Field EncodedAsDuration() => this with { Codec = new DurationCodec() };

    /// <summary>The API holds the number or flag as text: <c>"true"</c>.</summary>
    public Field EncodedAsString() => this with { Codec = new StringCodec() };

    /// <summary>The API holds the map as a list of texts <c>key=value</c>.</summary>
    public Field EncodedAsPairs() => this with { Codec = new PairsCodec() };

    /// <summary>The API counts in a unit that is smaller by the factor.</summary>
    public Field Scaled(long factor) => this with { Codec = new ScaledCodec(factor) };

    /// <summary>A YAML document that the API holds as an object.</summary>
    /// <param name="isNoise">Tells members that a server adds to each object and that are no part of the document.</param>
    public Field EncodedAsObject(Func<JProperty, bool>? isNoise = null) =>
        this with { Codec = new ObjectCodec(isNoise), Equivalence = Mapping.Equivalence.Yaml };

    /// <summary>Certificates in PEM format or in base64, which the API holds in base64 and which are compared decoded.</summary>
    public Field EncodedAsCertificate() => this with { Codec = new CertificateCodec(), Equivalence = Mapping.Equivalence.Certificates };

    // ---- equivalence and ownership ----

    public Field SemanticEquality(IEquivalence equivalence) => this with { Equivalence = equivalence };

    /// <summary>The configuration owns the entries it names, and only those are compared.</summary>
    public Field GranularOwnership() => this with { Ownership = Mapping.GranularOwnership.Instance };

    /// <summary>Entries with such keys that the configuration never had are the system's: neither drift nor removed.</summary>
    public Field IgnoresKeys(Func<string, bool> isSystemKey) => IgnoresKeys(new SystemKeys(isSystemKey));

    /// <summary>As <see cref="IgnoresKeys(Func{string, bool})"/>, with entries that an update cannot change.</summary>
    public Field IgnoresKeys(SystemKeys keys) => this with { Ownership = new SystemKeysIgnored(keys) };

    /// <summary>The same block as one of several of which exactly one is given.</summary>
    internal Field AsOneOfBlocks(IEnumerable<string> names) =>
        RequiresReplaceIfAddedOrRemoved() with { IsOneOfBlocks = true, Conflicts = [.. names.Where(n => n != Name)] };
}
