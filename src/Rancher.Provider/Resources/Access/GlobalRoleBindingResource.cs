using Rancher.Provider.Common;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Lifecycle;
using static Rancher.Provider.Service.Addresses;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Access;

/// <summary>A role on the whole server for a user or a group.</summary>
internal static class GlobalRoleBindingResource
{
    public static ResourceDefinition Definition { get; } = new("rancher2_global_role_binding", "Gives a user or a group a role on the whole Rancher server.")
    {
        Area = "Access",
        Address = Management("globalRoleBindings", "globalRoleBinding"),
        ImportId = "grb-abcde",
        Timeouts = Timeouts.Minutes(5),
        Requires = [Refers.ToGlobalRole("global_role_id"), Refers.ToUser("user_id"), Refers.ToLocalPrincipal("user_principal_id")],
        Validate = BindingFields.Validate,
        Fields =
        [
            String("name", "Name of the binding, which is its id; left out, Rancher makes one such as "
                + "`grb-abcde`.").OptionalDnsSubdomain().OptionalComputed().RequiresReplace().UseStateForUnknown(),
            String("global_role_id", "Id of the role, such as `user`, `admin` or `gr-abcde`.").NotEmpty().Required().RequiresReplace(),
            BindingFields.UserId,
            BindingFields.UserPrincipalId,
            BindingFields.GroupPrincipalId,
            .. Metadata.Fields,
        ],
    };

    /// <summary>Finds a binding by its name.</summary>
    public static DataSourceDefinition DataSource { get; } = Definition.AsDataSource(required: ["name"], optional: ["global_role_id"]);
}
