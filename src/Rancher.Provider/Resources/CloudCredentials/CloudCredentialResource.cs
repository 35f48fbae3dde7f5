using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Resources.CloudCredentials;

/// <summary>Access to a cloud, kept in Rancher, with which it makes machines, hosted clusters or backups.</summary>
internal static class CloudCredentialResource
{
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
        Behavior = new CloudCredentialBehavior(),
    };

    private static void Validate(ConfigRuleContext config)
    {
        if (CloudCredentialKind.All.All(kind => config[kind.Block] is { IsUnknown: false, Items.Count: 0 }))
        {
            config.Diagnostics.Error(
                "The credential is for no cloud",
                $"One of the blocks {string.Join(", ", CloudCredentialKind.All.Select(k => k.Block))} must be given.");
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
        foreach (var kind in CloudCredentialKind.All.Where(k => !plan.IsCreate && plan.PriorAt(k.Block).Items.Count > 0 != plan.PlannedAt(k.Block).Items.Count > 0))
        {
            plan.RequireReplace(kind.Block);
        }
    }
}
