using System.Globalization;

namespace Rancher.Simulator.Steve;

/// <summary>In what the Steve of one server version differs from the others.</summary>
internal sealed record SteveRules(int Minor)
{
    /// <summary>From 2.12 on lists come from a database: exact filters on indexed fields, pages by number, selectors ignored.</summary>
    public bool ListsFromDatabase => Minor >= 12;

    /// <summary>From 2.15 on the root is a list with one item.</summary>
    public bool RootIsList => Minor >= 15;

    /// <summary>From 2.15 on objects in namespaces can be patched through Steve.</summary>
    public bool PatchesInNamespaces => Minor >= 15;

    /// <summary>From 2.12 on Cluster API is v1beta2: other references, other conditions.</summary>
    public bool HasBeta2Machines => Minor >= 12;

    /// <summary>From 2.12 on the machine pools of a cluster are a map by name.</summary>
    public bool PoolNamesAreUnique => Minor >= 12;

    /// <summary>From 2.12 on the RKE configuration of a cluster stays once it is there.</summary>
    public bool KeepsRkeConfig => Minor >= 12;

    /// <summary>Up to 2.14 a provisioning cluster shows what becomes true of its management cluster before nodes are there.</summary>
    public bool CopiesConditions => Minor < 15;

    /// <summary>From 2.12 on who made an object and may not yet read it gets no link to read it by.</summary>
    public bool ViewsByRight => Minor >= 12;

    public string NamespaceRequired => Minor >= 12 ? "metadata.namespace or apiOp.namespace are required" : "metadata.namespace is required";

    /// <summary>What Cluster API puts before the planner's text until the control plane is there; 2.15 leaves it out.</summary>
    public string BeforeControlPlane => Minor is >= 12 and < 15 ? "Waiting for Cluster control plane to be initialized, " : "";

    public static SteveRules For(string version) => new(int.Parse(version.Split('.')[1], CultureInfo.InvariantCulture));
}
