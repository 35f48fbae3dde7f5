using Newtonsoft.Json.Linq;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Access;

/// <summary>Templates of roles in clusters and projects.</summary>
internal sealed class RoleTemplateBehavior : TypeBehavior
{
    public RoleTemplateBehavior(World world)
        : base(world, "roleTemplate")
    {
        NamePrefix = "rt-";
        LifecycleAnnotations = ["mgmt-auth-roletemplate-lifecycle"];
    }

    public override void BeforeCreate(JObject body, Caller caller)
    {
        if (!Version.HasWebhook)
        {
            return;
        }

        if ((string?)body["context"] == "project" && (bool?)body["administrative"] == true)
        {
            throw ApiError.Server("Only cluster roles can be administrative");
        }

        if ((string?)body["context"] == "cluster" && (bool?)body["projectCreatorDefault"] == true)
        {
            throw ApiError.Webhook(
                "roletemplates.management.cattle.io", "roletemplate.context: Forbidden: RoleTemplate context must be project when projectCreatorDefault=true");
        }

        var withoutVerb = (body["rules"] as JArray ?? []).ToList().FindIndex(rule => rule["verbs"] is not JArray { Count: > 0 });
        if (withoutVerb >= 0)
        {
            throw new ApiError(422, "Invalid", $"RoleTemplate.management.cattle.io \"{NamePrefix}new\" is invalid: rules[{withoutVerb}].verbs: Required value");
        }
    }

    protected override void Inserted(StoredObject stored)
    {
        if (Version.Minor is 4)
        {
            Annotate(stored, ["cleanup.cattle.io/rtUpgradeCluster"]);
        }
    }

    public override void BeforeUpdate(StoredObject current, JObject sent, JObject merged, Caller caller)
    {
        merged["description"] ??= "";
        if (current.Flag("builtin") && Version.HasWebhook)
        {
            merged["rules"] = current.Body["rules"]?.DeepClone();
        }
    }

    public override void BeforeDelete(StoredObject stored, Caller caller)
    {
        var heir = Store.All(TypeId).FirstOrDefault(t => t.Body["roleTemplateIds"] is JArray ids && ids.Any(i => (string?)i == stored.Id));
        if (heir is not null && Version.HasWebhook)
        {
            throw ApiError.Webhook("roletemplates.management.cattle.io", $"roletemplate \"{stored.Id}\" cannot be deleted because it is inherited by roletemplate(s) \"{heir.Id}\"", 409, "Conflict");
        }
    }
}

/// <summary>Bindings of a role to a user in a cluster or project.</summary>
internal sealed class RoleBindingBehavior : TypeBehavior
{
    private static readonly string[] Subjects = ["userId", "userPrincipalId", "groupId", "groupPrincipalId"];

    private readonly bool _inProject;

    public RoleBindingBehavior(World world, bool inProject)
        : base(world, inProject ? "projectRoleTemplateBinding" : "clusterRoleTemplateBinding")
    {
        _inProject = inProject;
        NamePrefix = inProject ? "prtb-" : "crtb-";
        LifecycleAnnotations = [inProject ? "mgmt-auth-prtb-controller" : "mgmt-auth-crtb-controller"];
    }

    public override string? NamespaceOf(JObject body)
    {
        if (!_inProject)
        {
            return (string?)body["clusterId"];
        }

        var project = (string?)body["projectId"] ?? "";
        return Version.Minor >= 11 ? project.Replace(':', '-') : project[(project.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }

    public override void BeforeCreate(JObject body, Caller caller)
    {
        var subjects = Subjects.Count(s => (string?)body[s] is { Length: > 0 });
        if (subjects != 1 && Version.Minor > 2)
        {
            throw new ApiError(422, "InvalidBodyContent", "must target a user [userId]/[userPrincipalId] OR a group [groupId]/[groupPrincipalId]");
        }

        var role = Store.Find("roleTemplate", (string)body["roleTemplateId"]!);
        if (role is null)
        {
            throw ApiError.Server($"Error getting role template: roleTemplate.management.cattle.io \"{body["roleTemplateId"]}\" not found");
        }

        if (_inProject && role.Text("context") != "project")
        {
            throw new ApiError(422, "InvalidBodyContent", $"Cannot edit context [{role.Text("context")}] from [project] context");
        }

        if (!_inProject)
        {
            RequireCluster(body);
        }

        CheckTwin(body);
    }

    /// <summary>Who made a cluster owns it.</summary>
    public void AddCreator(string clusterId, string userId)
    {
        if (Store.Find(TypeId, $"{clusterId}:creator-cluster-owner") is null)
        {
            Insert(
                new JObject
                {
                    ["clusterId"] = clusterId,
                    ["name"] = "creator-cluster-owner",
                    ["roleTemplateId"] = "cluster-owner",
                    ["userId"] = userId,
                    ["userPrincipalId"] = "local://" + userId,
                },
                userId);
        }
    }

    /// <summary>From 2.15 on a binding is named after what it binds.</summary>
    public override string NewName(JObject body) => Version.Minor >= 15 && (string?)body["name"] is null or ""
        ? NamePrefix + Letters(string.Join('/', Subjects.Append("roleTemplateId").Append("clusterId").Append("projectId").Select(field => (string?)body[field])))
        : base.NewName(body);

    private static string Letters(string text)
    {
        const string Alphabet = "bcdfghjklmnpqrstvwxz2456789";
        return string.Concat(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)).Take(10).Select(b => Alphabet[b % Alphabet.Length]));
    }

    /// <summary>2.14 refuses a second binding of the same role to the same subject in a cluster, not yet in a project.</summary>
    private void CheckTwin(JObject body)
    {
        if (Version.Minor == 14 && !_inProject
            && Store.InCluster(TypeId, (string)body["clusterId"]!).Any(b => Subjects.Append("roleTemplateId").All(f => b.Text(f) == (string?)body[f] || f == "userPrincipalId")))
        {
            throw ApiError.Webhook("clusterroletemplatebindings.management.cattle.io", "duplicate crtb not allowed", 409, "Conflict");
        }
    }

    public override void AfterCreate(StoredObject created, Caller caller)
    {
        World.Clock.After(0.3, () =>
        {
            if (created.Text("userId") is { } user && created.Text("userPrincipalId") is null)
            {
                created.Body["userPrincipalId"] = "local://" + user;
            }

            Annotate(created, LifecycleAnnotations);
        });
    }

    public override void BeforeUpdate(StoredObject current, JObject sent, JObject merged, Caller caller)
    {
        if (Version.HasWebhook)
        {
            foreach (var field in Subjects.Append("roleTemplateId"))
            {
                merged[field] = current.Body[field]?.DeepClone();
            }
        }
    }
}

/// <summary>Bindings of a global role to a user.</summary>
internal sealed class GlobalRoleBindingBehavior : TypeBehavior
{
    public GlobalRoleBindingBehavior(World world)
        : base(world, "globalRoleBinding")
    {
        NamePrefix = "grb-";
    }

    public override void BeforeCreate(JObject body, Caller caller)
    {
        if (Version.Minor > 2 && Store.Find("globalRole", (string)body["globalRoleId"]!) is null)
        {
            throw ApiError.NotFound($"globalroles.management.cattle.io \"{body["globalRoleId"]}\" not found");
        }
    }

    public override void BeforeUpdate(StoredObject current, JObject sent, JObject merged, Caller caller)
    {
        if (Version.HasWebhook)
        {
            merged["globalRoleId"] = current.Body["globalRoleId"]?.DeepClone();
        }
    }

    protected override void Inserted(StoredObject stored)
    {
        if (Version.Minor == 4)
        {
            Annotate(stored, ["cleanup.cattle.io/grbUpgradeCluster"]);
        }

        if (Version.Minor > 2 && Store.Find("globalRole", stored.Text("globalRoleId") ?? "") is { } role)
        {
            stored.Body["ownerReferences"] = new JArray(new JObject
            {
                ["apiVersion"] = "management.cattle.io/v3",
                ["kind"] = "GlobalRole",
                ["name"] = role.Id,
                ["uid"] = role.Body["uuid"]!.DeepClone(),
            });
        }
    }
}
