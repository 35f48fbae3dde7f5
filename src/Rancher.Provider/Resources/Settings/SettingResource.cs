using Rancher.Provider.Common;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Lifecycle;
using static Rancher.Provider.Service.Addresses;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Settings;

/// <summary>A setting is one named value that steers the whole Rancher server. Most exist from the start; others may be added.</summary>
internal static class SettingResource
{
    public static ResourceDefinition Definition { get; } = new(
        "rancher2_setting", "One named value that steers the Rancher server, such as `server-url`. A setting that exists already is taken over.")
    {
        Area = "Settings",
        Address = Management("settings", "setting"),
        Id = "{name}",
        ImportId = "server-url",
        Create = Create.Post.FoundBy("name").OrAdopt(),
        // Rancher has no word for "back to the default" of a built-in setting but its empty value, which numbers refuse. Its own settings have no creator.
        Delete = Delete.Reset("value", to: "").OrDefaultIn("default").Repeating("name").UnlessCustom("creatorId"),
        CheckPlanAsync = SettingPlan.CheckAsync,
        Fields =
        [
            String("name", "Name of the setting, such as `server-url` or `system-default-registry`.").DnsSubdomain().Required().RequiresReplace(),
            String("value", "Value of the setting as text, also where it is a number or JSON. One that Rancher takes from its environment cannot be changed.")
                .Required().AlwaysSent().SometimesSecret(),
            .. Metadata.Fields,
        ],
    };

    /// <summary>Reads one setting.</summary>
    public static DataSourceDefinition DataSource { get; } = Definition.AsDataSource(required: ["name"]);
}
