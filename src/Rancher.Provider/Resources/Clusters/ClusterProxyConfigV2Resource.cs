using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Provider.Common;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>Whether service accounts of a cluster may use its API through Rancher. A cluster has at most one such object, of a fixed name.</summary>
internal static class ClusterProxyConfigV2Resource
{
    private const string Name = "clusterproxyconfig";
    private static readonly SteveCollection Type = new("management.cattle.io.clusterproxyconfigs", "management.cattle.io.clusterproxyconfig");

    public static ResourceDefinition Definition { get; } = new(
        "rancher2_cluster_proxy_config_v2", "Whether service accounts of a cluster may use its Kubernetes API through Rancher. A cluster has one such setting.")
    {
        Area = "Clusters",
        Api = Type,
        ImportId = $"c-m-abcdefgh/{Name}",
        Timeouts = Timeouts.Minutes(10),
        Behavior = new OneInANamespace(),
        CheckPlanAsync = ServerNeeds.Of(new ServerFeature("rancher2_cluster_proxy_config_v2") { Since = 6, SteveType = Type.Schema }),
        Fields =
        [
            String("cluster_id", "Id of the cluster, such as `c-m-abcdefgh`.").Required().RequiresReplace().At("metadata.namespace"),
            Bool("enabled", "Whether Rancher lets service accounts of the cluster through.").Required().RequiresReplace(),
            .. KubernetesMetadata.Fields.Where(f => f.Name != "resource_version"),
        ],
    };

    public static DataSourceDefinition DataSourceDefinition { get; } = DataSource.Of(Definition, required: ["cluster_id"]);

    private sealed class OneInANamespace : KubernetesBehavior
    {
        public override Task<JObject> CreateAsync(OperationContext op, JObject body, Action<JObject> created, CancellationToken ct)
        {
            ((JObject)body["metadata"]!)["name"] = Name;
            return base.CreateAsync(op, body, created, ct);
        }
    }
}
