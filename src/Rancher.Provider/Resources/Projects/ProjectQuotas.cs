using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Projects;

/// <summary>What Rancher demands of the two quotas of a project, as far as the configuration alone shows it.</summary>
internal static class ProjectQuotas
{
    private const string Total = "resource_quota[0].project_limit[0]";
    private const string Each = "resource_quota[0].namespace_default_limit[0]";

    public static void Validate(ValidateConfigContext config)
    {
        ContainerLimits.Validate(config);
        var (total, each) = (config[Total], config[Each]);
        if (total is not TfMap || each is not TfMap)
        {
            return;
        }

        foreach (var (key, most, one) in QuotaLimits.Of(total, each))
        {
            Compare(config, key, most, one);
        }
    }

    /// <summary>Notes the quota that this run plans for the project, against which the quotas of its namespaces are checked.</summary>
    public static Task NoteAsync(PlanContext plan, IProviderServices? services, CancellationToken ct)
    {
        if (plan.PriorAt("id").StringOrNull() is { } id)
        {
            services.Planned()?.AddProject(id, plan.PlannedAt("resource_quota"));
        }

        return Task.CompletedTask;
    }

    private static void Compare(ValidateConfigContext config, string key, TfValue most, TfValue one)
    {
        if (most.IsUnknown || one.IsUnknown)
        {
            return;
        }

        var (limit, part) = (most.StringOrNull() ?? "", one.StringOrNull() ?? "");
        if (part.Length == 0 && limit.Length > 0)
        {
            config.Error(Each, "Incomplete quota", $"{Total}.{key} has a limit, and {Each}.{key} has none. Rancher wants the same keys in both: set "
                + $"{key} in namespace_default_limit too.");
        }
        else if (limit.Length == 0 && part.Length > 0)
        {
            config.Error(Total, "Incomplete quota", $"{Each}.{key} has a limit, and {Total}.{key} has none. Rancher wants the same keys in both: set "
                + $"{key} in project_limit too.");
        }
        else if (KubernetesQuantity.Compare(part, limit) > 0)
        {
            config.Error(Each, "Quota exceeds the project", $"{Each}.{key} is \"{part}\", more than the \"{limit}\" that {Total}.{key} gives all "
                + "namespaces together.");
        }
    }
}
