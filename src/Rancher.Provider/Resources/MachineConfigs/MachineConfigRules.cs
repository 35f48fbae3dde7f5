using Rancher.Provider.Windows;
using Rancher.Provider.Windows.Facts;
using Rancher.Provider.Windows.Rules;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.MachineConfigs;

/// <summary>The rules about what machines of a pool run at their first start.</summary>
internal static class MachineConfigRules
{
    // Fields that have the document itself; others have the path of a file on the Rancher server.
    private static readonly string[] Documents =
    [
        "amazonec2_config[0].userdata", "google_config[0].user_data", "harvester_config[0].user_data", "nutanix_config[0].cloud_init",
            "vsphere_config[0].cloud_config",
    ];

    public static void Validate(ValidateConfigContext config)
    {
        var silence = IgnoredRules.Of(config.Provider);
        if (silence.IsKnown)
        {
            config.Diagnostics.AddRange(Check(config.Config, silence).Where(d => d.Severity == Severity.Error));
        }
    }

    public static void CheckPlan(PlanContext plan)
    {
        var silence = IgnoredRules.Of(plan.Provider);
        if (silence.IsKnown)
        {
            plan.Diagnostics.AddRange(Check(plan.Config, silence).Where(d => d.Severity == Severity.Warning));
        }
    }

    private static IEnumerable<Diagnostic> Check(TfValue config, IgnoredRules silence) =>
        from path in Documents
        let text = ValueAt.Find(config, TfPath.Parse(path)).StringOrNull()
        where text is not null
        from finding in WindowsRules.Check(new FirstStartFacts(text, path), silence)
        select finding;
}
