using Rancher.Api;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>
/// What a cluster asks of the server that not every Rancher has. A server without it says nothing: it takes the object and does something else.
/// </summary>
internal static class ClusterNeeds
{
    private static readonly (string Path, KubernetesDistribution Distribution)[] Versions =
    [
        ("rke_config[0].kubernetes_version", KubernetesDistribution.Rke1),
        ("rke2_config[0].version", KubernetesDistribution.Rke2),
        ("k3s_config[0].version", KubernetesDistribution.K3s),
    ];

    private static readonly (string Attribute, ServerFeature Feature)[] Switches =
    [
        ("enable_cluster_alerting", ServerFeature.ClusterAlerting),
        ("enable_cluster_monitoring", ServerFeature.ClusterMonitoring),
    ];

    public static async Task CheckAsync(PlanContext plan, IProviderServices? services, CancellationToken ct)
    {
        // What exists already came through an upgrade of Rancher and is none of this plan's doing.
        if (plan.IsCreate && plan.Config["rke_config"].Items.Count > 0 && plan.Diagnostics.All(d => d.Path?.ToString() != "rke_config")
            && await ServerRequirements.WhyMissingAsync(services, ServerFeature.Rke1, ct) is { } noRke)
        {
            plan.Diagnostics.Error(
                "This Rancher has no RKE1",
                $"{noRke}. It would take the cluster, and no node could ever join it. For Linux and Windows nodes of your own: "
                    + "a rancher2_cluster_v2 without machine_pools.",
                TfPath.Of("rke_config"));
        }

        CheckScan(plan);
        foreach (var (path, distribution) in Versions)
        {
            await CheckVersionAsync(plan, services, path, distribution, ct);
        }

        foreach (var (attribute, feature) in Switches.Where(s => plan.Config[s.Attribute].BoolOrNull() == true))
        {
            if (await ServerRequirements.WhyMissingAsync(services, feature, ct) is { } missing)
            {
                plan.Diagnostics
                    .Warning($"{attribute} does nothing on this Rancher", $"{missing}. The state keeps the argument as configured.", TfPath.Of(attribute));
            }
        }
    }

    // Rancher 2.4 crashes in the request and answers 500 without a word. A cluster from a template has its configuration there.
    private static void CheckScan(PlanContext plan)
    {
        if (plan.IsCreate && plan.ConfigAt("scheduled_cluster_scan[0].enabled").BoolOrNull() == true
            && plan.Config["rke_config"].IsKnown && plan.Config["rke_config"].Items.Count == 0
            && plan.Config["cluster_template_revision_id"].IsNull)
        {
            plan.Diagnostics.Error(
                "scheduled_cluster_scan needs rke_config",
                "The CIS scans of Rancher 2.4 run on clusters of RKE only.",
                TfPath.Of("scheduled_cluster_scan"));
        }
    }

    // No error: the list names the newest patch of each minor version, and most servers install older ones too.
    private static async Task CheckVersionAsync(PlanContext plan, IProviderServices? services, string path, KubernetesDistribution distribution,
        CancellationToken ct)
    {
        if (plan.ConfigAt(path).StringOrNull() is not { Length: > 0 } version || plan.PriorAt(path).StringOrNull() == version)
        {
            return;
        }

        var known = await services.AskAsync((rancher, inner) => rancher.Capabilities.KubernetesAsync(distribution, inner), KubernetesVersions.None, ct);
        if (!known.Has(version))
        {
            plan.Diagnostics.Warning(
                $"Rancher does not list Kubernetes {version}",
                "Older patches of a listed version are mostly installed all the same; any other version is refused, or accepted and never installed. "
                    + $"The nearest ones on the list: {string.Join(", ", known.Nearest(version, 3))}.",
                TfPath.Parse(path));
        }
    }
}
