using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Engine;

/// <summary>
/// Which blocks that the plan adds the object has already. A state that another program wrote, or an import, need not show an empty block, and adding the
/// block to an object that has it changes nothing.
/// </summary>
internal static class ObjectPresence
{
    /// <summary>For each added block with explicit presence, whether the object has it; without those of which the server cannot be asked.</summary>
    public static async Task<IReadOnlyDictionary<string, bool>> OfAddedBlocksAsync(
        ResourceDefinition definition, IReadOnlyList<Field> fields, TfValue prior, TfValue planned, IProviderServices? services, CancellationToken ct)
    {
        var added = fields.Where(f => f.HasExplicitPresence && !prior.IsNull && prior[f.Name].Items.Count == 0 && planned[f.Name].Items.Count > 0).ToList();
        if (added.Count == 0 || services is null)
        {
            return new Dictionary<string, bool>();
        }

        try
        {
            var op = new OperationContext(definition, services, []) { Prior = KnownNames.Strict(fields, prior) };
            return await op.Store.FindAsync(op.Id, ct) is { } api
                ? added.ToDictionary(f => f.Name, f => FieldPlace.Find(api, api, f) is not null)
                : new Dictionary<string, bool>();
        }
        catch (Exception error) when (services.Explain(error) is not null)
        {
            // What cannot be read now is judged by the state; the apply asks again.
            return new Dictionary<string, bool>();
        }
    }
}
