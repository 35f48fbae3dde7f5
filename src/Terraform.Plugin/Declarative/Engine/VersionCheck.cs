using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Engine;

/// <summary>
/// Arguments that the connected server does not have: it would accept them and do nothing. The plan says so where an argument is new or changed. It is
/// an error where the object would be something else without it, and otherwise a warning.
/// </summary>
internal static class VersionCheck
{
    public static async Task CheckAsync(PlanContext plan, IReadOnlyList<Field> fields, IProviderServices? services, CancellationToken ct)
    {
        var given = Given(fields, plan.Config, plan.Prior, TfPath.Root, _ => true).ToList();
        // Most plans name no such argument, and then the server is not asked.
        if (services is null || given.Count == 0 || await services.VersionAsync(ct) is not { } server)
        {
            return;
        }

        foreach (var (field, path) in Given(fields, plan.Config, plan.Prior, TfPath.Root, v => !v.Includes(server.Number)))
        {
            Report(plan, field, path, server);
        }
    }

    /// <summary>Names of the arguments of a state that the answer lacks because this version of the server does not have them.</summary>
    public static async Task<IReadOnlyList<string>> LackingAsync(
        IReadOnlyList<Field> fields, TfValue state, JObject api, IProviderServices services, CancellationToken ct)
    {
        var lacking = fields.Where(f => f is { Versions: not null, Binding: ApiBinding.ReadWrite, IsReadOnly: false }
            && FieldPlace.Find(api, api, f) is null && !IgnoredArguments.SaysNothing(f, state[f.Name])).ToList();
        return lacking.Count > 0 && await services.VersionAsync(ct) is { } server
            ? [.. lacking.Where(f => !f.Versions!.Includes(server.Number)).Select(f => f.Name)]
            : [];
    }

    /// <summary>
    /// What the configuration gives, and the state does not have already, of the fields with such a range; nothing inside of one that is found.
    /// </summary>
    private static IEnumerable<(Field Field, TfPath Path)> Given(
        IReadOnlyList<Field> fields, TfValue config, TfValue prior, TfPath at, Func<VersionRange, bool> wanted)
    {
        foreach (var field in fields.Where(f => !f.IsReadOnly && !IgnoredArguments.SaysNothing(f, config[f.Name]) && !IsKept(f, config[f.Name], prior[f.Name])))
        {
            var path = at.Attribute(field.Name);
            // A required argument cannot be taken out, so that there is nothing to say about it.
            if (field is { Versions: { } versions, IsRequired: false } && wanted(versions))
            {
                yield return (field, path);
                continue;
            }

            var items = field.HasChildren ? config[field.Name].Items : [];
            for (var index = 0; index < items.Count; index++)
            {
                var before = ListItems.Counterpart(field, items[index], prior[field.Name], index);
                foreach (var found in Given(field.Children, items[index], before, path.Index(index), wanted))
                {
                    yield return found;
                }
            }
        }
    }

    private static bool IsKept(Field field, TfValue config, TfValue prior) => !prior.IsNull && SemanticEquality.AreEqual(field, config, prior);

    private static void Report(PlanContext plan, Field field, TfPath path, ServiceVersion server)
    {
        var versions = field.Versions!;
        var summary = $"{versions.Service} {server.Text} does not have {path}";
        var reason = versions.IsTooOld(server.Number)
            ? $"It came with {versions.Service} {VersionRange.Name(versions.Since!)}."
            : $"{versions.Service} {VersionRange.Name(versions.Until!)} was the last version with it.{(versions.Instead is { } instead ? $" {instead}" : "")}";
        if (field.IsOneOfBlocks || field.Replacement == Replacement.IfAddedOrRemoved)
        {
            plan.Diagnostics.Error(summary, $"{reason} Without the block the server would create an object of another kind.", path);
        }
        else
        {
            plan.Diagnostics.Warning(summary, $"{reason} This server ignores the argument; remove it, or connect to a server that has it.", path);
        }
    }
}
