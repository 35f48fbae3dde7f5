using Rancher.Api.Steve;
using Rancher.Api.Versions;

namespace Rancher.Api.Servers;

/// <summary>Something that came with one Rancher version, or went with another.</summary>
/// <param name="Name">As the subject of a sentence, such as <c>RKE1</c>.</param>
/// <param name="Instead">What to use where it is missing, such as <c>use rancher2_cluster_v2</c>; null when there is nothing.</param>
public sealed record ServerFeature(string Name, string? Instead = null)
{
    /// <summary>The first minor version of Rancher 2 that has it.</summary>
    public int? Since { get; init; }

    /// <summary>The last minor version of Rancher 2 that has it.</summary>
    public int? Until { get; init; }

    /// <summary>A type below <c>/v3</c> that is there where the feature is; it decides for builds of an unknown version.</summary>
    public string? NormanType { get; init; }

    /// <summary>
    /// Whether that type is only the sign of a version, which a user of a server of a known version need not see to use the feature.
    /// </summary>
    public bool IsTypeOnlySign { get; init; }

    /// <summary>The id of a schema below <c>/v1</c> that is there where the feature is.</summary>
    public string? SteveType { get; init; }

    /// <summary>
    /// Clusters that Rancher makes with RKE. Later servers accept them in silence and then do nothing: 2.14 keeps the configuration, 2.15
    /// makes an imported cluster of it.
    /// </summary>
    public static ServerFeature Rke1 { get; } = new("RKE1", "use rancher2_cluster_v2") { Until = 11, NormanType = "nodeTemplate", IsTypeOnlySign = true };

    /// <summary>Clusters of RKE2 and K3s.</summary>
    public static ServerFeature ProvisioningClusters { get; } =
        new("rancher2_cluster_v2", "use rancher2_cluster") { Since = 6, SteveType = "provisioning.cattle.io.cluster" };

    /// <summary>Pools of RKE1 nodes.</summary>
    public static ServerFeature NodePools { get; } =
        new("rancher2_node_pool", "use machine_pools of rancher2_cluster_v2") { Until = 14, NormanType = "nodePool" };

    /// <summary>Templates of RKE1 nodes.</summary>
    public static ServerFeature NodeTemplates { get; } =
        new("rancher2_node_template", "use rancher2_machine_config_v2") { Until = 11, NormanType = "nodeTemplate" };

    /// <summary>Templates of RKE1 clusters.</summary>
    public static ServerFeature ClusterTemplates { get; } = new("rancher2_cluster_template") { Until = 11, NormanType = "clusterTemplate" };

    /// <summary>Backups of RKE1 clusters.</summary>
    public static ServerFeature EtcdBackups { get; } =
        new("rancher2_etcd_backup", "use etcd_snapshot_create of rancher2_cluster_v2") { Until = 11, NormanType = "etcdBackup" };

    /// <summary>Catalogs of Helm 2.</summary>
    public static ServerFeature Catalogs { get; } = new("rancher2_catalog", "use rancher2_catalog_v2") { Until = 10, NormanType = "catalog" };

    /// <summary>Apps of those catalogs.</summary>
    public static ServerFeature Apps { get; } = new("rancher2_app", "use rancher2_app_v2") { Until = 10, NormanType = "template" };

    /// <summary>One app in many projects.</summary>
    public static ServerFeature MultiClusterApps { get; } =
        new("rancher2_multi_cluster_app", "use rancher2_app_v2") { Until = 10, NormanType = "multiClusterApp" };

    /// <summary>DNS entries over clusters.</summary>
    public static ServerFeature GlobalDns { get; } = new("rancher2_global_dns") { Until = 9, NormanType = "globalDns" };

    /// <summary>Notifiers, and the alerts that use them.</summary>
    public static ServerFeature Alerts { get; } = new("rancher2_notifier and its alerts", "use rancher2_app_v2 with rancher-monitoring")
    {
        Until = 8,
        NormanType = "notifier",
    };

    /// <summary>Monitoring of clusters before it became an app; switched by actions on the cluster.</summary>
    public static ServerFeature ClusterMonitoring { get; } =
        new("The first generation of cluster monitoring", "install the app rancher-monitoring with rancher2_app_v2")
        {
            Since = 2,
            Until = 8,
            NormanType = "monitoringInput",
            IsTypeOnlySign = true,
        };

    /// <summary>Alerting of clusters before it became part of the monitoring app.</summary>
    public static ServerFeature ClusterAlerting { get; } =
        new("The first generation of cluster alerting", "install the app rancher-monitoring with rancher2_app_v2")
        {
            Until = 8,
            NormanType = "clusterAlertGroup",
            IsTypeOnlySign = true,
        };

    /// <summary>Templates of pod security policies.</summary>
    public static ServerFeature PodSecurityPolicyTemplates { get; } = new(
        "rancher2_pod_security_policy_template", "use rancher2_pod_security_admission_configuration_template")
    {
        Until = 8,
        NormanType = "podSecurityPolicyTemplate",
    };

    /// <summary>Monitoring of projects before it became an app; switched by actions on the project.</summary>
    public static ServerFeature ProjectMonitoring { get; } =
        new("The first generation of project monitoring", "install the app rancher-monitoring with rancher2_app_v2")
        {
            Since = 2,
            Until = 8,
            NormanType = "monitoringInput",
            IsTypeOnlySign = true,
        };

    /// <summary>A pod security policy template that is bound to a project.</summary>
    public static ServerFeature ProjectPodSecurityPolicies { get; } =
        new("pod_security_policy_template_id", "use the labels pod-security.kubernetes.io on namespaces")
        {
            Until = 8,
            NormanType = "setPodSecurityPolicyTemplateInput",
            IsTypeOnlySign = true,
        };

    /// <summary>Quotas for resources that Kubernetes does not name itself. A server without them drops them without a word.</summary>
    public static ServerFeature ExtendedQuotas { get; } = new("A quota with extended keys") { Since = 14 };

    /// <summary>
    /// A resource made of Kubernetes objects that any cluster has. Which types a user sees there only that cluster can tell: whoever owns one may see none of
    /// them in the cluster that Rancher runs in, but namespaces.
    /// </summary>
    /// <param name="resource">Name of the resource.</param>
    /// <param name="instead">What to use on servers before the API of clusters.</param>
    public static ServerFeature InClusters(string resource, string? instead = null) =>
        new(resource, instead) { Since = 5, SteveType = "namespace", IsTypeOnlySign = true };

    /// <summary>What divides servers most: how clusters come into being, and how charts are installed.</summary>
    internal static IReadOnlyList<string> Main(RancherVersion version) => version.IsUnknown
        ? []
        : [.. new (string Word, ServerFeature Feature)[] { ("RKE1", Rke1), ("RKE2 and K3s", ProvisioningClusters), ("catalogs of Helm 2", Catalogs) }
            .Where(f => f.Feature.InRange(version)).Select(f => f.Word)];

    internal bool InRange(RancherVersion version) =>
        (Since is not { } since || version.IsAtLeast(2, since)) && (Until is not { } until || !version.IsAtLeast(2, until + 1));

    /// <summary>
    /// Why a server of this version does not have it: <c>RKE1 exists until Rancher 2.11; this server is 2.14.4: use …</c>.
    /// </summary>
    internal string Missing(RancherVersion version)
    {
        var span = (Since, Until) switch
        {
            ({ } since, { } until) => $" exists from Rancher 2.{since} to 2.{until}",
            ({ } since, null) => $" exists since Rancher 2.{since}",
            (null, { } until) => $" exists until Rancher 2.{until}",
            _ => " is not in every Rancher",
        };
        return $"{Name}{span}; this server is {Plain(version)}{(Instead is null ? "" : $": {Instead}")}";
    }

    /// <summary>Why a server that should have it does not show it.</summary>
    internal string Hidden(RancherVersion version, string type)
    {
        var advice = Instead is null ? "" : $": {Instead}, or ask for the right";
        return $"{Name} needs the type {type}, which this server ({Plain(version)}) does not have, or does not show to this user{advice}";
    }

    private static string Plain(RancherVersion version) =>
        version.IsUnknown ? $"of an unknown version ({version})" : version.ToString().TrimStart('v');
}
