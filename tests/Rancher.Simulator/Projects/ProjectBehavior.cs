using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Projects;

/// <summary>Projects of a cluster, among them Default and System, which each cluster gets by itself.</summary>
internal sealed class ProjectBehavior : TypeBehavior
{
    private const string BuiltInLabel = "authz.management.cattle.io/";

    public ProjectBehavior(World world)
        : base(world, "project")
    {
        NamePrefix = "p-";
        Finalizer = "mgmt-project-rbac-remove";
    }

    /// <summary>Gives the creator of a project his role in it.</summary>
    public Action<string, string> CreatorIsOwner { get; init; } = (_, _) => { };

    /// <summary>Where there is a controller inside the cluster, its work comes first.</summary>
    public override string? FinalizerOf(StoredObject stored)
    {
        var inside = "project-namespace-auth_" + stored.Text("clusterId");
        return Version.Minor >= 11 && stored.Body["annotations"]?["lifecycle.cattle.io/create." + inside] is not null ? inside : Finalizer;
    }

    public override string NewName(JObject body) => World.Ids.Name(NamePrefix);

    public override void BeforeCreate(JObject body, Caller caller)
    {
        RequireCluster(body);
        CheckQuota(body);
        ContainerDefaults.Check(Version, body);
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
        World.Clock.After(0.15, () =>
        {
            Populate(created, clusterId, IsReady(clusterId));
            CreatorIsOwner(created.Id, caller.UserId);
        });
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

        Populate(project, clusterId, IsReady(clusterId));
    }

    public override void BeforeUpdate(StoredObject current, JObject sent, JObject merged, Caller caller)
    {
        ContainerDefaults.Check(Version, merged);
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

    public override void Present(JObject view, StoredObject stored, ApiRequest request)
    {
        if (Version.Minor >= 11 && view["resourceQuota"] is JObject quota)
        {
            var used = UsedQuota.Of(World, stored);
            used["type"] = "/v3/schemas/resourceQuotaLimit";
            quota["usedLimit"] = used;
        }
    }

    public override IEnumerable<string> ActionsOf(StoredObject stored) => base.ActionsOf(stored).Except(ProjectActions.HiddenOf(stored));

    public override ApiAnswer Act(string action, StoredObject stored, JObject input, ApiRequest request) => new ProjectActions(World).Act(action, stored, input);

    /// <summary>Controllers inside a cluster see its projects once it is connected.</summary>
    public void Connected(string clusterId)
    {
        foreach (var project in Store.InCluster(TypeId, clusterId).ToList())
        {
            Populate(project, clusterId, isReady: true);
        }
    }

    private void Populate(StoredObject project, string clusterId, bool isReady)
    {
        var body = project.Body;
        body["description"] ??= "";
        if (Version.Minor < 11)
        {
            body["podSecurityPolicyTemplateId"] ??= "";
        }

        foreach (var done in new[] { "BackingNamespaceCreated", "CreatorMadeOwner", "InitialRolesPopulated" })
        {
            SetCondition(body, Condition(done, "True"));
        }

        Annotate(project, ["mgmt-project-rbac-remove"]);
        body["annotations"]!["authz.management.cattle.io/creator-role-bindings"] = """{"created":["project-owner"],"required":["project-owner"]}""";
        if (isReady)
        {
            Annotate(project, ["project-namespace-auth_" + clusterId]);
            if (Version.Minor >= 11 && BuiltInConditionOf(project) is { } assigned)
            {
                SetCondition(body, Condition(assigned, "True"));
            }

            if (Version.Minor < 11)
            {
                Annotate(project, ["project-precan-alert-controller_" + clusterId]);
                SetCondition(body, Condition("MetricExpressionDeployed", "True"));
            }
        }
    }

    /// <summary>A new cluster is called active, too, before anybody has looked at it.</summary>
    private bool IsReady(string clusterId) => Store.Find("cluster", clusterId) is { } cluster && cluster.Text("state") == "active"
        && (cluster.Body["conditions"] as JArray)?.Any(c => (string?)c["type"] == "Ready" && (string?)c["status"] == "True") == true;

    /// <summary>That a project made by the server has got the namespaces that belong into it.</summary>
    private static string? BuiltInConditionOf(StoredObject project) =>
        (string?)project.Body.SelectToken($"labels['{BuiltInLabel}default-project']") == "true" ? "DefaultNamespacesAssigned"
        : (string?)project.Body.SelectToken($"labels['{BuiltInLabel}system-project']") == "true" ? "SystemNamespacesAssigned"
        : null;

    private static bool Exceeds(string? each, string? all) =>
        Quantity.TryParse(each ?? "", out var one) && Quantity.TryParse(all ?? "", out var limit) && one > limit;

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

        var fields = limit.Properties().Where(p => p.Name is not ("type" or "extended") && (string?)p.Value is { Length: > 0 }).ToList();
        if (fields.Any(p => (string?)each[p.Name] is null or ""))
        {
            throw new ApiError(422, "MissingRequired", "does not have all fields defined on a resourceQuota", "namespaceDefaultResourceQuota");
        }

        fields.AddRange(limit["extended"] is JObject extended && each["extended"] is JObject ? extended.Properties() : []);
        each = new JObject(each.Properties().Where(p => p.Name != "extended").Concat((each["extended"] as JObject ?? []).Properties()));
        var exceeding = fields.Where(p => Exceeds((string?)each[p.Name], (string?)p.Value)).Select(p => $"{p.Name}={each[p.Name]}").ToList();
        if (exceeding.Count > 0)
        {
            throw new ApiError(422, "MaxLimitExceeded", $"exceeds resourceQuota on fields: {string.Join(',', exceeding)}", "namespaceDefaultResourceQuota");
        }
    }
}
