using Rancher.Api;
using Rancher.Provider.Common;
using Rancher.Provider.Formats;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Lifecycle;
using Terraform.Plugin.Declarative.Mapping;
using static Rancher.Provider.Service.Addresses;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Projects;

/// <summary>A project groups namespaces of one cluster under shared members, quotas and default limits.</summary>
internal static class ProjectResource
{
    public static ResourceDefinition Definition { get; } = new("rancher2_project", "Groups namespaces of one cluster under shared members, quotas "
        + "and default limits.")
    {
        Area = "Projects",
        Address = Management("projects", "project"),
        ImportId = "c-abcde:p-fghij",
        ImportForms = [ImportForm.ByAttributes("{cluster_id}/{name}", "c-abcde/My project")],
        Timeouts = Timeouts.Minutes(10),
        Requires =
        [
            Refers.ToCluster("cluster_id"),
            Parent.Cluster("cluster_id", wait: "wait_for_cluster"),
            new ServerHas(ServerFeature.ProjectMonitoring) { For = "enable_project_monitoring" },
            new ServerHas(ServerFeature.ProjectPodSecurityPolicies) { For = "pod_security_policy_template_id" },
            new ServerHas(ServerFeature.ExtendedQuotas) { For = "resource_quota[0].project_limit[0].extended" },
        ],
        Create = Create.Post.WithAccessLag(Parent.AccessLag),
        // A project is active, then configuring, then active again: only its conditions say that it is finished.
        ReadyWhen = [ReadyWhen.State("active"), ReadyWhen.Condition("BackingNamespaceCreated", "CreatorMadeOwner", "InitialRolesPopulated")],
        Related = [Related.Derived(MonitoringAnswers.Join)],
        // In a change of members Rancher keeps each key of a quota that it is not given, and refuses one quota without the other.
        Update = Update.Replace,
        Validate = ProjectQuotas.Validate,
        CheckPlanAsync = ProjectQuotas.NoteAsync,
        Fields =
        [
            String("name", "Name of the project, as Rancher's users see it; several projects of a cluster may have "
                + "the same.").SemanticEquality(Equivalence.Trimmed).Required(),
            String("cluster_id", "Id of the cluster, such as `c-abcde`.").ClusterId().Required().RequiresReplace(),
            String("description", "What the project is for.").SemanticEquality(Equivalence.Trimmed),
            QuotaFields.ContainerResourceLimit("What a container may use, and gets reserved, unless it says so itself."),
            Block("resource_quota", "What the namespaces of the project may use together, and what each gets of that.",
                Block("project_limit", "Limits on all namespaces of the project together.", QuotaFields.LimitsOfProjects).Required().At("/resourceQuota/limit"),
                Block("namespace_default_limit", "Limits on each namespace that has none of its own. It has to have the same keys as "
                    + "`project_limit`.", QuotaFields.LimitsOfProjects)
                    .Required().At("/namespaceDefaultResourceQuota/limit")).Inline(),
            String("pod_security_policy_template_id", "Id of the pod security policy template for the project, in a cluster with "
                + "pod security policies.").Until(2, 8)
                .SetBy(SetBy.Action("setpodsecuritypolicytemplate", "podSecurityPolicyTemplateId")),
            Bool("enable_project_monitoring", "Install the first generation of project monitoring, which an app replaced in Rancher 2.5.").Default(false)
                .SetBy(SetBy.Switch("enableMonitoring", "disableMonitoring") with { Edit = "editMonitoring", Input = MonitoringAnswers.Input }),
            MonitoringAnswers.Input,
            Bool("wait_for_cluster", "Wait for the cluster to be active before the project is created. Without, it is enough that the "
                + "cluster exists.").Default(false).ProviderOnly(),
            .. Metadata.Fields,
        ],
    };

    /// <summary>Finds a project by its name in a cluster.</summary>
    public static DataSourceDefinition DataSource { get; } = Definition.AsDataSource(required: ["cluster_id", "name"])
        .With(String("uuid", "Unique id of the project, also among those of other Rancher servers.").Computed());
}
