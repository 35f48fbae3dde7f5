using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Lifecycle;
using Terraform.Plugin.Values;
using static Rancher.Provider.Service.Addresses;

namespace Rancher.Provider.Resources.CloudCredentials;

/// <summary>Access to a cloud, kept in Rancher, with which it makes machines, hosted clusters or backups.</summary>
internal static class CloudCredentialResource
{
    // The parts of the block of any driver whose keys are names of the driver's fields.
    private static readonly string[] NamedParts = ["config", "secrets", "secrets_wo"];

    public static ResourceDefinition Definition { get; } = new(
        "rancher2_cloud_credential",
            "Access to a cloud, kept in Rancher, with which it makes machines, hosted clusters or backups. One of the blocks is given.")
    {
        Area = "Clusters",
        Address = Management("cloudcredentials", "cloudCredential"),
        ImportId = "cattle-global-data:cc-abcde",
        // rancher2 wants the driver behind the id, which Rancher itself tells.
        ImportForms = [new ImportForm("{id}.{driver}", "cattle-global-data:cc-abcde.amazonec2"), ImportForm.ByAttributes("{name}", "my-credential")],
        Timeouts = Timeouts.Minutes(10),
        Fields = CloudCredentialFields.All,
        Validate = Validate,
        CheckPlanAsync = CheckAsync,
        Requires = [new CredentialDriverActive()],
        Related = [Related.Derived(CloudCredentialDriver.Set)],
    };

    /// <summary>Finds a cloud credential by its name. Rancher shows no secrets.</summary>
    public static DataSourceDefinition DataSource { get; } = Definition.AsDataSource(required: ["name"]);

    private static void Validate(ValidateConfigContext config)
    {
        if (config["harvester_credential_config[0].cluster_type"].StringOrNull() == "imported" && config["harvester_credential_config[0].cluster_id"].IsNull)
        {
            config.Error(
                "harvester_credential_config[0].cluster_id",
                "cluster_id is missing",
                "A Harvester cluster that Rancher manages is found by its id. Give cluster_id, or set cluster_type to \"external\".");
        }
    }

    private static async Task CheckAsync(PlanContext plan, IProviderServices? services, CancellationToken ct)
    {
        if (plan.PlannedAt($"{CloudCredentialFields.AnyBlock}[0].driver").StringOrNull() is not { } driver)
        {
            return;
        }

        // A plan has no write-only value, so the names are those of the configuration.
        var fields = from part in NamedParts
                     let path = $"{CloudCredentialFields.AnyBlock}[0].{part}"
                     from name in (plan.ConfigAt(path) as TfMap)?.Entries.Keys ?? []
                     select (name, path);
        await DriverSchema.CheckAsync(plan, services, driver, "credentialconfig", fields, ct);
    }
}
