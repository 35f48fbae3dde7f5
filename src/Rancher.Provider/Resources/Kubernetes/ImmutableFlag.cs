using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Resources.Kubernetes;

/// <summary>Secrets and config maps can be closed for good.</summary>
internal static class ImmutableFlag
{
    /// <summary>Kubernetes refuses every change of an immutable object, that of the mark itself too; only a new object can be otherwise.</summary>
    public static void ReplaceWhenChanged(PlanContext plan, params string[] fields)
    {
        if (plan.IsCreate || plan.PriorAt("immutable").BoolOrNull() != true)
        {
            return;
        }

        foreach (var field in fields.Where(f => !plan.PlannedAt(f).Equals(plan.PriorAt(f))))
        {
            plan.RequireReplace(field);
        }
    }
}
