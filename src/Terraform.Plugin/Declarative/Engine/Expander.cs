using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>Makes API request bodies of planned state.</summary>
internal sealed class Expander
{
    private readonly JObject _root;
    private readonly bool _whole;
    private readonly List<TfPath> _overruled = [];
    private bool _withHidden;
    private bool _keepsHidden;

    private Expander(JObject root, bool whole) => (_root, _whole) = (root, whole);

    /// <summary>The body that creates the object: what is known and set, and nothing else.</summary>
    public static JObject ForCreate(IReadOnlyList<Field> fields, TfValue planned)
    {
        var body = new JObject();
        new Expander(body, whole: false).Apply(fields, body, TfValue.Null, planned, TfPath.Root);
        return body;
    }

    /// <summary>
    /// The body that changes the object: the top-level members that differ, each as the server has it now with the user's changes applied. Members
    /// others changed meanwhile survive, and so does what this provider does not know.
    /// </summary>
    /// <param name="fields">Fields of the type.</param>
    /// <param name="server">The object as the server has it now.</param>
    /// <param name="prior">State before: what the plan was made from.</param>
    /// <param name="planned">State to reach.</param>
    /// <param name="whole">Whether the object is written whole, see <see cref="ApiCollection.ReplacesWholeObject"/>.</param>
    /// <exception cref="OperationFailedException">The object is written whole, and somebody changed the same value meanwhile.</exception>
    public static JObject ForUpdate(IReadOnlyList<Field> fields, JObject server, TfValue prior, TfValue planned, bool whole = false)
    {
        var (body, keepsHidden) = Difference(fields, server, prior, planned, whole, withHidden: false);
        if (body.Count == 0 || !keepsHidden)
        {
            return body;
        }

        // The members that are sent anyway are sent with the write-only secrets in them which the server hides: without, it would forget those.
        var complete = Difference(fields, server, prior, planned, whole, withHidden: true).Body;
        return new JObject(complete.Properties().Where(p => body.ContainsKey(p.Name)));
    }

    private static (JObject Body, bool KeepsHidden) Difference(
        IReadOnlyList<Field> fields, JObject server, TfValue prior, TfValue planned, bool whole, bool withHidden)
    {
        var target = (JObject)server.DeepClone();
        var expander = new Expander(target, whole) { _withHidden = withHidden };
        expander.Apply(fields, target, prior, planned, TfPath.Root);
        if (expander._overruled.Count > 0)
        {
            throw Overruled(expander._overruled);
        }

        var body = new JObject(target.Properties().Where(p => !JToken.DeepEquals(p.Value, server[p.Name])));
        foreach (var gone in server.Properties().Where(p => target.Property(p.Name) is null))
        {
            body[gone.Name] = JValue.CreateNull();
        }

        foreach (var field in fields.Where(f => f.IsAlwaysSent && body.Count > 0))
        {
            ApiTree.Set(body, body, field.ApiPath, ApiTree.Find(target, target, field.ApiPath) ?? JValue.CreateNull());
        }

        return (body, expander._keepsHidden);
    }

    private static OperationFailedException Overruled(List<TfPath> paths) => new(
        $"Somebody else changed {string.Join(", ", paths.Take(5))} after this plan was made, and to something else than planned. Nothing was sent. "
        + "Plan again to see what is there now, and apply that plan if it is still what you want.",
        paths[0]);

    private void Apply(IReadOnlyList<Field> fields, JObject scope, TfValue prior, TfValue planned, TfPath path)
    {
        var rewritten = new HashSet<string>();
        // Typed fields first: what they give up must not take away what a document says there from now on.
        foreach (var declared in fields.Where(IsSent).OrderByDescending(f => fields.Any(d => d.OverlaidByBlock == f.Name)))
        {
            var field = declared.PlacedBeside(name => planned[name]);
            var (was, becomes, at) = (prior[field.Name], Becomes(field, scope, planned), path.Attribute(field.Name));
            if (!prior.IsNull && declared.PlacedBeside(name => prior[name]) is var before && before.ApiPath != field.ApiPath)
            {
                Leave(before, scope, was);
                was = TfValue.Null;
            }

            if (field.Kind is FieldKind.Block or FieldKind.ListBlock)
            {
                ApplyBlocks(field, scope, was, becomes, at);
            }
            else if (field.OverlaidByBlock is { } typed)
            {
                ApplyDocument(field, fields, scope, prior, planned, at);
                rewritten.Add(typed);
            }
            else
            {
                ApplyAttribute(field, scope, was, becomes, at);
            }
        }

        foreach (var typed in fields.Where(f => rewritten.Contains(f.Name)))
        {
            ApplyBlocks(typed, scope, TfValue.EmptyList, planned[typed.Name], path.Attribute(typed.Name));
        }
    }

    private void ApplyDocument(Field field, IReadOnlyList<Field> siblings, JObject scope, TfValue prior, TfValue planned, TfPath at)
    {
        var (was, becomes) = (prior[field.Name], planned[field.Name]);
        if (becomes.IsUnknown || becomes.Equals(was))
        {
            return;
        }

        Note(field, DocumentOverlay.Rest(_root, scope, siblings, field, ApiTree.Find(_root, scope, field.ApiPath), prior, planned), was, becomes, at);
        ApiTree.Set(_root, scope, field.ApiPath, becomes.IsNull ? Cleared(field) : JsonValues.Write(field, becomes));
    }

    // The value moves: what it left behind must not go on meaning something.
    private void Leave(Field field, JObject scope, TfValue was)
    {
        if (!SemanticEquality.IsEmpty(was))
        {
            ApiTree.Set(_root, scope, field.ApiPath, field.DefaultValue is { } @default ? JsonValues.Write(field, @default) : Cleared(field));
        }
    }

    private void ApplyAttribute(Field field, JObject scope, TfValue was, TfValue becomes, TfPath at)
    {
        if (becomes.IsUnknown || (becomes.Equals(was) && !IsHiddenSecret(field, scope, becomes)))
        {
            return;
        }

        if (field.HoldsAdditionalProperties)
        {
            MergeEntries(field, ApiTree.Open(_root, scope, field.ApiPath), was, becomes, at);
            return;
        }

        var server = ApiTree.Find(_root, scope, field.ApiPath);
        if (field.HasSystemKeys)
        {
            ApiTree.Set(_root, scope, field.ApiPath, SystemKeys.Merge(server, was, becomes));
        }
        else if (_whole && field.Kind == FieldKind.StringMap && server is JObject map && !was.IsNull && was.IsKnown && !field.IsEncodedAsPairs)
        {
            MergeEntries(field, map, was, becomes, at);
        }
        else
        {
            Note(field, server, was, becomes, at);
            ApiTree.Set(_root, scope, field.ApiPath, becomes.IsNull ? Cleared(field) : JsonValues.Write(field, becomes));
        }
    }

    private void MergeEntries(Field field, JObject map, TfValue was, TfValue becomes, TfPath at)
    {
        var overruled = EntryMerge.Apply(field, map, was, becomes, Put);
        if (_whole)
        {
            _overruled.AddRange(overruled.Select(name => field.Kind == FieldKind.StringMap ? at.Key(name) : at));
        }
    }

    private void Put(JObject scope, string name, JToken? value)
    {
        if (value is not null)
        {
            scope[name] = value;
        }
        else if (_whole)
        {
            scope.Remove(name);
        }
        else
        {
            scope[name] = JValue.CreateNull();
        }
    }

    // Only what was known to have a value can be seen to have another now.
    private void Note(Field field, JToken? server, TfValue was, TfValue becomes, TfPath at)
    {
        if (!_whole || !was.IsWhollyKnown || SemanticEquality.IsEmpty(was) || (field.IsSensitive && server is null))
        {
            return;
        }

        var now = JsonValues.Read(field, Flattener.Owned(field, server, was));
        if (!SemanticEquality.AreEqual(field, now, was) && !SemanticEquality.AreEqual(field, now, becomes))
        {
            _overruled.Add(at);
        }
    }

    // A write-only value whose version did not change is unknown here, and what the server has stays; what it hides may have to go along.
    private TfValue Becomes(Field field, JObject scope, TfValue planned)
    {
        if (field.Twin is not { } twin || planned[field.Name].IsKnown || !IsHiddenSecret(field, scope, planned[twin.Value]))
        {
            return planned[field.Name];
        }

        _keepsHidden = true;
        return _withHidden ? planned[twin.Value] : planned[field.Name];
    }

    // A server that hides a secret in its answers would take the object without it as an order to forget it.
    private bool IsHiddenSecret(Field field, JObject scope, TfValue value) =>
        field is { IsSensitive: true, IsReturnedByApi: false } && !SemanticEquality.IsEmpty(value) && FieldPlace.Find(_root, scope, field) is null;

    private void ApplyBlocks(Field field, JObject scope, TfValue was, TfValue becomes, TfPath at)
    {
        if (becomes.IsUnknown || (was.Items.Count == 0 && becomes.Items.Count == 0))
        {
            return;
        }

        if (field is { Kind: FieldKind.Block, IsListMap: false })
        {
            ApplyBlock(field, scope, was, becomes, at);
        }
        else
        {
            ApplyItems(field, scope, was, becomes, at);
        }
    }

    private void ApplyBlock(Field field, JObject scope, TfValue was, TfValue becomes, TfPath at)
    {
        var target = ApiTree.Open(_root, scope, field.ApiPath);
        if (becomes.Items.Count == 0)
        {
            Clear(field.Children, target, was.Items[0]);
            RemoveIfEmpty(field, scope, target);
            return;
        }

        if (field.ApiDiscriminator is { } mark)
        {
            target[mark.Member] = mark.Value;
        }

        Apply(field.Children, target, was.Items is [var before, ..] ? before : TfValue.Null, becomes.Items[0], at.Index(0));
    }

    private void ApplyItems(Field field, JObject scope, TfValue was, TfValue becomes, TfPath at)
    {
        var current = FieldPlace.Find(_root, scope, field) switch
        {
            JObject map when field.IsListMap => KeyedObjects.ToArray(map, field),
            JArray array => array,
            _ => [],
        };
        var items = new JArray(becomes.Items.Select((item, index) => Item(field, current, was, item, index, at)));
        if (becomes.Equals(was))
        {
            // Only hidden secrets may have come in; what others added since the refresh stays.
            items = new JArray(items.Concat(current.Where(c => becomes.Items.Select((item, i) => Counterpart(field, current, item, i)).All(k => k != c))));
        }
        else if (_whole && field.KeyField is not null)
        {
            items = new JArray(items.Concat(current.Where(c => was.Items.Concat(becomes.Items).All(known => Counterpart(field, current, known, -1) != c))));
        }

        if (field.IsListMapAmongOthers)
        {
            var ours = new JArray(current.Where(c => was.Items.Any(known => Counterpart(field, current, known, -1) == c)));
            PutAmongOthers(field, ApiTree.Open(_root, scope, field.ApiPath), ours, items);
        }
        else if (_whole && items.Count == 0)
        {
            ApiTree.Remove(_root, scope, field.ApiPath);
        }
        else
        {
            ApiTree.Set(_root, scope, field.ApiPath, field.IsListMap ? KeyedObjects.ToMap(items, field) : items);
        }
    }

    private void PutAmongOthers(Field field, JObject scope, JArray ours, JArray items)
    {
        var (before, after) = (KeyedObjects.ToMap(ours, field), KeyedObjects.ToMap(items, field));
        foreach (var name in before.Properties().Concat(after.Properties()).Select(p => p.Name).Distinct())
        {
            Put(scope, name, after[name]);
        }
    }

    private JObject Item(Field field, JArray current, TfValue was, TfValue item, int index, TfPath at)
    {
        var before = field.KeyField is { } key
            ? was.Items.FirstOrDefault(w => w[key].Equals(item[key])) ?? TfValue.Null
            : index < was.Items.Count ? was.Items[index] : TfValue.Null;
        var json = before.IsNull ? null : Counterpart(field, current, item, index);
        var target = (JObject)(json?.DeepClone() ?? new JObject());
        Apply(field.Children, target, json is null ? TfValue.Null : before, item, at.Index(index));
        return target;
    }

    private static JObject? Counterpart(Field field, JArray current, TfValue item, int index) => field.KeyField is { } key
        ? current.OfType<JObject>().FirstOrDefault(o => KeyedObjects.Is(o, field, item[key]))
        : index < current.Count ? current[index] as JObject : null;

    // An absent sub-object means "leave it", and a null one is erased by one version, ignored by another and fatal to a third: so each member that
    // was set is cleared by itself.
    private void Clear(IReadOnlyList<Field> fields, JObject scope, TfValue was)
    {
        foreach (var field in fields.Where(IsSent).Where(f => !SemanticEquality.IsEmpty(was[f.Name])))
        {
            if (field.IsListMapAmongOthers)
            {
                ApplyItems(field, scope, was[field.Name], TfValue.EmptyList, TfPath.Root);
            }
            else if (field.HoldsAdditionalProperties)
            {
                MergeEntries(field, ApiTree.Open(_root, scope, field.ApiPath), was[field.Name], TfValue.Null, TfPath.Root);
            }
            else if (field.Kind == FieldKind.Block)
            {
                var target = ApiTree.Open(_root, scope, field.ApiPath);
                Clear(field.Children, target, was[field.Name].Items[0]);
                RemoveIfEmpty(field, scope, target);
            }
            else
            {
                ApiTree.Set(_root, scope, field.ApiPath, field.Kind == FieldKind.ListBlock && !field.IsListMap && !_whole ? new JArray() : Cleared(field));
            }
        }
    }

    // In an object that is written whole, an empty part may say more than none: a backup to no place rather than no backup.
    private void RemoveIfEmpty(Field field, JObject scope, JObject target)
    {
        if (_whole && field.ApiPath != "." && ApiTree.IsNothing(target))
        {
            ApiTree.Remove(_root, scope, field.ApiPath);
        }
    }

    private JToken? Cleared(Field field) => _whole ? null : JsonValues.Cleared(field);

    private static bool IsSent(Field field) =>
        (!field.IsReadOnly || field.IsComputedByProvider) && field.Binding is (ApiBinding.ReadWrite or ApiBinding.CreateOnly or ApiBinding.PathParameter);
}
