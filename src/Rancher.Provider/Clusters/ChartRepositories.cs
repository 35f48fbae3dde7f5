using Rancher.Provider.Service;
using static Rancher.Provider.Service.Addresses;

namespace Rancher.Provider.Clusters;

/// <summary>The repositories of Helm charts that a cluster offers.</summary>
internal static class ChartRepositories
{
    /// <summary>The Kubernetes type.</summary>
    public static SteveCollection Type { get; } = Downstream("catalog.cattle.io.clusterrepos", "catalog.cattle.io.clusterrepo", namespaced: false);

    /// <summary>The servers that have it.</summary>
    public static ServerFeature Feature { get; } = ServerFeature.InClusters("rancher2_catalog_v2", instead: "use rancher2_catalog");
}
