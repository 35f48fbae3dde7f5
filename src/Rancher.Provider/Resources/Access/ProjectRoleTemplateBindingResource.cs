using Rancher.Provider.Common;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Lifecycle;
using static Rancher.Provider.Service.Addresses;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Access;

/// <summary>A role in one project for a user or a group.</summary>
internal static class ProjectRoleTemplateBindingResource
{
    public static ResourceDefinition Definition { get; } = new(
        "rancher2_project_role_template_binding", "Gives a user or a group a role in one project. Bindings that Rancher makes itself, such as that "
            + "of a project's creator, can be imported.")
    {
        Area = "Access",
        Address = Management("projectRoleTemplateBindings", "projectRoleTemplateBinding"),
        ImportId = "c-abcde-p-fghij:prtb-klmno",
        ImportForms = [ImportForm.ByAttributes("{project_id}/{name}", "c-abcde:p-fghij/developers")],
        Timeouts = Timeouts.Minutes(10),
        Requires =
        [
            Refers.ToProject("project_id"), Refers.ToRole("role_template_id", "project"),
            Refers.ToUser("user_id"), Refers.ToLocalPrincipal("user_principal_id"),
            Parent.Project("project_id"),
        ],
        Create = Create.Post.WithAccessLag(Parent.AccessLag),
        ReadyWhen = BindingFields.SubjectIsKnown,
        Validate = BindingFields.Validate,
        Fields =
        [
            String("name", "Name of the binding, which is a part of its id.").DnsSubdomain().Required().RequiresReplace(),
            String("project_id", "Id of the project, such as `c-abcde:p-fghij`.").Matches("[^:/]+:[^:/]+", "the id of a project, such as "
                + "\"c-abcde:p-fghij\"").Required().RequiresReplace(),
            // Rancher 2.2 refuses a change of labels without it.
            String("role_template_id", "Id of the role, such as `project-member` or `rt-abcde`; its context has to be "
                + "`project`.").NotEmpty().Required().RequiresReplace().AlwaysSent(),
            .. BindingFields.UserOrGroup,
            .. Metadata.Fields,
        ],
    };

    /// <summary>Finds a binding by its name in a project.</summary>
    public static DataSourceDefinition DataSource { get; } = Definition.AsDataSource(required: ["name", "project_id"], optional: ["role_template_id"]);
}
