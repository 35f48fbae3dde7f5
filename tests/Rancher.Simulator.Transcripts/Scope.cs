namespace Rancher.Simulator.Transcripts;

/// <summary>Which recorded requests the simulator is held to.</summary>
internal static class Scope
{
    private static readonly HashSet<string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        "clusters", "clusterregistrationtokens", "settings", "tokens", "nodes", "projects", "users", "schemas", "connect", "roletemplates", "probenopes",
    };

    /// <summary>Types of the Kubernetes side that controllers here look after; of others only the type itself is served.</summary>
    private static readonly HashSet<string> SteveTypes = new(StringComparer.Ordinal)
    {
        "provisioning.cattle.io.clusters", "cluster.x-k8s.io.machines", "cluster.x-k8s.io.clusters", "cluster.x-k8s.io.machinedeployments", "cluster.x-k8s.io.machinesets",
        "rke.cattle.io.custommachines", "rke.cattle.io.rkebootstraps", "rke.cattle.io.rkecontrolplanes", "rke.cattle.io.rkeclusters", "rke.cattle.io.etcdsnapshots",
        "secrets", "configmaps", "namespaces", "nodes", "storage.k8s.io.storageclasses", "catalog.cattle.io.clusterrepos", "catalog.cattle.io.apps", "probe.nope.things",
        "management.cattle.io.clusters", "management.cattle.io.clusterregistrationtokens", "management.cattle.io.clusterproxyconfigs",
    };

    public static bool Holds(Transcript transcript)
    {
        if (!transcript.IsOneRequest)
        {
            return false;
        }

        var segments = transcript.PathAndQuery.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments switch
        {
            ["ping"] or ["healthz"] or ["rancherversion"] or ["cacerts"] => true,
            ["v9", ..] => true,
            ["v3-public", "authProviders"] or ["v3-public", "localProviders", ..] => true,
            ["v3"] => true,

            ["v3", "connect"] => true,
            ["v3", "connect", "register" or "config" or "agent" or "cluster-info"] => true,
            ["v1"] => true,
            ["v1", var type, ..] => SteveTypes.Contains(type) || type.StartsWith("rke-machine-config.", StringComparison.Ordinal),
            ["api", "v1", ..] => true,
            ["apis", "provisioning.cattle.io" or "cluster.x-k8s.io", ..] => true,
            ["v3", "connect", ..] => false,

            // Roles stand here only for the conventions of lists; what they hold is not compared.
            ["v3", "roletemplates"] => transcript.Method == "GET",
            ["v3", "roletemplates", ..] => false,
            ["v3", "clusters", _, "clusterregistrationtokens" or "projects" or "nodes"] => true,
            ["v3", "clusters", _, _, ..] => false,
            ["v3", var type, ..] => Types.Contains(type),
            ["k8s", "clusters", ..] => true,
            _ => false,
        };
    }
}
