using Rancher.Simulator.Access;
using Rancher.Simulator.Provisioning;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Steve;

/// <summary>
/// What a user sees of the server's own Kubernetes cluster, in the steps that were recorded: an administrator all; everybody else the
/// types his roles name, and in them the objects of his clusters.
/// </summary>
internal sealed class SteveAccess(World world, SteveRules rules)
{
    private static readonly string[] OfEverybody = ["management.cattle.io.clusters", "management.cattle.io.settings", "management.cattle.io.features", "management.cattle.io.projects", "namespaces"];

    /// <summary>The managed cluster inside which is asked, where Kubernetes itself decides by the role in it.</summary>
    public string? Inside { get; init; }

    public bool Sees(Caller? caller, SteveType type)
    {
        if (Inside is not null)
        {
            return caller is not null && (caller.IsAdmin || RoleInside(caller) is not null);
        }

        if (type.Group == SteveTypes.MachineConfigGroup && IsOfAnIdleDriver(type))
        {
            return false;
        }

        if (caller is null)
        {
            return type.Collection is "management.cattle.io.settings" or "management.cattle.io.clusters" or "management.cattle.io.projects" or "namespaces";
        }

        return caller.IsAdmin || OfEverybody.Contains(type.Collection)
            || type.Group is SteveTypes.MachineConfigGroup or "catalog.cattle.io" && IsStandard(caller)
            || type.Collection is SteveTypes.Clusters or SteveTypes.Secrets or SteveTypes.ConfigMaps && IsStandard(caller)
            || type.Collection == SteveTypes.Clusters && HasClusters(caller)
            || type.Collection == SteveTypes.Machines && HasClusters(caller) && (rules.Minor < 12 || world.MachinesAreIndexed) && !IsOnlyCreator(caller)
            || type.Collection is SteveTypes.ClusterApiClusters && world.MachinesAreIndexed && Roles(caller).Any(role => role.Role == "cluster-owner")
            || type.Collection == "management.cattle.io.clusterregistrationtokens" && Roles(caller).Any(role => role.Role == "cluster-owner")
            || type.Collection == SteveTypes.Secrets && Roles(caller).Any(role => role.Role == "cluster-owner");
    }

    // The type of a driver's machines is there while the driver is active.
    private bool IsOfAnIdleDriver(SteveType type) =>
        world.Store.All("nodeDriver").FirstOrDefault(d => d.Text("name") + "configs" == type.Plural) is { } driver && driver.Text("state") != "active";

    /// <summary>Whether an object is in the lists of a user.</summary>
    public bool CanRead(Caller? caller, SteveObject item)
    {
        if (Inside is not null)
        {
            return caller is not null && (caller.IsAdmin || RoleInside(caller) is not null);
        }

        if (caller is null)
        {
            return item.Type.Collection == "management.cattle.io.settings" && Permissions.IsPublicSetting(item.Name);
        }

        return caller.IsAdmin || item.Type.Collection switch
        {
            "management.cattle.io.settings" or "management.cattle.io.features" => true,
            SteveTypes.Clusters or "management.cattle.io.clusters" or SteveTypes.Machines or SteveTypes.ClusterApiClusters => RoleIn(caller, item) is not null,
            "management.cattle.io.clusterregistrationtokens" => RoleIn(caller, item) == "cluster-owner",
            SteveTypes.Secrets => item.Name.StartsWith("crt-token-", StringComparison.Ordinal) && RoleIn(caller, item) == "cluster-owner",
            _ when item.Type.Group == SteveTypes.MachineConfigGroup => item.Annotation("field.cattle.io/creatorId") == caller.UserId,
            _ => false,
        };
    }

    /// <summary>Refuses a method on one object in the words of the server, where the caller may not use it.</summary>
    public void Check(Caller caller, string method, SteveType type, SteveObject? item, string? ns, string name)
    {
        if (Inside is not null && (method == "GET" || RoleInside(caller) == "cluster-owner"))
        {
            return;
        }

        if (caller.IsAdmin || item is not null && CanRead(caller, item) && (method == "GET" && item.Type.Group != SteveTypes.MachineConfigGroup || MayWrite(caller, item)))
        {
            return;
        }

        var isKnown = item is not null && CanRead(caller, item);
        var writes = type.Collection is SteveTypes.Clusters or SteveTypes.Machines && HasOwnClusters(caller);
        if (!isKnown && (method == "GET" && type.Collection is SteveTypes.Clusters or SteveTypes.Machines && HasClusters(caller) || writes && method != "GET"))
        {
            throw SteveError.Forbidden(caller, method switch { "GET" => "get", "PUT" => "update", "DELETE" => "delete", _ => "patch" }, type, ns, name);
        }

        throw type.Collection == SteveTypes.Secrets && Roles(caller).Any(role => role.Role == "cluster-owner")
            ? SteveError.Forbidden(caller, "get", type, ns, name)
            : SteveError.NotSupported(method);
    }

    public bool MayCreate(Caller caller, SteveType type) => caller.IsAdmin || (Inside is not null
        ? RoleInside(caller) == "cluster-owner"
        : IsStandard(caller) && (type.Collection == SteveTypes.Clusters || type.Group == SteveTypes.MachineConfigGroup));

    /// <summary>Lists offer more than is allowed then.</summary>
    public bool OffersCreation(Caller? caller, SteveType type) => caller is not null && (MayCreate(caller, type)
        || Inside is null && (type.Collection == SteveTypes.Secrets && IsStandard(caller) || type.Collection == SteveTypes.Machines && HasOwnClusters(caller)));

    public void CheckCreate(Caller caller, SteveType type, string? ns)
    {
        if (MayCreate(caller, type))
        {
            return;
        }

        throw type.Collection is SteveTypes.Secrets or SteveTypes.ConfigMaps && IsStandard(caller)
            ? SteveError.Forbidden(caller, "create", type, ns, null)
            : SteveError.NotSupported("POST");
    }

    public bool MayOffer(Caller? caller, SteveObject item) => caller is not null && (caller.IsAdmin || MayWrite(caller, item));

    // The creator of a machine configuration finds it in lists at once; the rest of his rights comes with the bindings that a controller makes.
    private bool MayWrite(Caller caller, SteveObject item) => item.Type.Group == SteveTypes.MachineConfigGroup
        ? item.Annotation(MachineConfigs.BindingsCreated) == "true" && CanRead(caller, item)
        : item.Type.Collection is SteveTypes.Clusters or SteveTypes.Machines or SteveTypes.ClusterApiClusters or "management.cattle.io.clusterregistrationtokens"
            && RoleIn(caller, item) == "cluster-owner" && !AwaitsOwnership(caller, item);

    /// <summary>Who made a cluster may read it as soon as he is bound to it, and write it once the server has noted that he owns it.</summary>
    private bool AwaitsOwnership(Caller caller, SteveObject item) => item.Type.Collection == SteveTypes.Clusters && ManagementTwin.IdOf(item) is { } twin
        && world.Store.Find("cluster", twin)?.Body.SelectToken("conditions[?(@.type == 'CreatorMadeOwner')].status")?.ToString() != "True"
        && Roles(caller).Where(role => role.Cluster == twin).All(role => IsOfCreator(role.Binding));

    private static bool IsOfCreator(string binding) => binding.EndsWith(":creator-cluster-owner", StringComparison.Ordinal);

    private string? RoleInside(Caller caller) => Roles(caller).Where(role => role.Cluster == Inside).Select(role => role.Role).FirstOrDefault();

    private bool IsStandard(Caller caller) => world.Store.All("globalRoleBinding")
        .Any(binding => binding.Text("userId") == caller.UserId && binding.Text("globalRoleId") is "user" or "clusters-create");

    private bool HasClusters(Caller caller) => Roles(caller).Any();

    private bool HasOwnClusters(Caller caller) => Roles(caller).Any(role => role.Role == "cluster-owner");

    /// <summary>Who only made clusters himself never saw machines.</summary>
    private bool IsOnlyCreator(Caller caller) => !world.MachinesAreIndexed && Roles(caller).All(role => IsOfCreator(role.Binding));

    /// <summary>Rights add up, so the role of an owner comes before others.</summary>
    private IEnumerable<(string Cluster, string Role, string Binding)> Roles(Caller caller) => world.Store.All("clusterRoleTemplateBinding")
        .Where(binding => binding.Text("userId") == caller.UserId)
        .OrderByDescending(binding => binding.Text("roleTemplateId") == "cluster-owner")
        .Select(binding => (binding.Text("clusterId")!, binding.Text("roleTemplateId")!, binding.Id));

    private string? RoleIn(Caller caller, SteveObject item)
    {
        var cluster = item.Type.Collection switch
        {
            "management.cattle.io.clusters" => item.Name,
            SteveTypes.Clusters => (string?)item.Body["status"]?["clusterName"],
            SteveTypes.Machines or SteveTypes.ClusterApiClusters => item.Hidden.GetValueOrDefault("twin"),
            _ => item.Namespace,
        };
        return cluster is null ? null : Roles(caller).Where(role => role.Cluster == cluster).Select(role => role.Role).FirstOrDefault();
    }
}
