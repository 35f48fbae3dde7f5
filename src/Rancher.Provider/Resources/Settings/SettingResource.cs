using Rancher.Provider.Common;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Settings;

/// <summary>A setting is one named value that steers the whole Rancher server. Most exist from the start; others may be added.</summary>
internal static class SettingResource
{
    public static ResourceDefinition Definition { get; } = new(
        "rancher2_setting", "One named value that steers the Rancher server, such as `server-url`. A setting that exists already is taken over.")
    {
        Area = "Settings",
        Api = new ApiCollection("settings", "setting"),
        ImportId = "server-url",
        Behavior = new SettingBehavior(),
        Fields =
        [
            String("name", "Name of the setting, such as `server-url` or `system-default-registry`.").Required().RequiresReplace(),
            String("value", "Value of the setting as text, also where it is a number or JSON. One that Rancher takes from its environment cannot be changed.")
                .Required().AlwaysSent(),
            .. Metadata.Fields,
        ],
    };
}
