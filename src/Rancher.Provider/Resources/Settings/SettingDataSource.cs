using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Resources.Settings;

/// <summary>Reads one setting.</summary>
internal static class SettingDataSource
{
    public static DataSourceDefinition Definition { get; } = DataSource.Of(SettingResource.Definition, required: ["name"]);
}
