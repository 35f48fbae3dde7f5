using Rancher.Provider.Common;
using Rancher.Provider.Formats;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Lifecycle;
using static Rancher.Provider.Service.Addresses;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Access;

/// <summary>A role in one cluster for a user or a group.</summary>
internal static class ClusterRoleTemplateBindingResource
{
    public static ResourceDefinition Definition { get; } = new(
        "rancher2_cluster_role_template_binding", "Gives a user or a group a role in one cluster. Bindings that Rancher makes itself, such as that "
            + "of a cluster's creator, can be imported.")
    {
        Area = "Access",
        Address = Management("clusterRoleTemplateBindings", "clusterRoleTemplateBinding"),
        ImportId = "c-abcde:crtb-fghij",
        ImportForms = [ImportForm.ByAttributes("{cluster_id}/{name}", "c-abcde/developers")],
        Timeouts = Timeouts.Minutes(10),
        Requires =
        [
            Refers.ToCluster("cluster_id"), Refers.ToRole("role_template_id", "cluster"),
            Refers.ToUser("user_id"), Refers.ToLocalPrincipal("user_principal_id"),
            Parent.Cluster("cluster_id"),
        ],
        Create = Create.Post.WithAccessLag(Parent.AccessLag),
        ReadyWhen = BindingFields.SubjectIsKnown,
        Validate = BindingFields.Validate,
        Fields =
        [
            String("name", "Name of the binding, which is a part of its id.").DnsSubdomain().Required().RequiresReplace(),
            String("cluster_id", "Id of the cluster, such as `c-abcde`.").ClusterId().Required().RequiresReplace(),
            // Rancher 2.2 refuses a change of labels without it.
            String("role_template_id", "Id of the role, such as `cluster-member` or `rt-abcde`; its context has to be "
                + "`cluster`.").NotEmpty().Required().RequiresReplace().AlwaysSent(),
            .. BindingFields.UserOrGroup,
            .. Metadata.Fields,
        ],
    };

    /// <summary>Finds a binding by its name in a cluster.</summary>
    public static DataSourceDefinition DataSource { get; } = Definition.AsDataSource(required: ["cluster_id", "name"], optional: ["role_template_id"]);
}
