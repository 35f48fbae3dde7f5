using Newtonsoft.Json.Linq;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Projects;

/// <summary>Holds a planned namespace against the quota of its project, as the run plans that or as the server has it.</summary>
internal static class NamespacePlan
{
    private const string Own = "resource_quota[0].limit[0]";

    public static async Task CheckAsync(PlanContext plan, IProviderServices? services, CancellationToken ct)
    {
        if (plan.PlannedAt("project_id").StringOrNull() is not { } id || !id.Contains(':', StringComparison.Ordinal)
            || (await ServerObjects.LookAsync(services, "projects", id, ct)).Found is not { } project)
        {
            return;
        }

        CheckMove(plan, id, project);
        var (own, total) = (plan.ConfigAt(Own), TotalOf(services, id, project));
        // A quota that the namespace has there already is not this plan's doing, whatever became of the project's.
        var isNew = plan.IsCreate || plan.PriorAt("project_id").StringOrNull() != id || !plan.PriorAt(Own).Equals(plan.PlannedAt(Own));
        if (isNew && own is TfMap && total is TfMap)
        {
            CheckQuota(plan, own, total);
        }
    }

    private static void CheckMove(PlanContext plan, string id, JObject project)
    {
        if (plan.IsUpdate && plan.PriorAt("project_id").StringOrNull() != id
            && project.SelectToken("resourceQuota.limit") is JObject limit && limit.Properties().Any(p => p.Name != "type"))
        {
            plan.Diagnostics.Error(
                "Rancher does not move the namespace",
                $"The project \"{id}\" has a quota, and Rancher moves no namespace into such a project. Create the namespace there, or remove the "
                    + "quota for the time of the move.",
                TfPath.Of("project_id"));
        }
    }

    /// <summary>The limits of the project as a block of this run has them; otherwise those of the server, in the same form.</summary>
    private static TfValue TotalOf(IProviderServices? services, string id, JObject project)
    {
        if (services.Planned()?.QuotaOf(id) is { } planned)
        {
            return planned.Items is [var quota, ..] && quota["project_limit"].Items is [TfMap block, ..] ? block : TfValue.Null;
        }

        return project.SelectToken("resourceQuota.limit") is JObject limit
            ? new TfMap(QuotaFields.LimitsOfProjects.Select(f => KeyValuePair.Create(f.Name, f.Codec.Read(f, limit[f.ApiPath] ?? JValue.CreateNull()))))
            : TfValue.Null;
    }

    private static void CheckQuota(PlanContext plan, TfValue own, TfValue total)
    {
        var limits = QuotaLimits.Of(own, total).ToList();
        if (limits.Any(l => l.First.IsUnknown || l.Second.IsUnknown))
        {
            return;
        }

        if (total["extended"] is TfMap { Entries.Count: > 0 })
        {
            plan.Diagnostics.Error(
                "The project has a quota with extended keys",
                "Rancher lets no namespace in such a project have a quota of its own: remove the block, and the namespace gets the quota of the project.",
                TfPath.Of("resource_quota"));
            return;
        }

        if (limits.All(l => IsNothing(l.Second)))
        {
            return;
        }

        foreach (var (key, one, most) in limits)
        {
            if (IsNothing(one) != IsNothing(most))
            {
                plan.Diagnostics.Error(
                    "The quota has other keys than the project's",
                    IsNothing(one) ? $"The project limits {key}, so the namespace has to as well: set {key}." : $"The project does not limit {key}, "
                        + $"so the namespace must not either: remove {key}.",
                    TfPath.Parse(Own));
            }
            else if (!IsNothing(one) && KubernetesQuantity.Compare(one.StringOrNull()!, most.StringOrNull()!) > 0)
            {
                plan.Diagnostics.Error(
                    "Quota exceeds the project",
                    $"{key} is \"{one.StringOrNull()}\", more than the \"{most.StringOrNull()}\" that the project gives all its namespaces together.",
                    TfPath.Parse($"{Own}.{key}"));
            }
        }
    }

    private static bool IsNothing(TfValue value) => value.StringOrNull() is null or "";
}
