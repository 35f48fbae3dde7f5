using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Access;

/// <summary>Who may do what, in the few steps that matter here: administrators all, others what bindings give them.</summary>
internal sealed class Permissions(World world)
{
    private static readonly HashSet<string> PublicSettings = ["cacerts", "first-login"];

    /// <summary>Types anybody with a global role can read.</summary>
    private static readonly HashSet<string> Shared = ["setting", "feature", "roleTemplate", "nodeDriver", "kontainerDriver", "catalog", "principal"];

    public static bool IsPublicSetting(string name) => PublicSettings.Contains(name) || name.StartsWith("ui-", StringComparison.Ordinal);

    public bool CanRead(Caller? caller, TypeBehavior behavior, StoredObject stored)
    {
        if (caller is null)
        {
            return behavior.TypeId == "setting" && IsPublicSetting(stored.Id);
        }

        // Tokens of others are hidden from administrators, too.
        return behavior.TypeId == "token" ? stored.Verbatim || stored.Text("userId") == caller.UserId : caller.IsAdmin || behavior.TypeId switch
        {
            "user" => stored.Id == caller.UserId,
            "cluster" => RoleIn(stored.Id, caller) is not null,
            "clusterRegistrationToken" or "clusterRoleTemplateBinding" => RoleIn(stored.Text("clusterId"), caller) == "cluster-owner",
            "project" => RoleIn(stored.Text("clusterId"), caller) == "cluster-owner" || ProjectRole(stored.Id, caller) is not null,
            "projectRoleTemplateBinding" => IsProjectOwner(stored.Text("projectId"), caller) || stored.Text("userId") == caller.UserId,
            "globalRoleBinding" or "globalRole" => stored.Text("userId") == caller.UserId,
            "node" => RoleIn(stored.Text("clusterId"), caller) is not null,
            _ when Shared.Contains(behavior.TypeId) => HasGlobalRole(caller),
            _ => stored.Text("creatorId") == caller.UserId,
        };
    }

    public bool CanWrite(Caller? caller, string verb, TypeBehavior behavior, StoredObject stored)
    {
        if (caller is null)
        {
            return false;
        }

        return caller.IsAdmin || behavior.TypeId switch
        {
            "cluster" => stored.Text("creatorId") == caller.UserId || RoleIn(stored.Id, caller) == "cluster-owner",
            "token" => stored.Text("userId") == caller.UserId,
            "project" => IsProjectOwner(stored.Id, caller),
            "projectRoleTemplateBinding" => IsProjectOwner(stored.Text("projectId"), caller),
            _ when Shared.Contains(behavior.TypeId) || behavior.TypeId is "user" or "globalRoleBinding" => false,
            _ => stored.Text("creatorId") == caller.UserId || RoleIn(stored.Text("clusterId"), caller) == "cluster-owner",
        };
    }

    public bool CanCreate(Caller caller, TypeBehavior behavior, string? clusterId, string? projectId = null) =>
        caller.IsAdmin || behavior.TypeId switch
        {
            "token" => true,
            "cluster" or "cloudCredential" or "nodeTemplate" or "clusterTemplate" or "clusterTemplateRevision" => HasGlobalRole(caller, "user", "clusters-create"),
            "project" => RoleIn(clusterId, caller) is not null,
            "projectRoleTemplateBinding" => IsProjectOwner(projectId, caller),
            "clusterRegistrationToken" or "clusterRoleTemplateBinding" or "node" or "nodePool" => RoleIn(clusterId, caller) == "cluster-owner",
            _ => false,
        };

    /// <summary>The refusal of a verb, in the words of Kubernetes.</summary>
    public static ApiError Forbidden(Caller caller, string verb, TypeBehavior behavior, string? id, string? space = null)
    {
        var name = id is null ? "" : $" \"{id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..]}\"";
        space ??= id is not null && behavior.IsNamespaced && id.Contains(':', StringComparison.Ordinal) ? id.Split(':')[0] : null;
        var scope = space is null ? "at the cluster scope" : $"in the namespace \"{space}\"";
        return new ApiError(
            403,
            "Forbidden",
            $"{behavior.ResourceName}{name} is forbidden: User \"{caller.UserId}\" cannot {verb} resource \"{behavior.Schema.CollectionPath}\" in API group \"management.cattle.io\" {scope}");
    }

    /// <summary>Rights add up, so the role of an owner comes before others.</summary>
    private string? RoleIn(string? clusterId, Caller caller) =>
        clusterId is null
            ? null
            : world.Store.InCluster("clusterRoleTemplateBinding", clusterId).Where(b => b.Text("userId") == caller.UserId)
                .Select(b => b.Text("roleTemplateId")).OrderByDescending(role => role == "cluster-owner").FirstOrDefault();

    /// <summary>The role that somebody has in a cluster; null for none.</summary>
    public string? ClusterRole(string clusterId, Caller caller) => RoleIn(clusterId, caller);

    /// <summary>The role that somebody has in a project; null for none. That of an owner comes first.</summary>
    public string? ProjectRole(string projectId, Caller caller) => world.Store.All("projectRoleTemplateBinding")
        .Where(b => b.Text("projectId") == projectId && b.Text("userId") == caller.UserId)
        .Select(b => b.Text("roleTemplateId")).OrderByDescending(role => role is "project-owner").ThenByDescending(role => role is "project-member").FirstOrDefault();

    private bool IsProjectOwner(string? projectId, Caller caller) =>
        projectId is not null && (RoleIn(projectId.Split(':')[0], caller) == "cluster-owner" || ProjectRole(projectId, caller) == "project-owner");

    private bool HasGlobalRole(Caller caller, params string[] roles) =>
        world.Store.All("globalRoleBinding").Any(
            b => b.Text("userId") == caller.UserId && (roles.Length == 0 || roles.Contains(b.Text("globalRoleId"))));
}
