using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>
/// Makes state of an API object. Every field is written every time, so that what vanished on the server vanishes here; what only looks different
/// keeps the representation it had.
/// </summary>
internal sealed class Flattener
{
    private readonly JObject _root;
    private readonly ReadPurpose _purpose;

    private Flattener(JObject root, ReadPurpose purpose) => (_root, _purpose) = (root, purpose);

    /// <param name="fields">Fields of the type.</param>
    /// <param name="api">The API object, lookups joined.</param>
    /// <param name="known">Prior state when refreshing, planned state after apply, null at import.</param>
    /// <param name="purpose">Why the state is made.</param>
    public static TfMap Flatten(IReadOnlyList<Field> fields, JObject api, TfValue known, ReadPurpose purpose) =>
        new Flattener(api, purpose).FlattenObject(fields, api, known);

    private TfMap FlattenObject(IReadOnlyList<Field> fields, JToken? scope, TfValue known)
    {
        var shadowed = OneOfBlocks.ShadowedBlocks(fields, _root, scope, known);
        return new(fields.Select(declared =>
        {
            var field = Placed(declared, fields, scope);
            var json = shadowed.Contains(field.Name) ? null : DocumentOverlay.Rest(_root, scope, fields, field, FieldPlace.Find(_root, scope, field), known);
            return KeyValuePair.Create(field.Name, WriteOnlyTwins.IsInUse(field, known) ? TfValue.Null : FlattenField(field, json, known[field.Name]));
        }));
    }

    private Field Placed(Field field, IReadOnlyList<Field> siblings, JToken? scope) => field.PlacedBeside(
        name => siblings.FirstOrDefault(s => s.Name == name) is { } sibling ? JsonValues.Read(sibling, ApiTree.Find(_root, scope, sibling.ApiPath)) : TfValue.Null);

    private TfValue FlattenField(Field field, JToken? json, TfValue known)
    {
        if (field.IsWriteOnly)
        {
            return TfValue.Null;
        }

        if (field.Binding is ApiBinding.ProviderOnly or ApiBinding.CreateOnly)
        {
            return field.Kind is FieldKind.Block or FieldKind.ListBlock && !known.IsKnown ? TfValue.EmptyList : Settled(known);
        }

        if (field.OverlaysDocument && known.IsNull)
        {
            return known;
        }

        return field.Kind is FieldKind.Block or FieldKind.ListBlock ? FlattenBlocks(field, json, known) : FlattenAttribute(field, json, known);
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

        var value = JsonValues.Read(field, Owned(field, json, known));
        if (field.HasSystemKeys)
        {
            value = SystemKeys.WithoutSystemKeys(value, known);
        }

        if (field is { HasGranularOwnership: true, HoldsAdditionalProperties: true, Kind: FieldKind.StringMap } && _purpose == ReadPurpose.Refresh && SemanticEquality.IsEmpty(known))
        {
            // Without entries of the user, all members are the driver's.
            return known;
        }

        if (field.HasGranularOwnership && known is TfMap { Entries.Count: > 0 } named && value is TfMap found)
        {
            value = new TfMap(found.Entries.Where(e => named.Entries.ContainsKey(e.Key)));
        }

        return _purpose switch
        {
            ReadPurpose.Import => Imported(field, value),
            ReadPurpose.AfterApply => value,
            // State of rancher2 has no derived values, and nothing was derived yet.
            _ when field.IsComputedByProvider && known.IsNull => known,
            // Rancher answers without most secrets; what was sent is still there.
            _ when value.IsNull && field is { IsSensitive: true, IsReturnedByApi: false } && !known.IsNull => known,
            _ when field.IsSensitive && field.Equivalence.IsYamlObject() && SemanticEquality.IsPartOf(value, known) => known,
            // A server without the field does what the default says.
            _ when value.IsNull && field.DefaultValue is { } @default && SemanticEquality.AreEqual(field, @default, known) => known,
            _ => SemanticEquality.AreEqual(field, value, known) ? known : value,
        };
    }

    // Of a document that owns the entries it names, the rest is somebody else's.
    public static JToken? Owned(Field field, JToken? json, TfValue known) =>
        field.HasGranularOwnership && field.Equivalence.IsYamlObject() && json is JObject map && known is TfString { Value.Length: > 0 } text
        && Yaml.TryParse(text.Value, out var document, out _) && document is JObject named
            ? new JObject(map.Properties().Where(p => named.Property(p.Name) is not null))
            : json;

    private TfList FlattenBlocks(Field field, JToken? json, TfValue known)
    {
        var objects = ObjectsOf(field, json);
        if (_purpose == ReadPurpose.AfterApply && known.IsKnown)
        {
            return new TfList(known.Items.Select((item, index) => FlattenObject(field.Children, Match(field, objects, item, index), item)));
        }

        if (_purpose == ReadPurpose.Refresh && known.Items.Count == 0)
        {
            // A block the user did not write and the server fills is nobody's drift; any other block there was put there behind our back.
            return field.Presence == Presence.OptionalComputed || !objects.Any(o => SaysSomething(field, o))
                ? TfValue.EmptyList
                : AllNew(field, objects);
        }

        if (objects.Count == 0)
        {
            return known.Items.All(SemanticEquality.IsEmpty) ? new TfList(known.Items) : TfValue.EmptyList;
        }

        if (_purpose != ReadPurpose.Refresh)
        {
            return objects.Any(o => SaysSomething(field, o)) ? AllNew(field, objects) : TfValue.EmptyList;
        }

        return Listed(field, InKnownOrder(field, objects, known).Select(pair => FlattenObject(field.Children, pair.Json, pair.Known)));
    }

    private TfList AllNew(Field field, IEnumerable<JObject> objects) => Listed(field, objects.Select(o => FlattenObject(field.Children, o, TfValue.Null)));

    private static TfList Listed(Field field, IEnumerable<TfMap> items) => new(field.MaxItems > 0 ? items.Take(field.MaxItems) : items);

    private static IReadOnlyList<JObject> ObjectsOf(Field field, JToken? json) => json switch
    {
        JObject map when field.IsListMap => [.. KeyedObjects.ToArray(map, field).OfType<JObject>()],
        JObject one => [one],
        JArray many => [.. many.OfType<JObject>()],
        _ => [],
    };

    private static JObject? Match(Field field, IReadOnlyList<JObject> objects, TfValue item, int index)
    {
        if (field.KeyField is { } key)
        {
            return objects.FirstOrDefault(o => KeyedObjects.Is(o, field, item[key]));
        }

        return index < objects.Count ? objects[index] : null;
    }

    private static IEnumerable<(JObject Json, TfValue Known)> InKnownOrder(Field field, IReadOnlyList<JObject> objects, TfValue known)
    {
        if (field.KeyField is null)
        {
            return objects.Select((o, index) => (o, index < known.Items.Count ? known.Items[index] : TfValue.Null));
        }

        var matched = known.Items.Select(item => (Json: Match(field, objects, item, -1), Known: item)).Where(p => p.Json is not null).ToList();
        return matched.Select(p => (p.Json!, p.Known)).Concat(objects.Except(matched.Select(p => p.Json!)).Select(o => (o, TfValue.Null)));
    }

    /// <summary>Whether the object holds anything that an absent block would not mean.</summary>
    private bool SaysSomething(Field block, JObject json) => block.IsOneOfBlocks || block.Children.Where(child => !child.OverlaysDocument).Any(child =>
    {
        var value = FieldPlace.Find(_root, json, child);
        return child.IsBlock
            ? ObjectsOf(child, value).Any(o => SaysSomething(child, o))
            : JsonValues.Read(child, value) is var read && !SemanticEquality.IsEmpty(read) && !(child.DefaultValue is { } d && SemanticEquality.AreEqual(child, d, read));
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
