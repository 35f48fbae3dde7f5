using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Projects;

/// <summary>Projects of a cluster, among them Default and System, which each cluster gets by itself.</summary>
internal sealed partial class ProjectBehavior : TypeBehavior
{
    private const string BuiltInLabel = "authz.management.cattle.io/";

    public ProjectBehavior(World world)
        : base(world, "project")
    {
        NamePrefix = "p-";
        Finalizer = "mgmt-project-rbac-remove";
    }

    public override string NewName(JObject body) => World.Ids.Name(NamePrefix);

    public override void BeforeCreate(JObject body, Caller caller)
    {
        RequireCluster(body);
        CheckQuota(body);
        CheckQuantity(body);
        var annotations = body["annotations"] as JObject ?? [];
        annotations["authz.management.cattle.io/creator-role-bindings"] = """{"required":["project-owner"]}""";
        body["annotations"] = annotations;
    }

    protected override void Inserted(StoredObject stored)
    {
        if (Version.Minor >= 11)
        {
            stored.Body["backingNamespace"] = stored.Id.Replace(':', '-');
        }
    }

    public override void AfterCreate(StoredObject created, Caller caller)
    {
        var clusterId = created.Text("clusterId")!;
        World.Clock.After(0.15, () => Populate(created, clusterId));
    }

    /// <summary>Makes the Default or System project of a new cluster.</summary>
    public void AddBuiltIn(string clusterId, string name, string kind, Caller? caller)
    {
        var project = Insert(
            new JObject
            {
                ["clusterId"] = clusterId,
                ["name"] = name,
                ["description"] = $"{name} project created for the cluster",
                ["labels"] = new JObject { [BuiltInLabel + kind] = "true" },
            },
            caller?.UserId,
            byNorman: false);
        if (Version.Minor < 11)
        {
            project.Body["labels"]!["cattle.io/creator"] = "norman";
        }

        Populate(project, clusterId);
    }

    public override void BeforeUpdate(StoredObject current, JObject sent, JObject merged, Caller caller)
    {
        CheckQuantity(merged);
        if (sent["clusterId"] is { } clusterId && (string?)clusterId != current.Text("clusterId"))
        {
            if (Version.HasWebhook)
            {
                throw ApiError.Webhook("projects.management.cattle.io", $"project.spec.clusterName: Invalid value: \"{clusterId}\": field is immutable");
            }

            merged["clusterId"] = current.Body["clusterId"]!.DeepClone();
        }

        CheckQuota(merged);
    }

    public override void BeforeDelete(StoredObject stored, Caller caller)
    {
        if ((string?)stored.Body.SelectToken($"labels['{BuiltInLabel}system-project']") == "true")
        {
            throw new ApiError(405, "MethodNotAllow", "System Project cannot be deleted");
        }
    }

    public override IEnumerable<string> ActionsOf(StoredObject stored) => base.ActionsOf(stored).Except(["disableMonitoring", "editMonitoring", "viewMonitoring"]);

    /// <summary>Controllers inside a cluster see its projects once it is connected.</summary>
    public void Connected(string clusterId)
    {
        foreach (var project in Store.InCluster(TypeId, clusterId).ToList())
        {
            Populate(project, clusterId);
        }
    }

    private void Populate(StoredObject project, string clusterId)
    {
        var body = project.Body;
        body["description"] ??= "";
        if (Version.Minor < 11)
        {
            body["podSecurityPolicyTemplateId"] = "";
        }

        foreach (var done in new[] { "BackingNamespaceCreated", "CreatorMadeOwner", "InitialRolesPopulated" })
        {
            SetCondition(body, Condition(done, "True"));
        }

        Annotate(project, ["mgmt-project-rbac-remove"]);
        body["annotations"]!["authz.management.cattle.io/creator-role-bindings"] = """{"created":["project-owner"],"required":["project-owner"]}""";
        if (Store.Find("cluster", clusterId)?.Text("state") == "active")
        {
            Annotate(project, ["project-namespace-auth_" + clusterId]);
            if (Version.Minor < 11)
            {
                Annotate(project, ["project-precan-alert-controller_" + clusterId]);
                SetCondition(body, Condition("MetricExpressionDeployed", "True"));
            }
        }
    }

    /// <summary>The webhook parses the default limits of containers.</summary>
    private void CheckQuantity(JObject body)
    {
        var cpu = (string?)body.SelectToken("containerDefaultResourceLimit.limitsCpu");
        if (Version.HasWebhook && !string.IsNullOrEmpty(cpu) && !CpuPattern().IsMatch(cpu))
        {
            throw ApiError.Webhook(
                "projects.management.cattle.io",
                $"project.spec.containerDefaultResourceLimit: Invalid value: \"{cpu}\": failed to parse container default CPU limit: quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
        }
    }

    private static bool Exceeds(string? each, string? all) =>
        Quantity.TryParse(each ?? "", out var one) && Quantity.TryParse(all ?? "", out var limit) && one > limit;

    [GeneratedRegex("^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$")]
    private static partial Regex CpuPattern();

    private static void CheckQuota(JObject body)
    {
        var limit = body.SelectToken("resourceQuota.limit") as JObject;
        if (limit is null)
        {
            return;
        }

        if (body.SelectToken("namespaceDefaultResourceQuota.limit") is not JObject each)
        {
            throw ApiError.Missing("namespaceDefaultResourceQuota");
        }

        var fields = limit.Properties().Where(p => p.Name != "type").ToList();
        if (fields.Any(p => each[p.Name] is null))
        {
            throw ApiError.Missing("namespaceDefaultResourceQuota");
        }

        var exceeding = fields.Where(p => Exceeds((string?)each[p.Name], (string?)p.Value)).Select(p => $"{p.Name}={each[p.Name]}").ToList();
        if (exceeding.Count > 0)
        {
            throw new ApiError(422, "MaxLimitExceeded", $"exceeds resourceQuota on fields: {string.Join(',', exceeding)}", "namespaceDefaultResourceQuota");
        }
    }
}
