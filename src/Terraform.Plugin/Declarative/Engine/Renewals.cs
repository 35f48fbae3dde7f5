using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Lifecycle;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Engine;

/// <summary>The attributes of a resource that hold a credential with an end, through refresh, plan, apply and destroy; see <see cref="Renewal"/>.</summary>
internal static class Renewals
{
    /// <summary>Notes in the object that was read why a renewal is due, or that none is.</summary>
    public static async Task NoteAsync(OperationContext op, JObject item, CancellationToken ct)
    {
        foreach (var field in Of(op.Definition))
        {
            var why = await field.Renewal!.WhyDueAsync(op, item, ct);
            ApiTree.Set(item, item, ReasonOf(op.Definition, field).Location, why is null ? JValue.CreateNull() : new JValue(why));
        }
    }

    /// <summary>Plans what the refresh found due. A new object gets a new credential anyway.</summary>
    public static void Plan(ResourceDefinition definition, PlanContext plan)
    {
        foreach (var field in Of(definition))
        {
            var reason = ReasonOf(definition, field).Name;
            var why = plan.IsCreate ? null : plan.PriorAt(reason).StringOrNull();
            plan.Set(reason, TfValue.Null);
            if (why is { Length: > 0 } && plan.IsUpdate)
            {
                plan.Set(field.Name, TfValue.Unknown);
                plan.Diagnostics.Warning($"{field.Name} is renewed", $"{why}. The apply makes a new one and revokes the old one.", TfPath.Of(field.Name));
            }
        }
    }

    /// <summary>Whether renewals are all that the plan changes, so that nothing of the object itself is written or waited for.</summary>
    public static bool AreAll(ResourceDefinition definition, IReadOnlyList<Field> fields, TfValue prior, TfValue planned)
    {
        var renewed = Of(definition).SelectMany(f => new[] { f.Name, f.Renewal!.Reason }).ToHashSet(StringComparer.Ordinal);
        return renewed.Count > 0 && fields.All(f => renewed.Contains(f.Name) || planned[f.Name].Equals(prior[f.Name]));
    }

    /// <summary>Carries out what was planned. Where it fails, the state keeps the old credential, and the next refresh finds the renewal due again.</summary>
    public static async Task RenewAsync(OperationContext op, JObject item, CancellationToken ct)
    {
        foreach (var field in Of(op.Definition).Where(f => op.Planned[f.Name].IsUnknown))
        {
            try
            {
                await field.Renewal!.RenewAsync(op, item, ct);
            }
            catch (Exception error) when (ErrorDiagnostics.TryExplain(
                error,
                op.Services,
                op.Diagnostics,
                $"Cannot renew {field.Name} of {op.Subject}",
                "The old value was kept in the state; everything else of the plan is done. Apply again to renew it.",
                op.Definition.Fields,
                op.Planned))
            {
                ApiTree.Set(item, item, field.Location, op.Prior[field.Name].StringOrNull() is { } kept ? new JValue(kept) : JValue.CreateNull());
            }
        }
    }

    /// <summary>Revokes the credentials of an object that was removed.</summary>
    public static async Task RevokeAsync(OperationContext op, CancellationToken ct)
    {
        foreach (var field in Of(op.Definition))
        {
            await field.Renewal!.RevokeAsync(op, ct);
        }
    }

    private static IEnumerable<Field> Of(ResourceDefinition definition) => definition.Fields.Where(f => f.Renewal is not null);

    private static Field ReasonOf(ResourceDefinition definition, Field field) => definition.Fields.First(f => f.Name == field.Renewal!.Reason);
}
