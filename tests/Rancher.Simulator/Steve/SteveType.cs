using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Steve;

/// <summary>A Kubernetes type as Steve serves it.</summary>
internal sealed record SteveType(string Group, string Version, string Plural, string Kind, bool IsNamespaced)
{
    private static readonly string[] Downstream =
    [
        "", "apps", "batch", "catalog.cattle.io", "networking.k8s.io", "policy", "rbac.authorization.k8s.io", "scheduling.k8s.io", "storage.k8s.io", "apiextensions.k8s.io",
    ];

    /// <summary>Methods that are refused with 403, though the type is visible.</summary>
    public string[] Blocked { get; init; } = [];

    /// <summary>Methods the type has no route for; LIST stands for the list of all.</summary>
    public string[] Without { get; init; } = [];

    /// <summary>The path below <c>/v1</c>: <c>provisioning.cattle.io.clusters</c>.</summary>
    public string Collection => Group.Length == 0 ? Plural : $"{Group}.{Plural}";

    /// <summary>The id of the schema: <c>provisioning.cattle.io.cluster</c>.</summary>
    public string Id => (Group.Length == 0 ? "" : Group + ".") + Kind.ToLowerInvariant();

    /// <summary>As errors call it: <c>clusters.provisioning.cattle.io</c>.</summary>
    public string Resource => Group.Length == 0 ? Plural : $"{Plural}.{Group}";

    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>Types that are only data: nothing counts their generations, and nothing about them can be in a state.</summary>
    public bool IsData => Group.Length == 0 && Plural is "configmaps" or "secrets";

    public string KubernetesPath(string? ns, string name) =>
        (Group.Length == 0 ? $"/api/{Version}" : $"/apis/{Group}/{Version}") + (IsNamespaced ? $"/namespaces/{ns}" : "") + $"/{Plural}/{name}";

    /// <summary>The types of the cluster a server runs in.</summary>
    public static IEnumerable<SteveType> OfServer(ServerVersion version) => Resources.Read("steve/types.table").Split('\n')
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => SchemaParser.For(line, version.SchemaTag))
        .OfType<string>()
        .Select(Read);

    /// <summary>The types of a cluster that a server manages.</summary>
    public static IEnumerable<SteveType> OfManagedCluster(ServerVersion version) => OfServer(version).Where(type => Downstream.Contains(type.Group));

    private static SteveType Read(string line)
    {
        var words = line.Split(' ');
        string[] Methods(string name) => words.FirstOrDefault(word => word.StartsWith(name, StringComparison.Ordinal))?[name.Length..].Split(',') ?? [];
        return new SteveType(words[0] == "-" ? "" : words[0], words[1], words[2], words[3], words[4] == "namespaced")
        {
            Blocked = Methods("blocked="),
            Without = Methods("without="),
        };
    }
}
