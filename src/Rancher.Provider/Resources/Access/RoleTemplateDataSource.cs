using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Resources.Access;

/// <summary>Finds a role by its name, and by its context where two have the same name.</summary>
internal static class RoleTemplateDataSource
{
    public static DataSourceDefinition Definition { get; } = DataSource.Of(RoleTemplateResource.Definition, required: ["name"], optional: ["context"]);
}
