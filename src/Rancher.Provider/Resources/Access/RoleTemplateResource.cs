using Rancher.Provider.Common;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Lifecycle;
using Terraform.Plugin.Values;
using static Rancher.Provider.Service.Addresses;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Access;

/// <summary>A role template is a set of rights that bindings give to users and groups in clusters or in projects.</summary>
internal static class RoleTemplateResource
{
    public static ResourceDefinition Definition { get; } = new(
        "rancher2_role_template", "A role that bindings give to users and groups in clusters or projects: rules of its own, and those of roles it inherits.")
    {
        Area = "Access",
        Address = Management("roleTemplates", "roleTemplate"),
        ImportId = "rt-abcde",
        ImportForms = [ImportForm.ByAttributes("{name}", "My role")],
        Timeouts = Timeouts.Minutes(10),
        // Rancher would let it happen, and those who create clusters would get no rights in them.
        Delete = Delete.AndWait.KeepWhen("builtin", "The role came with Rancher, and Rancher itself needs roles of its own."),
        Validate = Validate,
        CheckPlanAsync = RoleTemplatePlan.CheckAsync,
        Fields =
        [
            String("name", "Name of the role, as Rancher's users see it.").NotEmpty().Required(),
            String("context", "Where the role can be given: in a `cluster` or in a `project`.").Default("cluster").OneOf("cluster", "project"),
            String("description", "What the role is for."),
            Bool("administrative", "Whether users with the role may give others any role in the cluster; only for the context `cluster`.").Default(false),
            Bool("default_role", "Whether the creator of a cluster, or of a project when that is the context, gets this role in it.")
                .Default(false).At("clusterCreatorDefault").AtWhen("context", "project", "projectCreatorDefault"),
            Bool("external", "Whether the rules are those of the Kubernetes ClusterRole of the same name, made outside Rancher.").Default(false),
            Bool("hidden", "Whether the role is left out where Rancher's user interface offers roles.").Default(false),
            Bool("locked", "Whether the role can no longer be assigned; those who have it keep it.").Default(false),
            StringList("role_template_ids", "Ids of roles whose rights this one has too, such as `rt-abcde` or `projects-view`.").NotEmpty().OptionalComputed(),
            ListBlock("rules", "What the role allows.", PolicyRules.Fields).OptionalComputed(),
            ListBlock("external_rules", "What an external role allows, for Rancher to check who may give it.", PolicyRules.Fields).Since(2, 8)
                .OptionalComputed(),
            Bool("builtin", "Whether the role came with Rancher; such a role keeps its rules, and destroying it only takes it out of the state.").Computed()
                .UseStateForUnknown(),
            .. Metadata.Fields,
        ],
    };

    /// <summary>Finds a role by its name, and by its context where two have the same name.</summary>
    public static DataSourceDefinition DataSource { get; } = Definition.AsDataSource(required: ["name"], optional: ["context"]);

    private static void Validate(ValidateConfigContext config)
    {
        if (config["context"].StringOrNull() == "project" && config["administrative"].Equals(TfValue.True))
        {
            config.Error("administrative", "Only a role in clusters can be administrative",
                "Rancher refuses administrative = true with the context \"project\". Remove one of the two.");
        }
    }
}
