using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>The API object that a request is made of, the way it is written, and the conflicts met on the way.</summary>
/// <param name="root">The object; changed in place.</param>
/// <param name="replacesWhole">Whether the object is replaced as a whole, see <see cref="ObjectAddress.ReplacesWholeObject"/>.</param>
internal sealed class ExpandTarget(JObject root, bool replacesWhole)
{
    private readonly List<TfPath> _conflicts = [];

    public JObject Root => root;

    public bool ReplacesWhole => replacesWhole;

    /// <summary>Whether write-only secrets that the server hides and that did not change are put in as well.</summary>
    public bool WithHidden { get; init; }

    /// <summary>Names of the arguments that the server does not keep, see <see cref="IgnoredArguments"/>.</summary>
    public IReadOnlySet<string> Ignored { get; init; } = UnansweredFields.None.Names;

    /// <summary>Whether there were such secrets.</summary>
    public bool HasHidden { get; set; }

    /// <summary>Values that others changed after the plan was made.</summary>
    public IReadOnlyList<TfPath> Conflicts => _conflicts;

    /// <summary>Whether the server does not have what was sent of the argument. What is left of it then is no base for a change.</summary>
    public bool IsIgnored(JObject scope, Field field, TfPath at) =>
        Ignored.Count > 0 && Ignored.Contains(IgnoredArguments.NameOf(at)) && FindOwn(scope, field) is null;

    public JToken? Find(JObject scope, Field field) => ApiTree.Find(root, scope, field.Location);

    /// <summary>The part at the field's place that belongs to the field.</summary>
    public JToken? FindOwn(JObject scope, Field field) => FieldPlace.Find(root, scope, field);

    public JObject Open(JObject scope, Field field) => ApiTree.Open(root, scope, field.Location);

    public void Set(JObject scope, Field field, JToken? value) => ApiTree.Set(root, scope, field.Location, value);

    /// <summary>Writes a value, or what clears the field where there is none.</summary>
    public void Write(JObject scope, Field field, TfValue value) => Set(scope, field, value.IsNull ? Cleared(field) : JsonValues.Write(field, value));

    public void Clear(JObject scope, Field field) => Set(scope, field, Cleared(field));

    /// <summary>Gives a member its value, or takes it away where there is none.</summary>
    public void Put(JObject scope, string name, JToken? value)
    {
        if (value is not null)
        {
            scope[name] = value;
        }
        else if (replacesWhole)
        {
            scope.Remove(name);
        }
        else
        {
            scope[name] = JValue.CreateNull();
        }
    }

    /// <summary>In an object that is replaced as a whole, an empty part may say more than none: a backup to no place rather than no backup.</summary>
    public void RemoveIfEmpty(JObject scope, Field field, JObject part)
    {
        if (replacesWhole && field.Location.Segments.Count > 0 && ApiTree.IsNothing(part))
        {
            ApiTree.Remove(root, scope, field.Location);
        }
    }

    public void MergeEntries(Field field, JObject map, TfValue was, TfValue becomes, TfPath at)
    {
        var conflicts = EntryMerge.Apply(field, map, was, becomes, Put);
        if (replacesWhole)
        {
            _conflicts.AddRange(conflicts.Select(name => field.Kind == FieldKind.StringMap ? at.Key(name) : at));
        }
    }

    /// <summary>
    /// Records a conflict when the server has neither what the plan was made from nor what it reaches. Only what was known to have a value can be seen to
    /// have another now.
    /// </summary>
    public void RecordConflict(Field field, JToken? server, TfValue was, TfValue becomes, TfPath at)
    {
        if (!replacesWhole || !was.IsWhollyKnown || SemanticEquality.IsEmpty(was) || (field.IsSensitive && server is null))
        {
            return;
        }

        var now = JsonValues.Read(field, field.Ownership.Owned(server, was));
        if (!SemanticEquality.AreEqual(field, now, was) && !SemanticEquality.AreEqual(field, now, becomes))
        {
            _conflicts.Add(at);
        }
    }

    private JToken? Cleared(Field field) => replacesWhole ? null : field.Codec.Cleared(field);
}
