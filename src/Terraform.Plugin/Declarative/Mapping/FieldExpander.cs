using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>Writes the fields of one level into an API object: attributes and documents itself, blocks by <see cref="BlockExpander"/>.</summary>
internal sealed class FieldExpander
{
    private readonly ExpandTarget _target;
    private readonly BlockExpander _blocks;

    public FieldExpander(ExpandTarget target) => (_target, _blocks) = (target, new BlockExpander(target, this));

    /// <summary>Whether requests carry the field.</summary>
    public static bool IsSent(Field field) => field.Presence != Presence.Computed && field.Binding is (ApiBinding.ReadWrite or ApiBinding.PathParameter);

    public void Apply(IReadOnlyList<Field> fields, JObject scope, TfValue prior, TfValue planned, TfPath path)
    {
        var rewritten = new HashSet<string>();
        // Typed fields first: what they give up must not take away what a document says there from now on.
        foreach (var declared in fields.Where(IsSent)
            .OrderByDescending(f => fields.Any(d => d.Placement is OverlaidPlacement document && document.Block == f.Name)))
        {
            var field = declared.PlacedBeside(name => planned[name]);
            var (was, becomes, at) = (Meant(field, prior[field.Name]), Meant(field, Becomes(field, scope, planned)), path.Attribute(field.Name));
            if (!prior.IsNull && declared.PlacedBeside(name => prior[name]) is var before && before.Location != field.Location)
            {
                ClearOldPlace(before, scope, was);
                was = TfValue.Null;
            }

            if (_target.IsIgnored(scope, field, at))
            {
                if (becomes.Equals(was))
                {
                    continue;
                }

                was = field.IsBlock ? TfValue.EmptyList : TfValue.Null;
            }

            if (field.Kind is FieldKind.Block or FieldKind.ListBlock)
            {
                _blocks.Apply(field, scope, was, becomes, at);
            }
            else if (field.Placement is OverlaidPlacement { Block: var typed })
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
            _blocks.Apply(typed, scope, TfValue.EmptyList, planned[typed.Name], path.Attribute(typed.Name));
        }
    }

    private void ApplyDocument(Field field, IReadOnlyList<Field> siblings, JObject scope, TfValue prior, TfValue planned, TfPath at)
    {
        var (was, becomes) = (Meant(field, prior[field.Name]), Meant(field, planned[field.Name]));
        if (becomes.IsUnknown || becomes.Equals(was))
        {
            return;
        }

        var rest = DocumentOverlay.Rest(_target.Root, scope, siblings, field, _target.Find(scope, field), prior, planned);
        _target.RecordConflict(field, rest, was, becomes, at);
        _target.Write(scope, field, becomes);
    }

    // The value moves: what it left behind must not go on meaning something.
    private void ClearOldPlace(Field field, JObject scope, TfValue was)
    {
        if (!SemanticEquality.IsEmpty(was))
        {
            _target.Write(scope, field, field.DefaultValue ?? TfValue.Null);
        }
    }

    private void ApplyAttribute(Field field, JObject scope, TfValue was, TfValue becomes, TfPath at)
    {
        if (becomes.IsUnknown || (becomes.Equals(was) && !IsMissingSecret(field, scope, becomes)))
        {
            return;
        }

        if (field.Placement is AdditionalPropertiesPlacement)
        {
            _target.MergeEntries(field, _target.Open(scope, field), was, becomes, at);
            return;
        }

        var server = _target.Find(scope, field);
        if (field.Ownership.Merge(server, was, becomes) is { } merged)
        {
            _target.Set(scope, field, merged);
        }
        else if (_target.ReplacesWhole && field.Kind == FieldKind.StringMap && server is JObject map && !was.IsNull && was.IsKnown)
        {
            _target.MergeEntries(field, map, was, becomes, at);
        }
        else
        {
            _target.RecordConflict(field, server, was, becomes, at);
            _target.Write(scope, field, becomes);
        }
    }

    private static TfValue Meant(Field field, TfValue value) => value is TfString text && field.Codec.MeansLeftOut(text.Value) ? TfValue.Null : value;

    // A write-only value whose version did not change is unknown here, and what the server has stays; what it hides may have to go along.
    private TfValue Becomes(Field field, JObject scope, TfValue planned)
    {
        if (field.Twin is not { } twin || planned[field.Name].IsKnown || !IsMissingSecret(field, scope, planned[twin.Value]))
        {
            return planned[field.Name];
        }

        _target.HasHidden = true;
        return _target.WithHidden ? planned[twin.Value] : planned[field.Name];
    }

    // A server that hides a secret in its answers would take the object without it as an order to forget it.
    private bool IsMissingSecret(Field field, JObject scope, TfValue value) =>
        field.IsHidden && !SemanticEquality.IsEmpty(value) && _target.FindOwn(scope, field) is null;
}
