using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Access;

/// <summary>Looks in the plan whether the roles that a role inherits exist. Rancher accepts one that does not, and the role then works nowhere.</summary>
internal static class RoleTemplatePlan
{
    private const string Inherited = "role_template_ids";

    public static async Task CheckAsync(PlanContext plan, IProviderServices? services, CancellationToken ct)
    {
        var before = plan.PriorAt(Inherited).Items;
        var ids = plan.PlannedAt(Inherited).Items;
        for (var index = 0; index < ids.Count; index++)
        {
            // What the role has already is none of this plan's doing.
            if (ids[index].StringOrNull() is { Length: > 0 } id && !before.Contains(ids[index])
                && await ServerObjects.WhyMissingAsync(services, "roleTemplates", id, ct) is { } why)
            {
                plan.Diagnostics
                    .Error("This Rancher has no such role", $"There is no role with the id \"{id}\" to inherit. {why}", TfPath.Of(Inherited).Index(index));
            }
        }
    }
}
