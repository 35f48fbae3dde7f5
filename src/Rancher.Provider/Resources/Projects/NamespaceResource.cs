using Newtonsoft.Json.Linq;
using Rancher.Provider.Common;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Lifecycle;
using Terraform.Plugin.Declarative.Mapping;
using static Rancher.Provider.Service.Addresses;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Projects;

/// <summary>A namespace of a cluster that Rancher manages, in a project or outside all of them.</summary>
internal static class NamespaceResource
{
    private const string Project = "projectId";

    public static ResourceDefinition Definition { get; } = new("rancher2_namespace", "A namespace of a cluster, in a project or outside all projects.")
    {
        Area = "Projects",
        Address = InCluster("namespaces", "namespace", from: "project_id"),
        Id = "{name}",
        ImportId = "c-abcde.web",
        Timeouts = Timeouts.Minutes(10),
        Requires =
        [
            Refers.ToCluster("project_id"), Refers.ToProject("project_id"),
            Parent.ActiveCluster("project_id", wait: "wait_for_cluster"), Parent.Project("project_id") with { IdIn = ProjectIn },
        ],
        Create = Create.Post.WithAccessLag(Parent.AccessLag).AdoptWhen("adopt"),
        ReadyWhen = [ReadyWhen.State("active")],
        Related = [Related.Derived(NameCluster)],
        // Quota and limits are annotations in truth: what a part of one is left out of is gone, and an empty one is refused.
        Update = Update.ShallowMerge,
        Validate = ContainerLimits.Validate,
        CheckPlanAsync = NamespacePlan.CheckAsync,
        Fields =
        [
            String("name", "Name of the namespace.").DnsLabel().Required().RequiresReplace(),
            String("project_id", "Id of the project, such as `c-abcde:p-fghij`, or of a cluster for a namespace outside all projects. In another "
                + "project of the cluster it is moved there.")
                .NotEmpty().Required()
                .SetBy(SetBy.Action("move", Project) with { IsMemberOfNew = true, ComesFirst = true, ValueOf = ProjectOrNull })
                .RequiresReplaceIf(new ReplaceCondition((before, after) => ClusterIdIn(before) != ClusterIdIn(after), "A project of another cluster "
                    + "destroys and recreates the namespace, with all that is in it.")),
            String("description", "What the namespace is for.").SemanticEquality(Equivalence.Trimmed),
            // Rancher 2.4 puts back the limits of the project with each change that does not repeat those of the namespace.
            QuotaFields.ContainerResourceLimit("What a container may use, and gets reserved, unless it says so itself. Without it, the limits are "
                + "those of the project.").OptionalComputed().AlwaysSent(),
            Block("resource_quota", "What the namespace may use. Without it, the quota is the one that the project gives each namespace.",
                Block("limit", "Limits on the namespace. In a project with a quota they have to have the same keys as the "
                    + "project's.", QuotaFields.Limits).Required()).OptionalComputed(),
            Bool("adopt", "Take over a namespace of that name that exists already, and move it into the project, instead of failing. It is destroyed "
                + "with the resource.")
                .Default(false).ProviderOnly(),
            Bool("wait_for_cluster", "Wait for the cluster to be active before the namespace is created, instead of failing.").Default(false).ProviderOnly(),
            .. Metadata.Fields,
        ],
    };

    /// <summary>Finds a namespace by its name in the cluster of a project.</summary>
    public static DataSourceDefinition DataSource { get; } = Definition.AsDataSource(required: ["name", "project_id"]);

    /// <summary>A namespace outside all projects has the id of its cluster where others have that of a project; only its address says which that is.</summary>
    private static void NameCluster(JObject item)
    {
        if ((string?)item[Project] is null or "" && (string?)item["links"]?["self"] is { } self
            && self.Split('/') is var path && Array.IndexOf(path, "namespaces") is > 0 and var at)
        {
            item[Project] = Uri.UnescapeDataString(path[at - 1]);
        }
    }

    private static string? ProjectOrNull(string id) => ProjectIn(id) is { Length: > 0 } project ? project : null;

    private static string ProjectIn(string id) => id.Contains(':', StringComparison.Ordinal) ? id : "";
}
