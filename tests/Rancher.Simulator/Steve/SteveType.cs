namespace Rancher.Simulator.Steve;

/// <summary>A Kubernetes type as Steve serves it.</summary>
internal sealed record SteveType(string Group, string Version, string Plural, string Kind, bool IsNamespaced)
{
    /// <summary>Methods that are refused with 403, though the type is visible.</summary>
    public string[] Blocked { get; init; } = [];

    /// <summary>A controller must let go of an object before it vanishes.</summary>
    public string[] Finalizers { get; init; } = [];

    /// <summary>The path below <c>/v1</c>: <c>provisioning.cattle.io.clusters</c>.</summary>
    public string Collection => Group.Length == 0 ? Plural : $"{Group}.{Plural}";

    /// <summary>The id of the schema: <c>provisioning.cattle.io.cluster</c>.</summary>
    public string Id => (Group.Length == 0 ? "" : Group + ".") + Kind.ToLowerInvariant();

    /// <summary>As errors call it: <c>clusters.provisioning.cattle.io</c>.</summary>
    public string Resource => Group.Length == 0 ? Plural : $"{Plural}.{Group}";

    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    public string KubernetesPath(string? ns, string name) =>
        (Group.Length == 0 ? $"/api/{Version}" : $"/apis/{Group}/{Version}") + (IsNamespaced ? $"/namespaces/{ns}" : "") + $"/{Plural}/{name}";

    public static IReadOnlyList<SteveType> All(SteveRules rules)
    {
        string[] drivers = ["amazonec2", "azure", "digitalocean", "harvester", "linode", "vmwarevsphere"];
        return
        [
            new("", "v1", "configmaps", "ConfigMap", true),
            new("", "v1", "secrets", "Secret", true),
            new("", "v1", "namespaces", "Namespace", false),
            new("storage.k8s.io", "v1", "storageclasses", "StorageClass", false),
            new("catalog.cattle.io", "v1", "clusterrepos", "ClusterRepo", false),
            new("catalog.cattle.io", "v1", "apps", "App", true),
            new("management.cattle.io", "v3", "clusterproxyconfigs", "ClusterProxyConfig", true),
            new("provisioning.cattle.io", "v1", "clusters", "Cluster", true)
            {
                Finalizers = ["wrangler.cattle.io/cloud-config-secret-remover", "wrangler.cattle.io/provisioning-cluster-remove", "wrangler.cattle.io/rke-cluster-remove"],
            },
            new("cluster.x-k8s.io", rules.MachineVersion, "machines", "Machine", true) { Finalizers = ["machine.cluster.x-k8s.io"] },
            new("rke.cattle.io", "v1", "custommachines", "CustomMachine", true),
            .. drivers.Select(driver => new SteveType(
                "rke-machine-config.cattle.io", "v1", driver + "configs", char.ToUpperInvariant(driver[0]) + driver[1..] + "Config", true)),
        ];
    }
}
