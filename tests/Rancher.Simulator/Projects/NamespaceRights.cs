using Rancher.Simulator.Access;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Projects;

/// <summary>
/// Who may see, make and change namespaces: owners of the cluster all, members of a project those in it. Their rights on a new one come a moment later.
/// </summary>
internal sealed class NamespaceRights(World world, Permissions permissions)
{
    private const string Pending = "rightsPending";

    public bool CanSee(StoredObject cluster, StoredObject stored, Caller caller) =>
        IsOwner(cluster, caller) || (!stored.Hidden.ContainsKey(Pending) && (IsCreator(stored, caller) || RoleIn(stored, caller) is not null));

    /// <summary>The request is allowed; also for a name that does not exist, which only those who see all are told.</summary>
    public void Require(StoredObject cluster, string name, StoredObject? stored, ApiRequest request)
    {
        var caller = request.Caller!;
        if (IsOwner(cluster, caller))
        {
            return;
        }

        if (stored is null || !CanSee(cluster, stored, caller))
        {
            throw Refused(caller, $" \"{name}\"", "get", $"in the namespace \"{name}\"");
        }

        if (request.Method != "GET" && !IsCreator(stored, caller) && RoleIn(stored, caller) is not ("project-owner" or "project-member"))
        {
            throw Refused(caller, $" \"{name}\"", request.Method == "DELETE" ? "delete" : "update", $"in the namespace \"{name}\"");
        }
    }

    public void RequireCreate(StoredObject cluster, string? project, Caller caller)
    {
        if (!IsOwner(cluster, caller) && !(project is null ? permissions.ClusterRole(cluster.Id, caller) is not null || MayMakeOwn(cluster, caller)
            : IsWriter(permissions.ProjectRole(project, caller))))
        {
            throw Refused(caller, "", "create", "at the cluster scope");
        }
    }

    /// <summary>The creator of a new namespace gets his rights on it after some seconds.</summary>
    public void Granted(StoredObject stored, double seconds)
    {
        stored.Hidden[Pending] = "true";
        world.Clock.After(seconds, () => stored.Hidden.Remove(Pending));
    }

    private bool IsOwner(StoredObject cluster, Caller caller) => caller.IsAdmin || permissions.ClusterRole(cluster.Id, caller) == "cluster-owner";

    private static bool IsCreator(StoredObject stored, Caller caller) => stored.Text("creatorId") == caller.UserId;

    private static bool IsWriter(string? role) => role is "project-owner" or "project-member";

    private string? RoleIn(StoredObject stored, Caller caller) => stored.Text("projectId") is { Length: > 0 } project
        ? permissions.ProjectRole(project, caller) : null;

    private bool MayMakeOwn(StoredObject cluster, Caller caller) =>
        world.Store.InCluster("project", cluster.Id).Any(project => IsWriter(permissions.ProjectRole(project.Id, caller)));

    private static ApiError Refused(Caller caller, string name, string verb, string scope) =>
        new(403, "Forbidden", $"namespaces{name} is forbidden: User \"{caller.UserId}\" cannot {verb} resource \"namespaces\" in API group \"\" {scope}");
}
