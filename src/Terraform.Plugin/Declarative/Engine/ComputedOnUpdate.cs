using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Engine;

/// <summary>
/// Values that the server computes, in the plan of an update: unknown, since the update may change them, unless their line says that they keep. A plan
/// that promised the old value would hide the new one until the next refresh, from the user and from whatever depends on it.
/// </summary>
internal static class ComputedOnUpdate
{
    /// <summary>The planned state with those values unknown; as it is when nothing changes.</summary>
    public static TfValue Forget(IReadOnlyList<Field> fields, TfValue prior, TfValue planned)
    {
        if (prior.IsNull || planned is not TfMap state || fields.All(f => f.Name == ImplicitAttributes.TimeoutsBlock || planned[f.Name].Equals(prior[f.Name])))
        {
            return planned;
        }

        return new TfMap(fields.Select(f => KeyValuePair.Create(f.Name, f switch
        {
            { Presence: Presence.Computed, KeepsOnUpdate: false } => TfValue.Unknown,
            // Inside a block, a change of the block is what matters.
            { Kind: FieldKind.Block or FieldKind.ListBlock } when state[f.Name] is TfList items && !items.Equals(prior[f.Name]) => new TfList(
                items.Elements.Select((item, index) => Forget(f.Children, ListItems.Counterpart(f, item, prior[f.Name], index), item))),
            _ => state[f.Name],
        })));
    }
}
