using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>
/// Makes state of an API object. Every field is written every time, so that what vanished on the server vanishes here; what only looks different
/// keeps the representation it had.
/// </summary>
internal sealed class Flattener
{
    private readonly JObject _root;
    private readonly ReadPurpose _purpose;
    private readonly UnansweredFields _unanswered;

    private Flattener(JObject root, ReadPurpose purpose, UnansweredFields unanswered) => (_root, _purpose, _unanswered) = (root, purpose, unanswered);

    /// <param name="fields">Fields of the type.</param>
    /// <param name="api">The API object, lookups joined.</param>
    /// <param name="known">Prior state when refreshing, planned state after apply, null at import.</param>
    /// <param name="purpose">Why the state is made.</param>
    /// <param name="unanswered">The fields whose absence in the answer says nothing; null for none.</param>
    public static TfMap Flatten(IReadOnlyList<Field> fields, JObject api, TfValue known, ReadPurpose purpose, UnansweredFields? unanswered = null) =>
        new Flattener(api, purpose, unanswered ?? UnansweredFields.None).FlattenObject(fields, api, known, "");

    private TfMap FlattenObject(IReadOnlyList<Field> fields, JToken? scope, TfValue known, string block)
    {
        var shadowed = OneOfBlocks.ShadowedBlocks(fields, _root, scope, known);
        return new(fields.Select(declared =>
        {
            var field = Placed(declared, fields, scope);
            var json = shadowed.Contains(field.Name) ? null : DocumentOverlay.Rest(_root, scope, fields, field, FieldPlace.Find(_root, scope, field), known);
            return KeyValuePair.Create(
                field.Name,
                WriteOnlyTwins.IsInUse(field, known) ? TfValue.Null
                    : _purpose == ReadPurpose.Refresh && _unanswered.Keep(field, block + field.Name, _root, scope, json) ? known[field.Name]
                    : FlattenField(field, json, known[field.Name], block + field.Name));
        }));
    }

    private Field Placed(Field field, IReadOnlyList<Field> siblings, JToken? scope) => field.PlacedBeside(
        name => siblings.FirstOrDefault(s => s.Name == name) is { } sibling ? JsonValues.Read(sibling, ApiTree.Find(_root, scope, sibling.Location))
            : TfValue.Null);

    private TfValue FlattenField(Field field, JToken? json, TfValue known, string name)
    {
        if (field.IsWriteOnly)
        {
            return TfValue.Null;
        }

        if (field.Binding == ApiBinding.ProviderOnly)
        {
            return field.Kind is FieldKind.Block or FieldKind.ListBlock && !known.IsKnown ? TfValue.EmptyList : Settled(known);
        }

        if (field.Placement is OverlayPlacement && known.IsNull)
        {
            return known;
        }

        return field.Kind is FieldKind.Block or FieldKind.ListBlock
            ? FlattenBlocks(field, json, known, name + ".")
            : _purpose == ReadPurpose.Refresh ? _unanswered.WithEntries(FlattenAttribute(field, json, known), known, name)
            : FlattenAttribute(field, json, known);
    }

    private TfValue FlattenAttribute(Field field, JToken? json, TfValue known)
    {
        if (_purpose == ReadPurpose.AfterApply && known.IsWhollyKnown)
        {
            // Core refuses a result that differs from the plan. If the server decided otherwise, the next refresh shows it as drift.
            return known;
        }

        if (json is null && field.Binding == ApiBinding.RelatedObject)
        {
            return Settled(known);
        }

        var value = field.Ownership.Owned(field, JsonValues.Read(field, field.Ownership.Owned(json, known)), known, _purpose == ReadPurpose.Import);

        return _purpose switch
        {
            ReadPurpose.Import => Imported(field, value),
            ReadPurpose.AfterApply => value,
            // State of rancher2 has no derived values, and nothing was derived yet.
            _ when field.Presence == Presence.ComputedByProvider && known.IsNull => known,
            // Servers answer without most secrets; what was sent is still there.
            _ when value.IsNull && field.IsHidden && !known.IsNull => known,
            _ when field.KeepsConfiguredValue && !known.IsNull => known,
            _ when field.IsSensitive && value is TfString part && known is TfString all && field.Equivalence.IsPartOf(part.Value, all.Value) => known,
            // A server without the field does what the default says.
            _ when value.IsNull && field.DefaultValue is { } @default && SemanticEquality.AreEqual(field, @default, known) => known,
            _ => SemanticEquality.AreEqual(field, value, known) ? known : value,
        };
    }

    private TfList FlattenBlocks(Field field, JToken? json, TfValue known, string block)
    {
        var objects = field.Placement.Items(field, json);
        if (_purpose == ReadPurpose.AfterApply && known.IsKnown)
        {
            return new TfList(known.Items
                .Select((item, index) => FlattenObject(field.Children, ListItems.Counterpart(field, item, objects, index), item, block)));
        }

        if (_purpose == ReadPurpose.Refresh && known.Items.Count == 0)
        {
            // A block the user did not write and the server fills is nobody's drift; any other block there was added outside Terraform.
            return field.Presence == Presence.OptionalComputed || !objects.Any(o => SaysSomething(field, o))
                ? TfValue.EmptyList
                : AllNew(field, objects, block);
        }

        if (objects.Count == 0)
        {
            return known.Items.All(SemanticEquality.IsEmpty) ? new TfList(known.Items) : TfValue.EmptyList;
        }

        if (_purpose != ReadPurpose.Refresh)
        {
            return objects.Any(o => SaysSomething(field, o)) ? AllNew(field, objects, block) : TfValue.EmptyList;
        }

        return Listed(field, ListItems.InOrderOf(field, known, objects).Select(pair => FlattenObject(field.Children, pair.Json, pair.Known, block)));
    }

    private TfList AllNew(Field field, IEnumerable<JObject> objects, string block) =>
        Listed(field, objects.Select(o => FlattenObject(field.Children, o, TfValue.Null, block)));

    private static TfList Listed(Field field, IEnumerable<TfMap> items) => new(field.MaxItems > 0 ? items.Take(field.MaxItems) : items);

    /// <summary>Whether the object holds anything that an absent block would not mean.</summary>
    private bool SaysSomething(Field block, JObject json) => block.IsOneOfBlocks || (block.HasExplicitPresence && _purpose == ReadPurpose.Import)
        || block.Children.Where(child => child.Placement is not OverlayPlacement).Any(child =>
    {
        var value = FieldPlace.Find(_root, json, child);
        return child.IsBlock
            ? child.Placement.Items(child, value).Any(o => SaysSomething(child, o))
            : JsonValues.Read(child, value) is var read && !SemanticEquality.IsEmpty(read)
            && !(child.DefaultValue is { } d && SemanticEquality.AreEqual(child, d, read));
    });

    // What an API shows for "not set" is what the state of someone who did not set it would have.
    private static TfValue Imported(Field field, TfValue value) => field switch
    {
        { DefaultValue: { } @default } => value.IsNull ? @default : value,
        { Presence: Presence.Optional } => SemanticEquality.IsEmpty(value) ? TfValue.Null : value,
        _ => value,
    };

    private static TfValue Settled(TfValue known) => known.IsUnknown ? TfValue.Null : known;
}
