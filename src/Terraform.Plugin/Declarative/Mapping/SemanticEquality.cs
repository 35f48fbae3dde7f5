using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>
/// When two values mean the same although they are written differently. State of rancher2 mixes null, "", 0, false and [] for what is not set,
/// servers add layout, and none of that is drift.
/// </summary>
internal static class SemanticEquality
{
    /// <summary>Null, or what every API leaves out: an empty text or collection, 0, false, or an object of nothing else.</summary>
    public static bool IsEmpty(TfValue value) => value switch
    {
        TfNull => true,
        TfString text => text.Value.Length == 0,
        TfBool flag => !flag.Value,
        TfNumber number => number.IsZero,
        // A list that holds an empty text says something: in a role it is the core API group.
        TfList list => list.Elements.All(e => e is TfMap && IsEmpty(e)),
        TfMap map => map.Entries.Values.All(IsEmpty),
        _ => false,
    };

    /// <summary>Whether the value of the field says nothing: it is empty, or a document without content.</summary>
    public static bool IsEmpty(Field field, TfValue value) =>
        IsEmpty(value) || (value is TfString text && (field.Codec.MeansLeftOut(text.Value) || field.Equivalence.IsEmpty(text.Value)));

    public static bool AreEqual(Field field, TfValue left, TfValue right)
    {
        if (left.Equals(right))
        {
            return true;
        }

        if (left.IsUnknown || right.IsUnknown)
        {
            return false;
        }

        if (IsEmpty(field, left) && IsEmpty(field, right))
        {
            return true;
        }

        return (left, right) switch
        {
            (TfString a, TfString b) => field.Equivalence.AreEqual(a.Value, b.Value),
            (TfList a, TfList b) when field.Kind == FieldKind.StringSet => SameSet(field, a.Elements, b.Elements),
            (TfList a, TfList b) when field.HasChildren => SameObjects(field, a, b),
            (TfMap a, TfMap b) when field.HasChildren => SameObject(field, a, b),
            (TfList a, TfList b) => a.Elements.Count == b.Elements.Count && a.Elements.Zip(b.Elements).All(pair => SameText(field, pair.First, pair.Second)),
            (TfMap a, TfMap b) => a.Entries.Count == b.Entries.Count
                && a.Entries.All(entry => b.Entries.TryGetValue(entry.Key, out var other) && SameText(field, entry.Value, other)),
            _ => false,
        };
    }

    private static bool SameText(Field field, TfValue left, TfValue right) =>
        left.Equals(right) || (left is TfString a && right is TfString b && field.Equivalence.AreEqual(a.Value, b.Value));

    private static bool SameSet(Field field, IReadOnlyList<TfValue> left, IReadOnlyList<TfValue> right) =>
        left.ToHashSet().SetEquals(right)
        || (left.All(l => right.Any(r => SameText(field, l, r))) && right.All(r => left.Any(l => SameText(field, l, r))));

    private static bool SameObjects(Field field, TfList left, TfList right) =>
        left.Elements.Count == right.Elements.Count
        && left.Elements.Zip(right.Elements).All(pair => pair is { First: TfMap a, Second: TfMap b } && SameObject(field, a, b));

    private static bool SameObject(Field field, TfMap left, TfMap right) => field.Children.All(child => AreEqual(child, left[child.Name], right[child.Name]));
}
