using Rancher.Provider.Clusters;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using static Rancher.Provider.Service.Addresses;

namespace Rancher.Provider.Resources.ClustersV2;

/// <summary>
/// A cluster of RKE2 or K3s that Rancher builds: on machines that register themselves, on machines that it makes in pools, or, without
/// <c>rke_config</c>, one that is imported.
/// </summary>
internal static class ClusterV2Resource
{
    public static SteveCollection Type { get; } = Local("provisioning.cattle.io.clusters", "provisioning.cattle.io.cluster");

    public static ResourceDefinition Definition { get; } = new(
        "rancher2_cluster_v2",
        "A Kubernetes cluster of RKE2 or K3s: on machines that register themselves, on machines that Rancher makes in pools, "
            + "or imported when `rke_config` is left out; "
        + "since Rancher 2.6.")
    {
        Area = "Clusters",
        Address = Type,
        Id = "{fleet_namespace}/{name}",
        Related = [new ClusterV2Details()],
        ImportId = "fleet-default/my-cluster",
        SchemaVersion = 1,
        Timeouts = Timeouts.Minutes(30),
        Fields = ClusterV2Fields.All,
        Validate = ClusterV2Checks.Validate,
        ModifyPlan = ClusterV2Network.Apply,
        CheckPlanAsync = ClusterV2Plan.CheckAsync,
        Behavior = new ClusterV2Behavior(),
    };

    /// <summary>Reads a cluster by its name. Unlike rancher2's it makes no token, for nodes or for people: reading writes nothing.</summary>
    public static DataSourceDefinition DataSource { get; } = Definition.AsDataSource(required: ["name"], optional: ["fleet_namespace"])
        .With(KubeConfigFields.OfDataSource) with
    {
        Validate = KubeConfigFields.Refuse,
    };
}
