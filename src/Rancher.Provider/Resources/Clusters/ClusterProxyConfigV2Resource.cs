using Rancher.Api;
using Rancher.Provider.Common;
using Rancher.Provider.Formats;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using static Rancher.Provider.Service.Addresses;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>Whether service accounts of a cluster may use its API through Rancher. A cluster has at most one such object, of a fixed name.</summary>
internal static class ClusterProxyConfigV2Resource
{
    private const string Name = "clusterproxyconfig";
    private const string Type = "management.cattle.io.clusterproxyconfig";

    public static ResourceDefinition Definition { get; } = new(
        "rancher2_cluster_proxy_config_v2", "Whether service accounts of a cluster may use its Kubernetes API through Rancher. A cluster has one such setting.")
    {
        Area = "Clusters",
        Address = Local($"{Type}s", Type) with { FixedName = Name },
        Id = $"{{cluster_id}}/{Name}",
        ImportId = $"c-m-abcdefgh/{Name}",
        Timeouts = Timeouts.Minutes(10),
        Requires = [new ServerHas(new ServerFeature("rancher2_cluster_proxy_config_v2") { Since = 6, SteveType = Type })],
        Fields =
        [
            String("cluster_id", "Id of the cluster, such as `c-m-abcdefgh`.").ClusterId().Required().RequiresReplace().At("metadata.namespace"),
            Bool("enabled", "Whether Rancher lets service accounts of the cluster through.").Required().RequiresReplace(),
            .. KubernetesMetadata.Fields.Where(f => f.Name != "resource_version"),
        ],
    };

    public static DataSourceDefinition DataSource { get; } = Definition.AsDataSource(required: ["cluster_id"]);
}
