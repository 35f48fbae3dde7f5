using Rancher.Api;
using Rancher.Provider.Common;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using static Rancher.Provider.Service.Addresses;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Kubernetes;

/// <summary>A Kubernetes config map in any cluster that Rancher manages.</summary>
internal static class ConfigMapV2Resource
{
    public static ResourceDefinition Definition { get; } = new("rancher2_config_map_v2", "A Kubernetes config map in any cluster that Rancher manages.")
    {
        Area = "Kubernetes objects",
        Address = Downstream("configmaps", "configmap"),
        ImportId = "c-abcde.default/my-map",
        Timeouts = Timeouts.Minutes(10),
        ModifyPlan = plan => ImmutableFlag.ReplaceWhenChanged(plan, "data", "immutable"),
        Requires = [new ServerHas(ServerFeature.InClusters("rancher2_config_map_v2"))],
        Fields =
        [
            KubernetesMetadata.ClusterId,
            StringMap("data", "What the config map holds, by key.").Required(),
            Bool("immutable", "Whether the data can never be changed again; a change of it then makes a new config map.").Default(false),
            KubernetesMetadata.Name("Name of the config map."),
            KubernetesMetadata.Namespace,
            .. KubernetesMetadata.Fields,
        ],
    };

    /// <summary>Reads one config map by its name.</summary>
    public static DataSourceDefinition DataSource { get; } = Definition.AsDataSource(required: ["cluster_id", "name"], optional: ["namespace"]);
}
