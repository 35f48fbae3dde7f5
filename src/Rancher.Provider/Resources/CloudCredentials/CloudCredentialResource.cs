using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.CloudCredentials;

/// <summary>Access to a cloud, kept in Rancher, with which it makes machines, hosted clusters or backups.</summary>
internal static class CloudCredentialResource
{
    // The parts of the block of any driver whose keys are names of the driver's fields.
    private static readonly string[] NamedParts = ["config", "secrets"];

    public static ResourceDefinition Definition { get; } = new(
        "rancher2_cloud_credential", "Access to a cloud, kept in Rancher, with which it makes machines, hosted clusters or backups. One of the blocks is given.")
    {
        Area = "Clusters",
        Api = new ApiCollection("cloudcredentials", "cloudCredential"),
        ImportId = "cattle-global-data:cc-abcde",
        Timeouts = Timeouts.Minutes(10),
        Fields = CloudCredentialFields.All,
        Validate = Validate,
        ModifyPlan = ReplaceWhenTheKindChanges,
        CheckPlanAsync = CheckAsync,
        Behavior = new CloudCredentialBehavior(),
    };

    private static void Validate(ConfigRuleContext config)
    {
        if (CloudCredentialKind.Blocks.All(block => config[block] is { IsUnknown: false, Items.Count: 0 }))
        {
            config.Diagnostics.Error(
                "The credential is for no cloud",
                $"One of the blocks {string.Join(", ", CloudCredentialKind.Blocks)} must be given.");
        }

        if (config["harvester_credential_config[0].cluster_type"].AsText() == "imported" && config["harvester_credential_config[0].cluster_id"].IsNull)
        {
            config.Error(
                "harvester_credential_config[0].cluster_id",
                "cluster_id is missing",
                "A Harvester cluster that Rancher manages is found by its id. Give cluster_id, or set cluster_type to \"external\".");
        }
    }

    // Rancher 2.11 turns a credential into one for another cloud, with parts of the old one left; 2.14 ignores the change without a word.
    private static void ReplaceWhenTheKindChanges(PlanContext plan)
    {
        foreach (var block in CloudCredentialKind.Blocks.Where(b => !plan.IsCreate && plan.PriorAt(b).Items.Count > 0 != plan.PlannedAt(b).Items.Count > 0))
        {
            plan.RequireReplace(block);
        }

        var driver = $"{CloudCredentialKind.AnyBlock}[0].driver";
        if (!plan.IsCreate && plan.PriorAt(driver) is TfText before && !before.Equals(plan.PlannedAt(driver)))
        {
            plan.RequireReplace(driver);
        }
    }

    private static async Task CheckAsync(PlanContext plan, IProviderServices? services, CancellationToken ct)
    {
        if (plan.PlannedAt($"{CloudCredentialKind.AnyBlock}[0].driver").AsText() is not { } driver)
        {
            return;
        }

        var fields = from part in NamedParts
                     let path = $"{CloudCredentialKind.AnyBlock}[0].{part}"
                     from name in (plan.PlannedAt(path) as TfMap)?.Entries.Keys ?? []
                     select (name, path);
        await DriverSchema.CheckAsync(plan, services, driver, "credentialconfig", fields, ct);
    }
}
