using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>Makes API request bodies of planned state.</summary>
internal sealed class Expander
{
    private readonly JObject _root;

    private Expander(JObject root) => _root = root;

    /// <summary>The body that creates the object: what is known and set, and nothing else.</summary>
    public static JObject ForCreate(IReadOnlyList<Field> fields, TfValue planned)
    {
        var body = new JObject();
        new Expander(body).Apply(fields, body, TfValue.Null, planned);
        return body;
    }

    /// <summary>
    /// The body that changes the object: the top-level members that differ, each as the server has it now with the user's changes applied. Members
    /// others changed meanwhile survive, and so does what this provider does not know.
    /// </summary>
    public static JObject ForUpdate(IReadOnlyList<Field> fields, JObject server, TfValue prior, TfValue planned)
    {
        var target = (JObject)server.DeepClone();
        new Expander(target).Apply(fields, target, prior, planned);
        var body = new JObject(target.Properties().Where(p => !JToken.DeepEquals(p.Value, server[p.Name])));
        foreach (var field in fields.Where(f => f.IsAlwaysSent && body.Count > 0))
        {
            ApiTree.Set(body, body, field.ApiPath, ApiTree.Find(target, target, field.ApiPath) ?? JValue.CreateNull());
        }

        return body;
    }

    private void Apply(IReadOnlyList<Field> fields, JObject scope, TfValue prior, TfValue planned)
    {
        foreach (var declared in fields.Where(IsSent))
        {
            var field = declared.PlacedBeside(name => planned[name]);
            var (was, becomes) = (prior[field.Name], planned[field.Name]);
            if (!prior.IsNull && declared.PlacedBeside(name => prior[name]) is var before && before.ApiPath != field.ApiPath)
            {
                Leave(before, scope, was);
                was = TfValue.Null;
            }

            if (field.Shape is FieldShape.Block or FieldShape.Blocks)
            {
                ApplyBlocks(field, scope, was, becomes);
            }
            else
            {
                ApplyAttribute(field, scope, was, becomes);
            }
        }
    }

    // The value moves: what it left behind must not go on meaning something.
    private void Leave(Field field, JObject scope, TfValue was)
    {
        if (!Sameness.IsZero(was))
        {
            ApiTree.Set(_root, scope, field.ApiPath, field.DefaultValue is { } @default ? JsonValues.Write(field, @default) : JsonValues.Cleared(field));
        }
    }

    private void ApplyAttribute(Field field, JObject scope, TfValue was, TfValue becomes)
    {
        if (becomes.IsUnknown || (becomes.Equals(was) && !IsHiddenSecret(field, scope, becomes)))
        {
            return;
        }

        if (field.IsSharedMap)
        {
            ApiTree.Set(_root, scope, field.ApiPath, SharedMap.Merge(ApiTree.Find(_root, scope, field.ApiPath), was, becomes));
        }
        else
        {
            ApiTree.Set(_root, scope, field.ApiPath, becomes.IsNull ? JsonValues.Cleared(field) : JsonValues.Write(field, becomes));
        }
    }

    // A server that hides a secret in its answers would take the object without it as an order to forget it.
    private bool IsHiddenSecret(Field field, JObject scope, TfValue value) =>
        field.IsSensitive && !Sameness.IsZero(value) && ApiTree.Find(_root, scope, field.ApiPath) is null;

    private void ApplyBlocks(Field field, JObject scope, TfValue was, TfValue becomes)
    {
        if (becomes.IsUnknown || (was.Items.Count == 0 && becomes.Items.Count == 0))
        {
            return;
        }

        if (field.Shape == FieldShape.Block)
        {
            var target = ApiTree.Open(_root, scope, field.ApiPath);
            if (becomes.Items.Count == 0)
            {
                Clear(field.Children, target, was.Items[0]);
            }
            else
            {
                Apply(field.Children, target, was.Items is [var before, ..] ? before : TfValue.Null, becomes.Items[0]);
            }

            return;
        }

        var current = ApiTree.Find(_root, scope, field.ApiPath) switch
        {
            JObject map when field.KeyField is not null => KeyedObjects.ToArray(map, field),
            JArray array => array,
            _ => [],
        };
        var items = new JArray(becomes.Items.Select((item, index) => Item(field, current, was, item, index)));
        if (becomes.Equals(was))
        {
            // Only hidden secrets may have come in; what others added since the refresh stays.
            items = new JArray(items.Concat(current.Where(c => becomes.Items.Select((item, i) => Counterpart(field, current, item, i)).All(k => k != c))));
        }

        ApiTree.Set(_root, scope, field.ApiPath, field.KeyField is null ? items : KeyedObjects.ToMap(items, field));
    }

    private JObject Item(Field field, JArray current, TfValue was, TfValue item, int index)
    {
        var before = field.KeyField is { } key
            ? was.Items.FirstOrDefault(w => w[key].Equals(item[key])) ?? TfValue.Null
            : index < was.Items.Count ? was.Items[index] : TfValue.Null;
        var json = before.IsNull ? null : Counterpart(field, current, item, index);
        var target = (JObject)(json?.DeepClone() ?? new JObject());
        Apply(field.Children, target, json is null ? TfValue.Null : before, item);
        return target;
    }

    private static JObject? Counterpart(Field field, JArray current, TfValue item, int index)
    {
        if (field.KeyField is not { } key)
        {
            return index < current.Count ? current[index] as JObject : null;
        }

        var path = field.Children.First(c => c.Name == key).ApiPath;
        return current.OfType<JObject>().FirstOrDefault(o => (string?)o[path] == item[key].AsText());
    }

    // An absent sub-object means "leave it", and a null one is erased by one version, ignored by another and fatal to a third: so each member that
    // was set is cleared by itself.
    private void Clear(IReadOnlyList<Field> fields, JObject scope, TfValue was)
    {
        foreach (var field in fields.Where(IsSent).Where(f => !Sameness.IsZero(was[f.Name])))
        {
            if (field.Shape == FieldShape.Block)
            {
                Clear(field.Children, ApiTree.Open(_root, scope, field.ApiPath), was[field.Name].Items[0]);
            }
            else
            {
                ApiTree.Set(_root, scope, field.ApiPath, field.Shape == FieldShape.Blocks && field.KeyField is null ? new JArray() : JsonValues.Cleared(field));
            }
        }
    }

    private static bool IsSent(Field field) =>
        (!field.IsReadOnly || field.IsDerived) && field.Binding is (ApiBinding.ReadWrite or ApiBinding.CreateOnly);
}
