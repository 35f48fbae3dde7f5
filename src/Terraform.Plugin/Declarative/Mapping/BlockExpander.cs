using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>Writes blocks into an API object: one object, a list or a map of objects, each as the server has it with the user's changes applied.</summary>
internal sealed class BlockExpander(ExpandTarget target, FieldExpander fields)
{
    public void Apply(Field field, JObject scope, TfValue was, TfValue becomes, TfPath at)
    {
        if (becomes.IsUnknown || (was.Items.Count == 0 && becomes.Items.Count == 0))
        {
            return;
        }

        if (field is { Kind: FieldKind.Block, Placement.IsMap: false })
        {
            ApplyOne(field, scope, was, becomes, at);
        }
        else
        {
            ApplyItems(field, scope, was, becomes, at);
        }
    }

    private void ApplyOne(Field field, JObject scope, TfValue was, TfValue becomes, TfPath at)
    {
        var part = target.Open(scope, field);
        if (becomes.Items.Count == 0)
        {
            Clear(field.Children, part, was.Items[0]);
            target.RemoveIfEmpty(scope, field, part);
            return;
        }

        field.Placement.Mark(part);
        fields.Apply(field.Children, part, was.Items is [var before, ..] ? before : TfValue.Null, becomes.Items[0], at.Index(0));
    }

    private void ApplyItems(Field field, JObject scope, TfValue was, TfValue becomes, TfPath at)
    {
        // A single object where a list is expected is nobody's item.
        var current = target.FindOwn(scope, field) is { } own && (own is JArray || field.Placement.IsMap) ? field.Placement.Items(field, own) : [];
        var items = new JArray(becomes.Items.Select((item, index) => Item(field, current, was, item, index, at)));
        if (becomes.Equals(was))
        {
            // Only hidden secrets may have come in; what others added since the refresh stays.
            items = new JArray(items.Concat(Without(field, current, becomes)));
        }
        else if (target.ReplacesWhole && field.Placement.Key is not null)
        {
            items = new JArray(items.Concat(Without(field, current, new TfList(was.Items.Concat(becomes.Items)))));
        }

        if (field.Placement.IsAmongOthers(field))
        {
            var ours = new JArray(current.Where(json => was.Items.Any(known => ListItems.Counterpart(field, known, current, 0) == json)));
            PutAmongOthers(field, target.Open(scope, field), ours, items);
        }
        else
        {
            target.Set(scope, field, target.ReplacesWhole && items.Count == 0 ? null : field.Placement.Arrange(field, items));
        }
    }

    private void PutAmongOthers(Field field, JObject scope, JArray ours, JArray items)
    {
        var (before, after) = ((JObject)field.Placement.Arrange(field, ours), (JObject)field.Placement.Arrange(field, items));
        foreach (var name in before.Properties().Concat(after.Properties()).Select(p => p.Name).Distinct())
        {
            target.Put(scope, name, after[name]);
        }
    }

    private JObject Item(Field field, IReadOnlyList<JObject> current, TfValue was, TfValue item, int index, TfPath at)
    {
        var before = ListItems.Counterpart(field, item, was, index);
        var json = before.IsNull ? null : ListItems.Counterpart(field, item, current, index);
        var part = (JObject)(json?.DeepClone() ?? new JObject());
        fields.Apply(field.Children, part, json is null ? TfValue.Null : before, item, at.Index(index));
        return part;
    }

    private static IEnumerable<JObject> Without(Field field, IReadOnlyList<JObject> current, TfValue known)
    {
        var ours = known.Items.Select((item, index) => ListItems.Counterpart(field, item, current, index)).OfType<JObject>().ToList();
        return current.Where(json => !ours.Contains(json, ReferenceEqualityComparer.Instance));
    }

    // An absent sub-object means "leave it", and a null one is erased by one version, ignored by another and fatal to a third: so each member that
    // was set is cleared by itself.
    private void Clear(IReadOnlyList<Field> children, JObject scope, TfValue was)
    {
        foreach (var field in children.Where(FieldExpander.IsSent).Where(f => !SemanticEquality.IsEmpty(was[f.Name])))
        {
            if (field.Placement.IsAmongOthers(field))
            {
                ApplyItems(field, scope, was[field.Name], TfValue.EmptyList, TfPath.Root);
            }
            else if (field.Placement is AdditionalPropertiesPlacement)
            {
                target.MergeEntries(field, target.Open(scope, field), was[field.Name], TfValue.Null, TfPath.Root);
            }
            else if (field.Kind == FieldKind.Block)
            {
                var part = target.Open(scope, field);
                Clear(field.Children, part, was[field.Name].Items[0]);
                target.RemoveIfEmpty(scope, field, part);
            }
            else if (field is { Kind: FieldKind.ListBlock, Placement.IsMap: false } && !target.ReplacesWhole)
            {
                target.Set(scope, field, new JArray());
            }
            else
            {
                target.Clear(scope, field);
            }
        }
    }
}
