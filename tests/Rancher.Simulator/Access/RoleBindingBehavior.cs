using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Access;

/// <summary>Bindings of a role to a user or group in a cluster or project.</summary>
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
        CheckSubject(body);
        CheckRole(body);
        if (_inProject)
        {
            RequireProject((string?)body["projectId"] ?? "");
        }
        else
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
            Insert(Creator("clusterId", clusterId, "cluster-owner", userId), userId);
        }
    }

    /// <summary>Who made a project owns it.</summary>
    public void AddProjectCreator(string projectId, string userId)
    {
        if (Store.All(TypeId).All(b => b.Text("projectId") != projectId || b.Text("name") != "creator-project-owner"))
        {
            Insert(Creator("projectId", projectId, "project-owner", userId), userId);
        }
    }

    /// <summary>From 2.15 on a binding is named after what it binds.</summary>
    public override string NewName(JObject body) => Version.Minor >= 15 && (string?)body["name"] is null or ""
        ? NamePrefix + Letters(string.Join('/', Subjects.Append("roleTemplateId").Append("clusterId").Append("projectId").Select(
            field => (string?)body[field])))
        : base.NewName(body);

    public override void AfterCreate(StoredObject created, Caller caller)
    {
        World.Clock.After(0.3, () =>
        {
            if (created.Text("userId") is { } user && created.Text("userPrincipalId") is null && Store.Find("user", user) is not null)
            {
                created.Body["userPrincipalId"] = Local + user;
            }
            else if (created.Text("userId") is null && created.Text("userPrincipalId") is { } principal && principal.StartsWith(Local, StringComparison.Ordinal)
                && Store.Find("user", principal[Local.Length..]) is { } known)
            {
                created.Body["userId"] = known.Id;
            }

            Annotate(created, LifecycleAnnotations);
        });
    }

    public override void BeforeUpdate(StoredObject current, JObject sent, JObject merged, Caller caller)
    {
        if (Version.Minor == 2 && (string?)sent["roleTemplateId"] is null or "")
        {
            throw new ApiError(422, "MissingRequired", "Request does not have a valid roleTemplateId");
        }

        if (Version.Minor < 11)
        {
            CheckRole(merged);
        }

        foreach (var field in Version.HasWebhook ? Subjects.Append("roleTemplateId") : Version.Minor > 2 ? Subjects : [])
        {
            merged[field] = current.Body[field]?.DeepClone();
        }
    }

    private const string Local = "local://";

    private static JObject Creator(string parent, string id, string role, string userId) => new()
    {
        [parent] = id,
        ["name"] = "creator-" + role,
        ["roleTemplateId"] = role,
        ["userId"] = userId,
        ["userPrincipalId"] = Local + userId,
    };

    private void CheckSubject(JObject body)
    {
        var (user, group) = (Has(body, "userId") || Has(body, "userPrincipalId"), Has(body, "groupId") || Has(body, "groupPrincipalId"));
        if (user == group && Version.Minor > 2)
        {
            throw new ApiError(422, "InvalidBodyContent", "must target a user [userId]/[userPrincipalId] OR a group [groupId]/[groupPrincipalId]");
        }

        if ((string?)body["userPrincipalId"] is { Length: > 0 } principal && !principal.Contains("://", StringComparison.Ordinal))
        {
            throw ApiError.Server($"invalid id {principal}");
        }
    }

    private void CheckRole(JObject body)
    {
        var role = Store.Find("roleTemplate", (string?)body["roleTemplateId"] ?? "")
            ?? throw ApiError.Server("Error getting role template: "
                + $"{(Version.Minor >= 11 ? "roletemplates" : "roleTemplate")}.management.cattle.io \"{body["roleTemplateId"]}\" not found");
        var wanted = _inProject ? "project" : "cluster";
        if (role.Text("context") != wanted)
        {
            throw new ApiError(422, "InvalidBodyContent",
                $"Cannot {(Version.Minor == 2 ? "edit" : "reference")} context [{role.Text("context")}] from [{wanted}] context");
        }

        if (Version.HasWebhook && role.Flag("locked"))
        {
            throw new ApiError(422, "InvalidState", $"Role is locked and cannot be assigned: {role.Text("name")}");
        }
    }

    private void RequireProject(string id)
    {
        if (!id.Contains(':', StringComparison.Ordinal))
        {
            throw ApiError.NotFound("failed to find resource by id");
        }

        if (Store.Find("project", id) is null)
        {
            throw ApiError.Server($"projects.management.cattle.io \"{id.Split(':')[1]}\" not found");
        }
    }

    private static bool Has(JObject body, string field) => (string?)body[field] is { Length: > 0 };

    private static string Letters(string text)
    {
        const string Alphabet = "bcdfghjklmnpqrstvwxz2456789";
        return string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(text)).Take(10).Select(b => Alphabet[b % Alphabet.Length]));
    }

    /// <summary>2.14 refuses a second binding of the same role to the same subject in a cluster, by whichever name; not yet in a project.</summary>
    private void CheckTwin(JObject body)
    {
        if (Version.Minor == 14 && !_inProject && Store.InCluster(TypeId, (string)body["clusterId"]!)
            .Any(b => b.Text("roleTemplateId") == (string?)body["roleTemplateId"] && Subjects.Any(f => Has(body, f) && b.Text(f) == (string?)body[f])))
        {
            throw ApiError.Webhook("clusterroletemplatebindings.management.cattle.io", "duplicate crtb not allowed", 409, "Conflict");
        }
    }
}
