using Rancher.Provider.Clusters;
using Rancher.Provider.Windows;
using Terraform.Plugin.Declarative;
using static Rancher.Provider.Service.Addresses;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>
/// A Kubernetes cluster that Rancher manages: built by RKE1 on machines that register themselves, made by a cloud provider's Kubernetes service, or
/// imported.
/// </summary>
internal static class ClusterResource
{
    public static ResourceDefinition Definition { get; } = new(
        "rancher2_cluster",
        "A Kubernetes cluster in Rancher: built by RKE1, run by a cloud provider, or imported when none of the configuration blocks is given.")
    {
        Area = "Clusters",
        Address = Management("clusters", "cluster"),
        Related = [new ClusterDetails()],
        ImportId = "c-abcde",
        SchemaVersion = 2,
        StateUpgraders = ClusterUpgrades.Steps,
        Timeouts = Timeouts.Minutes(30),
        Fields = ClusterFields.All,
        ModifyPlan = WindowsNetworkPreset.Apply,
        CheckPlanAsync = ClusterPlan.CheckAsync,
        NoteApplied = AppliedNetwork.Note,
        Behavior = new ClusterBehavior(),
    };

    /// <summary>Reads a cluster by its name. Unlike rancher2's it makes no token, for nodes or for people: reading writes nothing.</summary>
    public static DataSourceDefinition DataSource { get; } = Definition
        .AsDataSource(required: ["name"], ignored: ["default_pod_security_admission_configuration_template_name"]).With(KubeConfigFields.OfDataSource)
        with { Validate = KubeConfigFields.Refuse };
}
